//! Phrases to avoid, each with a better one, and the search for them.

/// The words of a phrase, with alternatives; `_` is any word. The replacement follows.
const PHRASES: [(&str, &str); 22] = [
    (
        "stand|stands|stood|standing in|at|on|above|below|behind|before|after|beside|next|there",
        "is",
    ),
    ("there twice", "appears twice, duplicate"),
    ("mend|mends|mended|mending", "fix"),
    ("lead|leads|leading|led to|there", "links to, causes"),
    ("beside", "next to, besides"),
    ("said|told of", "documents, describes, reports"),
    ("for ever", "permanently"),
    ("put in other words", "overridden"),
    ("there is|are no _ `", "unknown"),
    ("do|does not know _ `", "unknown value"),
    ("don't|doesn't know _ `", "unknown value"),
    ("of the moment", "current"),
    ("whoever", "you, users, callers"),
    ("he|one|anyone|those who", "you, users, callers"),
    ("in the order of the file|files", "in file order"),
    ("by day|night", "light mode, dark mode"),
    ("on paper", "print"),
    ("tongue|tongues", "language"),
    ("twin|twins", "alternate"),
    ("shelf|shelves", "pages"),
    ("scene|scenes", "resolver"),
    ("speller|spellers", "canonical"),
];

/// A phrase in a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FoundPhrase {
    pub(crate) line: usize,
    pub(crate) words: String,
    pub(crate) better: &'static str,
}

/// Finds the phrases of a text, including those that continue on the next line of a comment or string.
pub(crate) fn find(text: &str) -> Vec<FoundPhrase> {
    let phrases = PHRASES.map(|(phrase, better)| {
        let words = phrase.split(' ').map(|word| word.split('|').collect());
        (words.collect::<Vec<Vec<&str>>>(), better)
    });
    let words: Vec<_> =
        text.lines().enumerate().flat_map(|(at, line)| words(at + 1, line)).collect();
    let mut found = Vec::new();
    for start in 0..words.len() {
        for (phrase, better) in &phrases {
            let Some(here) = words.get(start..start + phrase.len()) else { continue };
            if here.iter().zip(phrase).all(|((_, word), any)| is_one_of(word, any)) {
                let words: Vec<_> = here.iter().map(|(_, word)| word.as_str()).collect();
                found.push(FoundPhrase { line: here[0].0, words: words.join(" "), better });
            }
        }
    }
    found
}

fn is_one_of(word: &str, any: &[&str]) -> bool {
    any.contains(&word) || (any == ["_"] && word.starts_with(char::is_alphanumeric))
}

/// Returns the words of a line, in lower case and with the line number. The parts of a name and single characters count as words.
fn words(number: usize, line: &str) -> Vec<(usize, String)> {
    let line = line.trim_end_matches('\\').trim();
    let marks = ["///", "//!", "//", "/**", "*", "#"];
    let line = marks.iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
    let mut words = vec![String::new()];
    let mut is_after_lower_case = false;
    for character in line.chars() {
        let is_word = character.is_alphanumeric() || character == '\'';
        if !is_word || (is_after_lower_case && character.is_uppercase()) {
            words.push(String::new());
        }
        if !is_word && character != '_' && !character.is_whitespace() {
            words.extend([character.to_string(), String::new()]);
        } else if is_word {
            words.last_mut().unwrap().extend(character.to_lowercase());
        }
        is_after_lower_case = character.is_lowercase();
    }
    words.into_iter().filter(|word| !word.is_empty()).map(|word| (number, word)).collect()
}
