//! The values of one error of a response.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::time::Duration;

use errbook::__v1::{read_seconds, spelled, text as string};
use errbook::{Entry, FromResponse, Variant};

use crate::captures::{Fact, Facts, Owner, ParamSlot};
use crate::identify::ResponseIdentifiers;
use crate::machine::{has_name, wide};
use crate::parsed::Parsed;
use crate::{Field, Value, retry};

/// An error of a response.
#[derive(Clone, Copy)]
pub(crate) struct ErrorView<'r> {
    parsed: &'r Parsed<'r, 'r>,
    owner: Owner,
}

/// A value of a param.
#[derive(Clone, Copy)]
pub(crate) struct SentParam<'r> {
    pub(crate) value: Value<'r>,
    /// Values of other types may be sent as text.
    pub(crate) as_text: bool,
}

impl<'r> ErrorView<'r> {
    pub(crate) const fn new(parsed: &'r Parsed<'r, 'r>, owner: Owner) -> Self {
        Self { parsed, owner }
    }

    /// Returns its entry.
    pub(crate) fn entry(&self) -> Option<Entry<'r>> {
        if self.owner == 0 { self.parsed.entry() } else { self.identifiers().of_one() }
    }

    /// Returns whether the errors of a type are of the same catalog.
    pub(crate) fn is_of<E: FromResponse>(&self) -> bool {
        let (own, read) = (E::catalog(), self.parsed.catalog);
        own.name() == read.name() && own.len() == read.len()
    }

    /// Returns the code as sent, else the type URI, else the number.
    pub(crate) fn raw_code(&self) -> Option<Cow<'r, str>> {
        self.identifiers().raw_code()
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = Field<'r>> + use<'r> {
        let (this, entry) = (*self, self.entry());
        let own = this.parsed.captures.fields.iter().filter(move |it| it.owner == this.owner);
        own.map(move |field| Field::new(this.parsed, field, entry))
    }

    fn identifiers(&self) -> ResponseIdentifiers<'r> {
        ResponseIdentifiers::new(self.parsed, self.facts(), None)
    }

    pub(crate) fn find_param(&self, name: &str) -> Option<SentParam<'r>> {
        let (parsed, tables) = (self.parsed, self.parsed.catalog.tables());
        let named = parsed.captures.params.as_slice().iter().rev().find(|param| {
            param.owner == self.owner && string(&tables.strings, wide(param.name)) == name
        });
        if let Some(ParamSlot { slot, .. }) = named {
            return Some(SentParam { value: Value::part(&parsed.tape, *slot), as_text: true });
        }
        let rests = parsed.captures.rests.as_slice().iter().rev();
        rests.filter(|rest| rest.owner == self.owner).find_map(|rest| {
            let at = parsed.tape.member(rest.object, name)?;
            if has_name(tables, rest.node, name) {
                return None;
            }
            let as_text = rest.as_texts || parsed.tape.is_xml();
            Some(SentParam { value: Value::new(&parsed.tape, at), as_text })
        })
    }

    /// Returns the case that was sent, with its index.
    pub(crate) fn case(&self, entry: Entry<'r>) -> Option<(u16, Variant<'r>)> {
        let slot = self.facts().get(Fact::Case);
        let name = self.parsed.slot(slot)?;
        (0..).zip(entry.cases()).find(|(_, case)| spelled(case.name(), slot.filter) == *name)
    }

    /// Returns how long to wait, as sent.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let headers = &self.parsed.headers;
        let header = headers.retry_after.as_deref().filter(|_| self.owner == 0);
        let by_date = || retry::until(header?, headers.date?);
        header
            .and_then(read_seconds)
            .or_else(by_date)
            .or_else(|| read_seconds(&self.text(Fact::RetryAfter)?))
    }

    fn facts(&self) -> &'r Facts {
        self.parsed.captures.facts(self.owner)
    }

    /// Returns a text from the body, else from the headers.
    pub(crate) fn text(&self, fact: Fact) -> Option<Cow<'r, str>> {
        let header = || {
            let facts = (self.owner == 0).then_some(&self.parsed.headers.facts)?;
            self.parsed.slot(facts.get(fact))
        };
        self.parsed.slot(self.facts().get(fact)).or_else(header)
    }

    /// Returns the names and values of params, and of all members that may be params; each name once.
    pub(crate) fn members(&self) -> impl Iterator<Item = (Cow<'r, str>, Value<'r>)> + use<'r> {
        let (owner, parsed) = (self.owner, self.parsed);
        let tables = parsed.catalog.tables();
        let named = parsed.captures.params.as_slice().iter();
        let named = named.filter(move |param| param.owner == owner).map(move |param| {
            let name = string(&tables.strings, wide(param.name));
            (Cow::Borrowed(name), Value::part(&parsed.tape, param.slot))
        });
        let rests = parsed.captures.rests.as_slice().iter();
        let rests = rests.filter(move |rest| rest.owner == owner).flat_map(move |rest| {
            let members = Value::new(&parsed.tape, rest.object).members();
            members.filter(move |(name, _)| !has_name(tables, rest.node, name))
        });
        let count = named.clone().count();
        let all: Vec<_> = named.chain(rests).collect();
        // A later member counts more than an earlier one, and a named param more than a member.
        let (named, rests) = all.split_at(count);
        let mut last = BTreeMap::new();
        for (index, (name, _)) in (count..).zip(rests).chain((0..).zip(named)) {
            last.insert(name.clone(), index);
        }
        let indexed = all.into_iter().enumerate();
        indexed.filter(move |(index, (name, _))| last.get(name) == Some(index)).map(|(_, it)| it)
    }
}
