//! "Did you mean".

/// Returns the candidate nearest to a word, if one is near enough to be meant: a third of the letters may differ, and one always.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let length = word.chars().count();
    // A word without letters resembles nothing.
    let limit = (length / 3).max(1).min(length.saturating_sub(1));
    candidates
        .into_iter()
        .filter(|candidate| !candidate.is_empty())
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Returns the letters and digits of a name, without regard to case.
pub(crate) fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Counts the edits, an exchange of neighbours being one, without regard to ASCII case.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().map(|c| c.to_ascii_lowercase()).collect();
    let right: Vec<char> = right.chars().map(|c| c.to_ascii_lowercase()).collect();
    let mut rows = vec![(0..=right.len()).collect::<Vec<_>>()];
    for (i, l) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, r) in right.iter().enumerate() {
            let substituted = rows[i][j] + usize::from(l != r);
            let mut best = substituted.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *l == right[j - 1] && left[i - 1] == *r {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        assert_eq!(nearest("strin", ["string", "integer"]), Some("string"));
        assert_eq!(nearest("titel", ["title", "detail"]), Some("title"));
        assert_eq!(nearest("fra", ["far"]), Some("far"));
        assert_eq!(nearest("xyz", ["title", "detail"]), None);
    }

    #[test]
    fn what_only_looks_a_little_like_it_is_not_meant() {
        for (word, other) in [
            ("code", "note"),
            ("title", "site"),
            ("sets", "see"),
            ("message", "case"),
            ("e", "es"),
            ("", "a"),
            ("a", ""),
            ("ab", ""),
        ] {
            assert_eq!(nearest(word, [other]), None, "{word} {other}");
        }
    }
}
