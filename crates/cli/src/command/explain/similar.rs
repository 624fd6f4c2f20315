//! Finds entries for a response that names no code, by its texts and its status.

use std::borrow::Cow;
use std::collections::BTreeSet;

use errbook_client::Reading;
use errbook_spec::model::{Catalog, Entry, Message, Piece};

use super::pasted::Pasted;
use crate::catalogs::CheckedCatalog;
use crate::find::FoundEntry;

/// The most entries to list if they share only the status with the response.
const MOST_BY_STATUS: usize = 5;
/// The most texts of a response to compare, and the length of the longest, in bytes.
const MOST_TEXTS: usize = 20;
const LONGEST_TEXT: usize = 8 * 1024;
/// The fewest bytes of letters and digits that a message needs besides its params. Shorter messages would match nearly every text.
const FEWEST_LETTERS: usize = 4;

/// The similarity between an entry and a response, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Similarity {
    Status,
    Text,
    StatusAndText,
}

/// Returns the entries that share the most with a response, and what they share. Leaves out internal entries, which are never sent.
pub(super) fn similar<'b>(
    catalogs: &'b [CheckedCatalog],
    pasted: &Pasted,
) -> Option<(Similarity, Vec<FoundEntry<'b>>)> {
    let mut scored = Vec::new();
    for checked in catalogs {
        let views = checked.lowered.views();
        let catalog = views.catalog();
        let reading = pasted.read_by(&catalog, pasted.status);
        let texts = texts(&reading);
        // A body without texts may be in an envelope that this catalog does not use.
        if texts.is_empty() && !pasted.body.trim().is_empty() {
            continue;
        }
        let sent = checked.catalog.entries.iter().filter(|entry| {
            let is_sent = entry.is_public();
            is_sent && reading.fits(entry.id.0)
        });
        for entry in sent {
            let (count, letters) = likeness(entry, &texts);
            let status = pasted.status.is_some_and(|it| has_status(&checked.catalog, entry, it));
            let similarity = match (status, count) {
                (true, 0) => Similarity::Status,
                (true, _) => Similarity::StatusAndText,
                (false, 0) => continue,
                (false, _) => Similarity::Text,
            };
            scored.push(((similarity, count, letters), FoundEntry { checked, entry }));
        }
    }
    let best = scored.iter().map(|(score, _)| *score).max()?;
    let is_best = |(score, found)| (score == best).then_some(found);
    let found: Vec<_> = scored.into_iter().filter_map(is_best).collect();
    let is_vague = best.0 == Similarity::Status && found.len() > MOST_BY_STATUS;
    (!is_vague).then_some((best.0, found))
}

/// Returns the texts of a response.
pub(super) fn texts(reading: &Reading<'_, '_>) -> BTreeSet<String> {
    let fields = reading.fields().filter_map(|field| field.message().map(str::to_owned));
    let own = [reading.title(), reading.detail()].into_iter().flatten().map(Cow::into_owned);
    let texts = own.chain(fields);
    let texts = texts.take(MOST_TEXTS).filter(|text| text.len() <= LONGEST_TEXT);
    texts.map(|text| plain(text.trim())).filter(|text| !text.is_empty()).collect()
}

/// Returns how many of the texts are messages of an entry, and how many bytes of letters and digits they have besides their params.
pub(super) fn likeness(entry: &Entry, texts: &BTreeSet<String>) -> (usize, usize) {
    let own = messages(entry);
    let best = |text: &String| own.iter().filter_map(|message| letters(message, text)).max();
    texts.iter().filter_map(best).fold((0, 0), |(count, sum), letters| (count + 1, sum + letters))
}

/// Returns the messages of an entry, each as a list of parts: `Some` for text, `None` for a param.
fn messages(entry: &Entry) -> Vec<Vec<Option<String>>> {
    let parts = |message: &Message| {
        let part = |piece: &Piece| match piece {
            Piece::Text(text) => Some(plain(text)),
            Piece::Param(_) => None,
        };
        message.0.iter().map(part).collect()
    };
    let mut messages = Vec::new();
    for texts in entry.texts.iter().flatten() {
        messages.push(vec![Some(plain(&texts.title))]);
        let details = texts.detail.iter().chain(texts.cases.iter().map(|case| &case.detail));
        let mut details = details.filter(|_| !entry.is_masked()).peekable();
        // An entry without a detail sends its description.
        let description = texts.description.as_ref().filter(|_| details.peek().is_none());
        messages.extend(description.map(|it| vec![Some(plain(it.plain.trim()))]));
        messages.extend(details.map(parts));
        if !entry.is_masked() {
            messages.extend(texts.issues.iter().map(parts));
        }
    }
    messages
}

/// Returns the number of bytes of letters and digits in a message's own parts, or `None` if the text does not match the message.
fn letters(message: &[Option<String>], text: &str) -> Option<usize> {
    let literals = message.iter().flatten();
    let count = literals.flat_map(|it| it.chars()).filter(|c| c.is_alphanumeric());
    let letters = count.map(char::len_utf8).sum();
    if message.contains(&None) && letters < FEWEST_LETTERS {
        return None;
    }
    let mut rest = text;
    let mut is_after_param = false;
    for (index, part) in message.iter().enumerate() {
        let Some(literal) = part else {
            is_after_param = true;
            continue;
        };
        let is_last = index + 1 == message.len();
        rest = match (is_after_param, is_last) {
            (false, _) => rest.strip_prefix(literal.as_str())?,
            (true, true) => rest.ends_with(literal.as_str()).then_some("")?,
            (true, false) => rest.split_once(literal.as_str())?.1,
        };
        is_after_param = false;
    }
    (is_after_param || rest.is_empty()).then_some(letters)
}

/// Returns a text in lower case, with all white space collapsed to single spaces.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            plain.extend(c.to_lowercase());
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain
}

/// Returns whether an entry is sent with a status: its own, or the one that an envelope uses for all errors.
pub(super) fn has_status(catalog: &Catalog, entry: &Entry, status: u16) -> bool {
    let fixed = catalog.envelopes.iter().any(|envelope| envelope.http_status == Some(status));
    entry.status == status || fixed
}
