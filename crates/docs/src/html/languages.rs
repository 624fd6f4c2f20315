//! Names of languages, and the direction of their scripts.
//!
//! A table by hand, because CLDR data is many times the size of the site generator, for one name per language.

/// Returns the name of a language in that language, or its tag if the name is unknown.
pub(crate) fn autonym(tag: &str) -> String {
    let found = AUTONYMS.iter().find(|(known, _)| primary(tag).eq_ignore_ascii_case(known));
    match (found, tag.split_once('-')) {
        (None, _) => tag.to_owned(),
        (Some((_, name)), None) => (*name).to_owned(),
        (Some((_, name)), Some((_, region))) => format!("{name} ({region})"),
    }
}

/// Returns whether a language is written from right to left.
pub(crate) fn is_rtl(tag: &str) -> bool {
    ["ar", "fa", "he", "ur"].iter().any(|rtl| primary(tag).eq_ignore_ascii_case(rtl))
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

const AUTONYMS: [(&str, &str); 34] = [
    ("ar", "العربية"),
    ("bg", "Български"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];
