//! The texts of an error or of its case, in one language.

use super::message::Message;
use super::rendering::Rendering;
use super::variable::{Value, dynamic};
use crate::LanguageId;
use crate::tables::{Localized, attribute, var};
use crate::text::stored_in;

impl Rendering<'_, '_> {
    /// Returns a text in the language of the response or in the source language.
    pub(super) fn localized(&self, kind: u8) -> Value<'_> {
        let tables = self.entry.catalog().tables();
        let (here, source) = (self.language, LanguageId::SOURCE);
        match kind {
            var::TITLE => self.title(here),
            var::TITLE_SOURCE => self.title(source),
            var::DESCRIPTION => self.description(here),
            var::DESCRIPTION_SOURCE => self.description(source),
            var::RESOLUTION => self.own(attribute::RESOLUTION, &tables.resolutions, here),
            var::RESOLUTION_SOURCE => self.own(attribute::RESOLUTION, &tables.resolutions, source),
            var::DETAIL => self.detail(here),
            var::DETAIL_SOURCE => self.detail(source),
            var::TEXT => self.text(here),
            var::TEXT_SOURCE => self.text(source),
            var::USER_MESSAGE => self.user_message(),
            var::LANGUAGE => dynamic(self.entry.catalog().language_tag(here)),
            _ => Value::Absent,
        }
    }

    fn title(&self, language: LanguageId) -> Value<'_> {
        self.own(attribute::TITLE, &self.entry.catalog().tables().titles, language)
    }

    /// Returns a text of the case, else of the entry.
    fn own<'v>(&'v self, kind: u8, texts: &Localized<'v>, language: LanguageId) -> Value<'v> {
        let case = self.case_index();
        let of_case = case.and_then(|_| self.entry.further(kind, case, language));
        of_case.map_or_else(|| self.stored(texts, language), Value::Stored)
    }

    fn user_message(&self) -> Value<'_> {
        let find = |case| self.entry.further(attribute::USER_MESSAGE, case, self.language);
        let case = self.case_index();
        let Some(stored) = case.and_then(|_| find(case)).or_else(|| find(None)) else {
            return Value::Absent;
        };
        let message = Message { stored, values: self.message_values() };
        if message.is_absent() { Value::Absent } else { Value::Message(message) }
    }

    fn stored<'v>(&'v self, texts: &Localized<'v>, language: LanguageId) -> Value<'v> {
        let stored = stored_in(texts, self.entry.index(), language);
        if stored.text.is_empty() { Value::Absent } else { Value::Stored(stored) }
    }

    fn detail(&self, language: LanguageId) -> Value<'_> {
        let stored = self.entry.message(self.case(), language);
        let message = Message { stored, values: self.message_values() };
        if self.shows_detail && !message.is_absent() {
            Value::Message(message)
        } else {
            Value::Absent
        }
    }

    /// Returns the description, else the detail, else the title.
    fn description(&self, language: LanguageId) -> Value<'_> {
        let tables = self.entry.catalog().tables();
        self.own(attribute::DESCRIPTION, &tables.descriptions, language)
            .or_else(|| self.detail(language))
            .or_else(|| self.title(language))
    }

    /// Returns the detail, else the description, else the title.
    fn text(&self, language: LanguageId) -> Value<'_> {
        self.detail(language).or_else(|| self.description(language))
    }
}

impl Value<'_> {
    fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if matches!(self, Value::Absent) { other() } else { self }
    }
}
