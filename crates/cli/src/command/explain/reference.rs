//! Keys of the format, and words of the envelope language.

use errbook_spec::{Error, envelope_words, explain_key, explain_word, format_maps, suggest};

/// Returns the explanation of a key or word; `None` if the name may be a code.
///
/// # Errors
///
/// Returns an error if the name can only be a word of envelopes, or a key of a map of the format, and there is none of this name.
pub(super) fn explanation(name: &str) -> Result<Option<String>, Error> {
    if let Some(text) = explain_word(name).or_else(|| explain_key(name)) {
        return Ok(Some(text));
    }
    if name.starts_with(['$', '|']) {
        let words: Vec<String> = envelope_words().map(|word| word.name).collect();
        return Err(unknown("word of envelopes", name, &words));
    }
    let maps = format_maps();
    let Some((map, _)) = name.rsplit_once('.') else { return Ok(None) };
    let Some(map) = maps.iter().find(|it| it.name == map) else { return Ok(None) };
    let keys: Vec<String> =
        map.keys.iter().map(|key| format!("{}.{}", map.name, key.name)).collect();
    Err(unknown(&format!("key of {}", map.thing), name, &keys))
}

/// Returns an error about an unknown code, with the key of the format that was probably meant.
pub(super) fn with_nearest_key(error: Error, name: &str) -> Error {
    let maps = format_maps();
    let keys = maps.iter().flat_map(|map| map.keys.iter().map(|key| key.name));
    match suggest::nearest(&name.replace('-', "_"), keys) {
        Some(key) => Error::usage(format!(
            "{error}\nhelp: `{key}` is a key of the catalog format: `errbook explain {key}` explains it"
        )),
        None => error,
    }
}

fn unknown(what: &str, name: &str, known: &[String]) -> Error {
    let nearest = suggest::nearest(name, known.iter().map(String::as_str));
    let help = nearest.map_or_else(
        || {
            let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("there are {}", known.join(", "))
        },
        |nearest| format!("did you mean `{nearest}`?"),
    );
    Error::usage(format!("no {what} is called `{name}`\nhelp: {help}"))
}
