//! Finds the entries that a response may be of.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use errbook_client::{Part, Reading};
use errbook_spec::model::{Catalog, Entry, Visibility};

use super::pasted::Pasted;
use super::{similar, values};
use crate::catalogs::CheckedCatalog;
use crate::find::FoundEntry;

/// An entry, and the values that a response has for it.
pub(super) struct Decoded<'b> {
    pub(super) found: FoundEntry<'b>,
    /// The values of params, by name.
    pub(super) values: BTreeMap<String, String>,
    /// Other values of the response: name and value.
    pub(super) facts: Vec<(String, String)>,
}

/// The result of reading a response.
pub(super) enum Matches<'b> {
    /// The response is of this entry.
    One(Box<Decoded<'b>>),
    /// The response may be of any of these entries; empty if it is of none.
    Several(Vec<FoundEntry<'b>>),
}

/// Reads a response in all envelopes of all catalogs.
pub(super) fn decode<'b>(catalogs: &'b [CheckedCatalog], pasted: &Pasted) -> Matches<'b> {
    let mut decoded: Vec<_> = catalogs.iter().filter_map(|checked| by(checked, pasted)).collect();
    match decoded.len() {
        0 => Matches::Several(
            catalogs.iter().flat_map(|checked| candidates(checked, pasted)).collect(),
        ),
        1 => Matches::One(Box::new(decoded.remove(0))),
        _ => Matches::Several(decoded.into_iter().map(|it| it.found).collect()),
    }
}

/// Returns the error's code as it is sent.
pub(super) fn raw_code(catalogs: &[CheckedCatalog], pasted: &Pasted) -> Option<String> {
    catalogs.iter().find_map(|checked| {
        let views = checked.lowered.views();
        let catalog = views.catalog();
        let reading = pasted.read_by(&catalog, pasted.status);
        reading.raw_code().map(Cow::into_owned)
    })
}

fn by<'b>(checked: &'b CheckedCatalog, pasted: &Pasted) -> Option<Decoded<'b>> {
    let views = checked.lowered.views();
    let catalog = views.catalog();
    let reading = pasted.read_by(&catalog, pasted.status);
    let entry = checked.catalog.entries.get(reading.entry()?.index())?;
    let named = |(name, text): (&str, String)| (name.to_owned(), text);
    let differences = differences(&checked.catalog, entry, pasted.status, &reading);
    let mut facts: Vec<_> = differences.into_iter().map(named).collect();
    facts.extend(marks(&checked.catalog, entry, &reading));
    facts.extend(self::facts(&reading).into_iter().map(named));
    let mut values = BTreeMap::new();
    // Includes the params of all cases, because many envelopes do not send the case.
    for param in entry.every_param() {
        let value = reading.param(&param.name).filter(|value| !value.is_null());
        let Some(value) = value.filter(|_| param.visibility == Visibility::Public) else {
            continue;
        };
        match values::text(param, value) {
            Some(text) => drop(values.insert(param.name.clone(), text)),
            None => facts.push((param.name.clone(), values::misfit(param, value))),
        }
    }
    Some(Decoded { found: FoundEntry { checked, entry }, values, facts })
}

/// Returns in what a response differs from the entry that it names.
fn differences(
    catalog: &Catalog,
    entry: &Entry,
    status: Option<u16>,
    reading: &Reading<'_, '_>,
) -> Vec<(&'static str, String)> {
    let in_body = reading.status_in_body().filter(|it| Some(*it) != status);
    let statuses = [("status", status), ("status in the body", in_body)];
    let statuses = statuses.into_iter().filter_map(|(name, status)| {
        let status = status.filter(|it| !similar::has_status(catalog, entry, *it))?;
        Some((name, format!("{status}, but the catalog has {}", entry.status)))
    });
    let own = entry.number.map(|number| number.to_string());
    let number = reading.number().filter(|sent| own.as_deref() != Some(sent.trim()));
    let number = number.map(|sent| {
        let own = own.as_deref().unwrap_or("none");
        ("number", format!("{sent}, but the catalog has {own}"))
    });
    statuses.chain(number).collect()
}

