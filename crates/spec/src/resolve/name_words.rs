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

#[cfg(test)]
mod tests {
    use super::{snake, upper_camel, words};

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
