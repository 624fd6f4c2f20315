//! Builds phrases from the pages' own words.

use errbook_spec::model::{Catalog, ParamType, Retry};
pub(crate) use errbook_spec::site_words::Words;

/// Returns the words of the pages in one of the catalog's languages.
pub(crate) fn of(catalog: &Catalog, language: usize) -> Words<'_> {
    let own = catalog.site.words.get(language).map_or(&[][..], Vec::as_slice);
    Words::new(&catalog.languages[language], own)
}

/// Returns the word for a param's type; for an enumeration, the words before its values: `one of`.
pub(crate) fn kind<'w>(words: &Words<'w>, kind: &ParamType) -> &'w str {
    match kind {
        ParamType::OneOf(_) => words.one_of,
        ParamType::String => words.string,
        ParamType::Integer => words.integer,
        ParamType::Unsigned => words.unsigned,
        ParamType::Number => words.number,
        ParamType::Boolean => words.boolean,
        ParamType::Duration => words.duration,
        ParamType::Strings => words.strings,
        ParamType::Json(_) => words.json,
        ParamType::Fields => words.fields,
    }
}

/// Returns the advice on retrying as a sentence, with code in backticks.
pub(crate) fn retry(words: &Words<'_>, retry: Retry) -> String {
    match retry {
        Retry::Never => words.never.to_owned(),
        Retry::AfterFix => words.after_fix.to_owned(),
        Retry::Backoff => words.backoff.to_owned(),
        Retry::AfterSeconds(seconds) => {
            let unit = if seconds == 1 { words.second } else { words.seconds };
            format!("{} {seconds} {unit}", words.after)
        }
        Retry::AfterParam(_) => words.after_header.to_owned(),
    }
}

/// Returns a count such as `9 codes in 2 groups`.
pub(crate) fn codes_in_groups(words: &Words<'_>, codes: usize, groups: usize) -> String {
    let codes_word = if codes == 1 { words.count_code } else { words.count_codes };
    let groups_word = if groups == 1 { words.count_group } else { words.count_groups };
    let (codes, groups) = (format!("{codes} {codes_word}"), format!("{groups} {groups_word}"));
    words.count.replace("{codes}", &codes).replace("{groups}", &groups)
}

/// Returns the count of a list that shows everything, such as `9 of 9 codes`.
pub(crate) fn shown(words: &Words<'_>, codes: usize) -> String {
    let codes = codes.to_string();
    words.shown.replace("{shown}", &codes).replace("{all}", &codes)
}