/// Returns the case, and the props where the code alone doesn't tell which error it is.
fn marks(catalog: &Catalog, entry: &Entry, reading: &Reading<'_, '_>) -> Vec<(String, String)> {
    let case = reading.case().map(|sent| match reading.known_case() {
        Some(case) => ("case".to_owned(), case.to_owned()),
        None => ("case".to_owned(), format!("{sent}, which the catalog does not have")),
    });
    let has_code = |it: &&Entry| it.is_public() && it.code == entry.code;
    let is_told =
        reading.raw_code().is_some() && catalog.entries.iter().filter(has_code).nth(1).is_none();
    let props = reading.props().filter(|_| !is_told);
    let props = props.map(|(name, text)| (format!("props.{name}"), text.into_owned()));
    case.into_iter().chain(props).collect()
}

/// Returns what else was read, in the order in which it is told.
fn facts(reading: &Reading<'_, '_>) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let own = [
        ("title", reading.title()),
        ("detail", reading.detail()),
        ("instance", reading.instance()),
        ("trace", reading.trace_id()),
    ];
    facts.extend(own.into_iter().filter_map(|(name, text)| Some((name, text?.into_owned()))));
    let retry = reading.retry();
    let wait = retry.after.map(|after| format!("{} s", after.as_secs()));
    facts.extend(retry.date.map(str::to_owned).or(wait).map(|after| ("retry after", after)));
    for field in reading.fields() {
        let (path, code, message) = (field.path(), field.code(), field.message());
        let path = Some(path).filter(|path| !path.is_empty());
        let said: Vec<_> = [path, code, message].into_iter().flatten().collect();
        facts.push(("field", said.join(": ")));
    }
    facts.extend(reading.errors().map(|part| ("further error", name(&part))));
    facts.extend(reading.causes().map(|part| ("cause", name(&part))));
    facts
}

fn name(part: &Part<'_>) -> String {
    let code = part.entry().map(|entry| entry.code().to_owned());
    let code = code.or_else(|| part.raw_code().map(Cow::into_owned)).unwrap_or_default();
    match part.detail().or_else(|| part.title()) {
        Some(text) => format!("{code}: {text}"),
        None => code,
    }
}

/// Returns the entries that have the code or the props of a response, or would match it with another status. Prefers entries with the
/// response's status, and with its texts.
fn candidates<'b>(checked: &'b CheckedCatalog, pasted: &Pasted) -> Vec<FoundEntry<'b>> {
    let views = checked.lowered.views();
    let catalog = views.catalog();
    let reading = pasted.read_by(&catalog, pasted.status);
    let raw = reading.raw_code().map(|code| letters(&code));
    let is_sent = |entry: &&Entry| entry.is_public();
    let fits = |entry: &Entry| reading.fits(entry.id.0);
    let statuses: BTreeSet<u16> =
        checked.catalog.entries.iter().map(|entry| entry.status).collect();
    let by_status = statuses.into_iter().filter_map(|status| {
        pasted.read_by(&catalog, Some(status)).entry().map(|entry| entry.index())
    });
    let has_code = |code: &String| raw.as_ref().is_some_and(|raw| *raw == letters(code));
    let by_name = checked.catalog.entries.iter().filter(is_sent).filter(|entry| {
        let by_props = raw.is_none() && reading.has_props() && fits(entry);
        by_props || has_code(&entry.code) || entry.aliases.iter().any(has_code)
    });
    let all: BTreeSet<usize> = by_status.chain(by_name.map(|entry| entry.id.0)).collect();
    let entries = all.into_iter().filter_map(|index| checked.catalog.entries.get(index));
    let mut entries: Vec<&Entry> = entries.collect();
    prefer(&mut entries, fits);
    prefer(&mut entries, |entry| {
        pasted.status.is_some_and(|status| similar::has_status(&checked.catalog, entry, status))
    });
    let texts = similar::texts(&reading);
    entries.sort_by_key(|entry| Reverse(similar::likeness(entry, &texts)));
    entries.into_iter().map(|entry| FoundEntry { checked, entry }).collect()
}

/// Keeps only the preferred entries, if there are any.
fn prefer(entries: &mut Vec<&Entry>, is_preferred: impl Fn(&Entry) -> bool) {
    if entries.iter().any(|entry| is_preferred(entry)) {
        entries.retain(|entry| is_preferred(entry));
    }
}

/// Returns the letters and digits of a code in lower case, to compare codes in different spellings.
fn letters(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
