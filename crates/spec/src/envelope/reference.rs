//! The reference of the envelope language: every variable, filter and construct.

use super::constructs::CONSTRUCTS;
use super::expression::FILTERS;
use super::variables::NAMED;
use crate::model::Variable;

/// A word of the envelope language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeWord {
    /// The word as it is written, such as `$code`, `|opt` or `$each`.
    pub name: String,
    /// What sort of word it is.
    pub sort: WordSort,
    /// Its value or effect, in sentences.
    pub meaning: &'static str,
    /// How it is used. Variables have no example.
    pub example: Option<&'static str>,
}

/// The sorts of words in the envelope language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordSort {
    /// A key that chooses or repeats, such as `$each`.
    Construct,
    /// A value, such as `$code`.
    Variable,
    /// What changes a value, such as `|opt`.
    Filter,
}

/// Explains a word of the envelope language: a variable such as `$code`, a filter such as `|opt`, a construct such as `$each`;
/// `None` if it has no such word.
#[must_use]
pub fn explain_word(word: &str) -> Option<String> {
    let is_it = |it: &EnvelopeWord| {
        let beginning = it.name.strip_suffix("NAME");
        it.name == word || beginning.is_some_and(|beginning| word.starts_with(beginning))
    };
    let EnvelopeWord { name, sort, meaning, example } = envelope_words().find(is_it)?;
    let sort = match sort {
        WordSort::Construct => "construct",
        WordSort::Variable => "variable",
        WordSort::Filter => "filter",
    };
    let example = example.map(|example| format!("\n\nExample: `{example}`")).unwrap_or_default();
    Some(format!("`{name}` is a {sort}\n\n{meaning}{example}"))
}

/// Returns every word of the envelope language.
pub fn envelope_words() -> impl Iterator<Item = EnvelopeWord> {
    let constructs = CONSTRUCTS.iter().map(|keys| keys[0]).chain([MERGE]).filter_map(|name| {
        let (meaning, example) = construct_docs(name)?;
        Some((name.to_owned(), WordSort::Construct, meaning, Some(example)))
    });
    let variables = NAMED.iter().map(|(name, it)| (format!("${name}"), variable_docs(it)));
    let spaces = SPACES.iter().map(|(space, meaning)| (format!("${space}NAME"), *meaning));
    let variables =
        variables.chain(spaces).map(|(name, meaning)| (name, WordSort::Variable, meaning, None));
    let filters = FILTERS.into_iter().filter_map(|name| {
        let (meaning, example) = filter_docs(name)?;
        Some((format!("|{name}"), WordSort::Filter, meaning, Some(example)))
    });
    let words = constructs.chain(variables).chain(filters);
    words.map(|(name, sort, meaning, example)| EnvelopeWord { name, sort, meaning, example })
}

const MERGE: &str = "$merge";

/// Beginnings of variables whose names the catalog or the server chooses.
const SPACES: [(&str, &str); 3] = [
    (
        "props.",
        "A fixed value of the entry, from its `props`. It may be absent: use `|opt` or `|or(…)`.",
    ),
    (
        "params.",
        "The value of one param. It is absent in entries without the param: use `|opt` or `|or(…)`.",
    ),
    (
        "ctx.",
        "A value that the server puts into the `RequestContext`. It may be absent: use `|opt` or `|or(…)`.",
    ),
];

