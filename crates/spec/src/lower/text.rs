//! Texts and messages, one blob per kind and language.

use std::collections::BTreeMap;

use errbook::__v1::{MARKER, MARKER_BASE, MEASURED, MEASURED_MAX, attribute};

use super::bytes::{Put, int32};
use super::{OwnedLocalized, OwnedText};
use crate::model::{Catalog, Entry, EntryTexts, Message, Piece, Resolution};

/// The bit of an offset that marks a text to copy into JSON unchanged.
const PLAIN: u32 = 1 << 31;

/// The texts of a catalog.
pub(super) struct Texts {
    pub(super) titles: OwnedLocalized,
    pub(super) descriptions: OwnedLocalized,
    pub(super) resolutions: OwnedLocalized,
    pub(super) messages: OwnedLocalized,
}

/// Returns the source language and the valid ones of `languages`, without duplicates, in catalog order.
pub(super) fn selected(catalog: &Catalog, languages: &[usize]) -> Vec<usize> {
    (0..catalog.languages.len())
        .filter(|language| *language == 0 || languages.contains(language))
        .collect()
}

/// Lowers the texts of all entries in these languages.
pub(super) fn texts(catalog: &Catalog, languages: &[usize]) -> Texts {
    let by_entry = |text: fn(&EntryTexts) -> String| {
        localized(catalog, languages, |_, texts, to| {
            to.push(&texts.map(text).unwrap_or_default());
        })
    };
    Texts {
        titles: by_entry(|texts| texts.title.clone()),
        descriptions: by_entry(|texts| {
            texts.description.as_ref().map(|it| it.plain.clone()).unwrap_or_default()
        }),
        resolutions: by_entry(|texts| texts.plain_resolution()),
        messages: localized(catalog, languages, messages),
    }
}

/// Lowers one kind of text; `push` adds an entry's texts in one language, or as many empty texts.
fn localized(
    catalog: &Catalog,
    languages: &[usize],
    push: impl Fn(&Entry, Option<&EntryTexts>, &mut TextBuilder),
) -> OwnedLocalized {
    let mut all = OwnedLocalized::default();
    for &language in languages {
        let mut builder = TextBuilder::default();
        let mut complete = vec![0u8; catalog.entries.len().div_ceil(8)];
        for (index, entry) in catalog.entries.iter().enumerate() {
            let texts = entry.texts.get(language).and_then(Option::as_ref);
            push(entry, texts, &mut builder);
            complete[index / 8] |= u8::from(texts.is_some()) << (index % 8);
        }
        all.texts.push(builder.finish());
        all.complete.push(complete);
    }
    all
}

/// Adds the messages of an entry: its detail, its cases, its field issues.
fn messages(entry: &Entry, texts: Option<&EntryTexts>, to: &mut TextBuilder) {
    let Some(texts) = texts else {
        (0..message_count(entry)).for_each(|_| to.push(""));
        return;
    };
    let detail = texts.detail.iter().filter(|_| entry.source().detail.is_some());
    let cases = texts.cases.iter().take(entry.cases.len()).map(|case| &case.detail);
    let issues = texts.issues.iter().take(entry.issues.len());
    for message in detail.chain(cases).chain(issues) {
        to.push(&marked(message));
    }
    for further in further(entry) {
        to.push(&further.of(texts).unwrap_or_default());
    }
}

/// A text of an entry or a case that only some have.
pub(super) struct FurtherText {
    pub(super) case: Option<usize>,
    /// One of `errbook::__v1::attribute`.
    pub(super) kind: u8,
}

impl FurtherText {
    /// Returns the text in the table format.
    fn of(&self, texts: &EntryTexts) -> Option<String> {
        let Some(case) = self.case else { return texts.user_message.as_ref().map(marked) };
        let case = texts.cases.get(case)?;
        match self.kind {
            attribute::TITLE => case.title.clone(),
            attribute::DESCRIPTION => case.description.as_ref().map(|it| it.plain.clone()),
            attribute::RESOLUTION => case.resolution.as_ref().map(Resolution::plain),
            _ => case.user_message.as_ref().map(marked),
        }
    }
}

