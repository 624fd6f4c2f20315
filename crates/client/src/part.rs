//! One error of a response: its own, one that was sent with it, or one of its causes.

use alloc::borrow::Cow;
use core::fmt;
use core::time::Duration;

use errbook::__v1::{read_seconds, spelled, text as string};
use errbook::{Entry, FromResponse, OwnedArg, Variant};

use crate::captures::{Fact, Facts, Owner, ParamSlot};
use crate::identify::Marks;
use crate::machine::{has_name, wide};
use crate::typed::{Values, typed};
use crate::{Field, Reading, Value, retry};

/// An error of a response: one that was sent with another, or a cause.
#[derive(Clone, Copy)]
pub struct Part<'r> {
    reading: &'r Reading<'r, 'r>,
    owner: Owner,
}

/// A value of a param.
#[derive(Clone, Copy)]
pub(crate) struct Found<'r> {
    pub(crate) value: Value<'r>,
    /// Values of other types may be sent as texts.
    pub(crate) as_text: bool,
}

impl<'r> Part<'r> {
    pub(crate) const fn new(reading: &'r Reading<'r, 'r>, owner: Owner) -> Self {
        Self { reading, owner }
    }

    /// Returns the entry of the catalog, where the error is known.
    #[must_use]
    pub fn entry(&self) -> Option<Entry<'r>> {
        if self.owner == 0 {
            return self.reading.entry();
        }
        self.marks().of_one()
    }

    /// Returns the code, where the error is known.
    #[must_use]
    pub fn code<E: FromResponse>(&self) -> Option<E::Code> {
        E::code(self.entry()?.index())
    }

    /// Returns the error as its server raised it; `None` for an unknown code, and where a value is missing that it needs.
    #[must_use]
    pub fn error<E: FromResponse>(&self) -> Option<E> {
        self.reading.of::<E>()?;
        let entry = self.entry()?;
        E::read(entry.index(), &mut Values::new(*self, entry, E::catalog()))
    }

    /// Returns what the response calls the error, as it came: the code, else the type URI, else the number.
    #[must_use]
    pub fn raw_code(&self) -> Option<Cow<'r, str>> {
        self.marks().raw_code()
    }

    /// Returns what identifies the occurrence, as it came.
    #[must_use]
    pub fn instance(&self) -> Option<Cow<'r, str>> {
        self.text(Fact::Instance)
    }

    /// Returns the title as it came, in the language of the response.
    #[must_use]
    pub fn title(&self) -> Option<Cow<'r, str>> {
        self.text(Fact::Title)
    }

    /// Returns the text of the occurrence as it came, in the language of the response.
    #[must_use]
    pub fn detail(&self) -> Option<Cow<'r, str>> {
        self.text(Fact::Detail)
    }

    /// Returns the value that was sent for a param, whether or not the catalog knows it.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<Value<'r>> {
        self.find_param(name).map(|found| found.value)
    }

    /// Returns the field errors.
    pub fn fields(&self) -> impl Iterator<Item = Field<'r>> + use<'r> {
        let (this, entry) = (*self, self.entry());
        let fields = this.reading.captures.fields.iter();
        let own = fields.filter(move |field| field.owner == this.owner);
        own.map(move |field| Field::new(this.reading, field, entry))
    }

    /// Returns the names and values of params: those of the catalog in its order; of an unknown error all members that may be some.
    pub fn params(&self) -> impl Iterator<Item = (Cow<'r, str>, Value<'r>)> + use<'r> {
        let this = *self;
        let entry = this.entry();
        let case = entry.and_then(|entry| this.case(entry));
        let own = entry.into_iter().flat_map(|entry| entry.params());
        let of_case = case.into_iter().flat_map(|(_, case)| case.params());
        let known = own.chain(of_case).filter_map(move |param| {
            Some((Cow::Borrowed(param.name()), this.param(param.name())?))
        });
        known.chain(this.members().filter(move |_| entry.is_none()))
    }

    fn marks(&self) -> Marks<'r> {
        Marks::new(self.reading, self.facts(), None)
    }

    pub(crate) fn find_param(&self, name: &str) -> Option<Found<'r>> {
        let (reading, tables) = (self.reading, self.reading.catalog().tables());
        let named = reading.captures.params.as_slice().iter().rev().find(|param| {
            param.owner == self.owner && string(&tables.strings, wide(param.name)) == name
        });
        if let Some(ParamSlot { slot, .. }) = named {
            return Some(Found { value: Value::part(&reading.tape, *slot), as_text: true });
        }
        let rests = reading.captures.rests.as_slice().iter().rev();
        rests.filter(|rest| rest.owner == self.owner).find_map(|rest| {
            let at = reading.tape.member(rest.object, name)?;
            if has_name(tables, rest.node, name) {
                return None;
            }
            let as_text = rest.as_texts || reading.tape.is_xml();
            Some(Found { value: Value::new(&reading.tape, at), as_text })
        })
    }

    /// Returns the case that was sent, with its index.
    pub(crate) fn case(&self, entry: Entry<'r>) -> Option<(u16, Variant<'r>)> {
        let slot = self.facts().get(Fact::Case);
        let name = self.reading.slot(slot)?;
        (0..).zip(entry.cases()).find(|(_, case)| spelled(case.name(), slot.filter) == *name)
    }

    /// Returns how long to wait, as the response says it.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let headers = &self.reading.headers;
        let header = headers.retry_after.as_deref().filter(|_| self.owner == 0);
        let by_date = || retry::until(header?, headers.date?);
        header
            .and_then(read_seconds)
            .or_else(by_date)
            .or_else(|| read_seconds(&self.text(Fact::RetryAfter)?))
    }

    /// Returns how long to wait, as a param or the catalog says it.
    pub(crate) fn wait(&self, class: errbook::Retry) -> Option<Duration> {
        match class {
            errbook::Retry::AfterSeconds(seconds) => Some(Duration::from_secs(seconds.into())),
            errbook::Retry::AfterParam(index) => {
                let param = self.entry()?.params().nth(wide(index))?;
                match typed(param.kind(), self.find_param(param.name())?)? {
                    OwnedArg::Duration(span) => Some(span),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    pub(crate) fn facts(&self) -> &'r Facts {
        self.reading.captures.facts(self.owner)
    }

    /// Returns a text of the body, else of the headers.
    pub(crate) fn text(&self, fact: Fact) -> Option<Cow<'r, str>> {
        let header = || {
            let facts = (self.owner == 0).then_some(&self.reading.headers.facts)?;
            self.reading.slot(facts.get(fact))
        };
        self.reading.slot(self.facts().get(fact)).or_else(header)
    }

    fn members(&self) -> impl Iterator<Item = (Cow<'r, str>, Value<'r>)> + use<'r> {
        let (owner, reading) = (self.owner, self.reading);
        let tables = reading.catalog().tables();
        let named = reading.captures.params.as_slice().iter();
        let named = named.filter(move |param| param.owner == owner).map(move |param| {
            let name = string(&tables.strings, wide(param.name));
            (Cow::Borrowed(name), Value::part(&reading.tape, param.slot))
        });
        let rests = reading.captures.rests.as_slice().iter();
        let rests = rests.filter(move |rest| rest.owner == owner).flat_map(move |rest| {
            let members = Value::new(&reading.tape, rest.object).members();
            members.filter(move |(name, _)| !has_name(tables, rest.node, name))
        });
        named.chain(rests)
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("entry", &self.entry())
            .field("raw_code", &self.raw_code())
            .finish_non_exhaustive()
    }
}