/// Returns what a variable is.
#[expect(clippy::too_many_lines, reason = "one arm a variable")]
fn variable_docs(variable: &Variable) -> &'static str {
    match variable {
        Variable::Code => "The code of the error.",
        Variable::Case => "The name of the case; absent without cases.",
        Variable::Number => "The `number` of the entry; absent if it has none.",
        Variable::Group => "The name of the group.",
        Variable::Catalog => "The name of the catalog.",
        Variable::Status => {
            "The status of the entry, as a number, even if `http_status` sends another."
        }
        Variable::ReasonPhrase => "The reason phrase of the status, such as `Not Found`.",
        Variable::TypeUri => "The type URI of the error; absent without `type_uri` and `docs_url`.",
        Variable::DocsUrl => {
            "The address of the error's documentation page; absent without `docs_url`."
        }
        Variable::Severity => "The severity of the entry: `fatal`, `error`, `warn` or `info`.",
        Variable::Retryable => {
            "Whether sending the request again can succeed, as a boolean; absent without `retry`."
        }
        Variable::Prop(_) => SPACES[0].1,
        Variable::Param(_) => SPACES[1].1,
        Variable::Context(_) => SPACES[2].1,
        Variable::Title => "The title, in the language of the response.",
        Variable::Detail => {
            "What happened this time, in the language of the response; absent if the entry has no `detail`."
        }
        Variable::Description => {
            "The description as plain text, or the detail or else the title if the entry has no `description`, in the language of the response."
        }
        Variable::Resolution => {
            "The resolution as plain text, in the language of the response; absent if the entry has no `resolution`."
        }
        Variable::Language => "The language of the texts, as a BCP 47 tag.",
        Variable::Text => {
            "The detail, or the description or else the title where there is no detail to send, in the language of the response."
        }
        Variable::UserMessage => {
            "What the application may show to its users, in the language of the response; absent if the entry has no `user_message`."
        }
        Variable::TitleSource => "The title, in the source language.",
        Variable::DetailSource => {
            "The detail, in the source language; absent if the entry has no `detail`."
        }
        Variable::DescriptionSource => {
            "The description as plain text, or the detail or else the title if the entry has no `description`, in the source language."
        }
        Variable::ResolutionSource => {
            "The resolution as plain text, in the source language; absent if the entry has no `resolution`."
        }
        Variable::TextSource => {
            "The detail, or the description or else the title where there is no detail to send, in the source language."
        }
        Variable::Params => {
            "All public params, as an object. With `$merge`, they become members of the object around it."
        }
        Variable::Fields => "The field errors of a request, as a list for `$each` and `$group`.",
        Variable::Errors => "The error and its further errors, as a list for `$each`.",
        Variable::Causes => "The causes of the error, as a list for `$each` and `$chain`.",
        Variable::Next => {
            "The rest of a chain of causes, inside `$chain`. It is absent at the end: use `|opt`."
        }
        Variable::Instance => {
            "The URI reference of this occurrence, from `with_instance` or the `RequestContext`; may be absent."
        }
        Variable::TraceId => {
            "The id under which the request was traced, from the `RequestContext`; may be absent."
        }
        Variable::RetryAfter => {
            "How many seconds to wait, as in `Retry-After`; absent without a time in `retry`."
        }
        Variable::Timestamp => {
            "The time of the response, from the `RequestContext`; may be absent."
        }
        Variable::ItemPath => "The path of the field, as the server gave it.",
        Variable::ItemPointer => {
            "The field as a JSON Pointer in a URI fragment, such as `#/items/0/name`."
        }
        Variable::ItemJsonPointer => "The field as a JSON Pointer, such as `/items/0/name`.",
        Variable::ItemIndexedPath => {
            "The path of the field with indices in brackets, such as `items[0].name`."
        }
        Variable::ItemName => "The name of the field: the last part of its path.",
        Variable::ItemMessage => "The message of the field error, in the language of the response.",
        Variable::ItemCode => {
            "The name of the field error in `field_errors`; absent if the server gave the message as a text."
        }
        Variable::Item(own) => variable_docs(own),
    }
}

/// Returns what a filter does, and an example.
fn filter_docs(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "opt" => ("Leaves the member out if the value is absent.", "$detail|opt"),
        "or" => ("Sends a literal value if the value is absent.", "$props.kind|or(general)"),
        "string" => ("Sends the value as a string.", "$status|string"),
        "strings" => ("Sends each value of an object as a string.", "$params|strings"),
        "list" => ("Sends the value in a list.", "$text|list"),
        "upper" => (
            "Writes a name in capitals. After `snake`, it makes `SCREAMING_SNAKE_CASE`.",
            "$code|snake|upper",
        ),
        "snake" => ("Writes a name in `snake_case`.", "$code|snake"),
        "kebab" => ("Writes a name in `kebab-case`.", "$code|kebab"),
        "pascal" => ("Writes a name in `PascalCase`.", "$code|pascal"),
        "camel" => ("Writes a name in `camelCase`.", "$code|camel"),
        "camel_or_pascal" => (
            "Writes a name in `camelCase`, or in `PascalCase` if the catalog's codes are.",
            "$code|camel_or_pascal",
        ),
        "ascii" => (
            "Keeps what an OAuth `error_description` can have: `\"` becomes `'`, other characters become `?`.",
            "$text|ascii",
        ),
        _ => return None,
    })
}

/// Returns what a construct does, and an example.
fn construct_docs(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "$when" => (
            "Sends `then` if a value is present and not empty, else `else`. Without `else`, the member is left out.",
            "{ $when: fields, then: $title, else: $text }",
        ),
        "$unless" => (
            "Sends `then` if a value is absent or empty, else `else`. Without `else`, the member is left out.",
            "{ $unless: fields, then: $text }",
        ),
        "$each" => (
            "Sends a list with an item for each of `fields`, `errors` or `causes`. In `as`, `$it` is the item.",
            "{ $each: fields, as: { field: $it.path, message: $it.message } }",
        ),
        "$group" => (
            "Sends an object with a list for each value of `by`. In `by` and `as`, `$it` is the item.",
            "{ $group: fields, by: $it.path, as: $it.message }",
        ),
        "$chain" => (
            "Nests the causes: in `as`, `$it` is a cause, and `$next` the rest of the chain.",
            "{ $chain: causes, as: { message: $it.text, cause: $next|opt } }",
        ),
        MERGE => (
            "Puts the members of an object into the object around it.",
            "{ title: $title, $merge: $params }",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_explained() {
        let mut count = 0;
        for EnvelopeWord { name, .. } in envelope_words() {
            let text = explain_word(&name).unwrap_or_else(|| panic!("{name}"));
            assert!(text.starts_with(&format!("`{name}` is a ")), "{text}");
            count += 1;
        }
        assert_eq!(count, 60);
        assert!(CONSTRUCTS.iter().all(|keys| construct_docs(keys[0]).is_some()));
        assert!(FILTERS.iter().all(|name| filter_docs(name).is_some()));
        for unknown in ["", "$", "|", "$zzz", "|zzz", "code", "opt", "$it.zzz"] {
            assert_eq!(explain_word(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_variable_of_a_prop_is_explained_by_its_beginning() {
        let text = explain_word("$props.kind").unwrap();
        assert!(text.starts_with("`$props.NAME` is a variable\n\n"), "{text}");
    }
}