/// Returns the texts that an entry or its cases have besides those that all have, in the order of the tables.
pub(super) fn further(entry: &Entry) -> Vec<FurtherText> {
    let source = entry.source();
    let kinds =
        [attribute::USER_MESSAGE, attribute::TITLE, attribute::DESCRIPTION, attribute::RESOLUTION];
    let of_cases = (0..entry.cases.len())
        .flat_map(|case| kinds.map(|kind| FurtherText { case: Some(case), kind }));
    let own = FurtherText { case: None, kind: attribute::USER_MESSAGE };
    std::iter::once(own).chain(of_cases).filter(|text| text.of(source).is_some()).collect()
}

/// Returns the number of an entry's messages in the tables.
pub(super) fn message_count(entry: &Entry) -> usize {
    first_further(entry) + further(entry).len()
}

/// Returns the index of the first further text among an entry's messages.
pub(super) fn first_further(entry: &Entry) -> usize {
    usize::from(entry.source().detail.is_some()) + entry.cases.len() + entry.issues.len()
}

/// Writes a message in the table format.
pub(super) fn marked(message: &Message) -> String {
    let (mut text, mut literal) = (String::new(), String::new());
    let is_measured = is_measured(message);
    let put = |text: &mut String, literal: &mut String| {
        let len = u8::try_from(literal.len()).ok().filter(|_| is_measured);
        text.extend(len.map(|len| char::from(MARKER_BASE + len)));
        text.push_str(&std::mem::take(literal));
    };
    if is_measured {
        text.push(char::from(MEASURED));
    }
    for piece in &message.0 {
        match piece {
            Piece::Text(piece) => literal.push_str(piece),
            Piece::Param(index) => {
                let index = u8::try_from(*index).ok().filter(|index| *index < 95);
                let index = index.expect("resolve lets a message reach at most 95 params");
                put(&mut text, &mut literal);
                text.push(char::from(MARKER));
                text.push(char::from(MARKER_BASE + index));
            }
        }
    }
    put(&mut text, &mut literal);
    text
}

/// Returns whether a message has placeholders, with short texts between them that need no escaping.
fn is_measured(message: &Message) -> bool {
    let is_param = |piece: &Piece| matches!(piece, Piece::Param(_));
    let is_short = |texts: &[Piece]| {
        let texts = texts.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(&**text),
            Piece::Param(_) => None,
        });
        texts.clone().map(str::len).sum::<usize>() <= MEASURED_MAX && texts.clone().all(is_plain)
    };
    message.0.iter().any(is_param) && message.0.split(is_param).all(is_short)
}

/// Appends texts to a blob.
#[derive(Default)]
pub(super) struct TextBuilder {
    blob: String,
    offsets: Vec<u8>,
    len: usize,
}

impl TextBuilder {
    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) {
        let flag = if is_plain(text) { PLAIN } else { 0 };
        self.offsets.put_u32(int32(self.blob.len()) | flag);
        self.blob.push_str(text);
        self.len += 1;
    }

    /// Returns the number of texts.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Closes the list.
    pub(super) fn finish(mut self) -> OwnedText {
        self.offsets.put_u32(int32(self.blob.len()));
        OwnedText { blob: self.blob, offsets: self.offsets }
    }
}

/// Returns whether a text needs no escaping in JSON and has no placeholder (its marker is a control character).
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
}

/// The names in records, without duplicates.
#[derive(Default)]
pub(super) struct Strings {
    texts: TextBuilder,
    indices: BTreeMap<String, u32>,
}

impl Strings {
    /// Returns the index of a name. Adds new names.
    pub(super) fn index(&mut self, text: &str) -> u32 {
        if let Some(index) = self.indices.get(text) {
            return *index;
        }
        let index = int32(self.texts.len());
        self.texts.push(text);
        self.indices.insert(text.to_owned(), index);
        index
    }

    /// Closes the list.
    pub(super) fn finish(self) -> OwnedText {
        self.texts.finish()
    }
}
