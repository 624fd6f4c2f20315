//! The words of names, and names made of words.

/// Returns the ASCII words of a name, split at other characters and before capitals.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let chars: Vec<char> = name.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i]);
        let begins = c.is_ascii_uppercase()
            && match before {
                Some(before) if before.is_ascii_uppercase() => {
                    chars.get(i + 1).is_some_and(char::is_ascii_lowercase)
                }
                Some(_) => true,
                None => false,
            };
        if begins || !c.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(*c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Returns the words as `UpperCamelCase`.
pub(super) fn upper_camel(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| word[..1].to_ascii_uppercase() + &word[1..].to_ascii_lowercase())
        .collect()
}

/// Returns the words as `snake_case`.
pub(super) fn snake(name: &str) -> String {
    words(name).join("_").to_ascii_lowercase()
}

/// Returns a title made of the words of a code, such as `Out of credit`; a code of few words with digits is its own title.
pub(super) fn title(code: &str) -> String {
    let words = words(code);
    let is_word = |word: &&String| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let has_digits = code.contains(|c: char| c.is_ascii_digit());
    if words.is_empty() || (has_digits && words.iter().filter(is_word).count() < 2) {
        return code.to_owned();
    }
    // In a code of capitals only, they say nothing about a word.
    let is_mixed = code.contains(|c: char| c.is_ascii_lowercase());
    let is_acronym =
        |word: &str| is_mixed && word.len() > 1 && !word.contains(|c: char| c.is_ascii_lowercase());
    let lower =
        |word: &String| if is_acronym(word) { word.clone() } else { word.to_ascii_lowercase() };
    let mut title = words.iter().map(lower).collect::<Vec<_>>().join(" ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    title
}

#[cfg(test)]
mod tests {
    use super::{snake, title, upper_camel, words};

    #[test]
    fn titles_of_codes() {
        for (code, expected) in [
            ("out-of-credit", "Out of credit"),
            ("NOT_FOUND_ERROR", "Not found error"),
            ("FORBIDDEN", "Forbidden"),
            ("invalidHTTPHeader", "Invalid HTTP header"),
            ("Cannot_find_name_0", "Cannot find name 0"),
            ("SNYK-CODE-0001", "Snyk code 0001"),
            ("_LEGACY_ERROR_TEMP_1008", "Legacy error temp 1008"),
            ("InvalidInstanceID.NotFound", "Invalid instance ID not found"),
            ("ORA-00942", "ORA-00942"),
            ("42P01", "42P01"),
            ("TS2304", "TS2304"),
            ("-32600", "-32600"),
            ("_", "_"),
        ] {
            assert_eq!(title(code), expected);
        }
    }

    #[test]
    fn words_of_names() {
        assert_eq!(words("HTTPError-2_foo bar"), ["HTTP", "Error", "2", "foo", "bar"]);
        assert_eq!(upper_camel("OUT_OF_CREDIT"), "OutOfCredit");
        assert_eq!(upper_camel("in-progress"), "InProgress");
        assert_eq!(upper_camel("¡a!"), "A");
        assert_eq!(snake("userID"), "user_id");
        assert_eq!(snake("address2Line"), "address2_line");
    }
}
