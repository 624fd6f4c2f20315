//! Finds the entry that a response is about, for every reader.

use alloc::borrow::Cow;

/// The values of a response that identify its error, and how to look them up.
pub trait Identifiers {
    /// An entry.
    type Entry: Copy;

    /// Returns whether a type URI, a code or a number was sent, even an unknown one.
    fn is_named(&self) -> bool;

    /// Returns the entry with the type URI that was sent.
    fn by_type_uri(&self) -> Option<Self::Entry>;

    /// Returns the code that was sent.
    fn code(&self) -> Option<Cow<'_, str>>;

    /// Returns the entries with a code in the spelling of the envelope, else those with that former code.
    fn by_code(&self, code: &str) -> impl Iterator<Item = Self::Entry>;

    /// Returns the entry with the number that was sent.
    fn by_number(&self) -> Option<Self::Entry>;

    /// Returns the entry whose page has the address that was sent.
    fn by_docs_url(&self) -> Option<Self::Entry>;

    /// Returns the entries with the props that were sent; none if no props were.
    fn by_props(&self) -> impl Iterator<Item = Self::Entry>;

    /// Returns whether an entry can be sent: internal ones are not.
    fn is_sent(&self, entry: Self::Entry) -> bool;

    /// Returns whether an entry has the group that was sent, if one was.
    fn has_group(&self, entry: Self::Entry) -> bool;

    /// Returns whether an entry has the props that were sent, if any were.
    fn has_props(&self, entry: Self::Entry) -> bool;

    /// Returns whether an entry has the status of the response.
    fn has_status(&self, entry: Self::Entry) -> bool;
}

/// Returns the entry that a response names by its type URI, else its code, else its number, else the address of its page.
pub fn named<M: Identifiers>(identifiers: &M) -> Option<M::Entry> {
    let by_code = || {
        let code = identifiers.code()?;
        of_code(identifiers, &code).or_else(|| of_code(identifiers, shape(&code)?))
    };
    let found = identifiers.by_type_uri().or_else(by_code);
    let found = found.or_else(|| identifiers.by_number()).or_else(|| identifiers.by_docs_url());
    found.filter(|entry| identifiers.is_sent(*entry))
}

/// Returns the entry that the body of a response names, else the one that its headers name, else the one with the props of both. Props
/// only count if no name was sent.
pub fn of_response<M: Identifiers>(body: &M, headers: &M) -> Option<M::Entry> {
    let is_named = body.is_named() || headers.is_named();
    let by_props = || if is_named { None } else { by_props(body) };
    named(body).or_else(|| named(headers)).or_else(by_props)
}

/// Returns the only entry with the sent props and group; of several, the only one with the status.
pub fn by_props<M: Identifiers>(identifiers: &M) -> Option<M::Entry> {
    let found = || {
        let found = identifiers.by_props().filter(|entry| identifiers.is_sent(*entry));
        found.filter(|entry| identifiers.has_group(*entry))
    };
    single(found()).or_else(|| single(found().filter(|entry| identifiers.has_status(*entry))))
}

/// Returns the only entry with a code; of several, the only one with the group, else also with the props, else also with the status.
fn of_code<M: Identifiers>(identifiers: &M, code: &str) -> Option<M::Entry> {
    let found = || identifiers.by_code(code).filter(|entry| identifiers.is_sent(*entry));
    found().next()?;
    let of_group = || found().filter(|entry| identifiers.has_group(*entry));
    let with_props = || of_group().filter(|entry| identifiers.has_props(*entry));
    single(found())
        .or_else(|| single(of_group()))
        .or_else(|| single(with_props()))
        .or_else(|| single(with_props().filter(|entry| identifiers.has_status(*entry))))
}

/// Returns the item of a list with one item.
pub fn single<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// Returns a code as AWS writes it, without the namespace before `#` and the address after `:`; `None` if it has neither.
fn shape(code: &str) -> Option<&str> {
    let before = code.split(':').next().unwrap_or(code);
    let shape = before.rsplit('#').next().unwrap_or(before);
    (shape.len() < code.len()).then_some(shape)
}

/// Returns where the value of a variable ends, in a text that begins with it: before the last match of the text after it or, if
/// [`ends_first`], before the first.
#[must_use]
pub fn value_end(text: &str, suffix: &str, is_last: bool, is_name: bool) -> Option<usize> {
    if is_last {
        Some(text.strip_suffix(suffix)?.len())
    } else if ends_first(suffix, is_name) {
        text.find(suffix)
    } else {
        text.rfind(suffix)
    }
}

/// Returns whether a value ends before the first match of the text after it, because hardly any name contains that text. Codes that do
/// are reported with the envelope, because they are not read back.
#[must_use]
pub fn ends_first(suffix: &str, is_name: bool) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    is_name && !suffix.chars().all(is_of_name)
}

#[cfg(test)]
mod tests {
    use super::value_end;

    #[test]
    fn a_value_ends_where_its_suffix_begins() {
        for (text, suffix, is_last, is_name, expected) in [
            ("a - b - c", " - ", false, true, Some(1)),
            ("a - b - c", " - ", false, false, Some(5)),
            ("a-b-c", "-", false, true, Some(3)),
            ("a)", ")", true, true, Some(1)),
            ("a) b", ")", true, true, None),
            ("a", ": ", false, true, None),
        ] {
            assert_eq!(value_end(text, suffix, is_last, is_name), expected, "{text}");
        }
    }
}
