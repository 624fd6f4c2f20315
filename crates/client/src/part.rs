//! One error of a response: the error itself, a further error, or a cause.

use alloc::borrow::Cow;
use core::fmt;
use core::time::Duration;

use errbook::{Entry, FromResponse, OwnedArg};

use crate::captures::{Fact, Owner};
use crate::error_view::ErrorView;
use crate::parsed::Parsed;
use crate::tape::wide;
use crate::typed::{Values, typed};
use crate::{Field, Value};

/// A further error of a response, or a cause.
#[derive(Clone, Copy)]
pub struct Part<'r> {
    view: ErrorView<'r>,
}

impl<'r> Part<'r> {
    pub(crate) const fn new(parsed: &'r Parsed<'r, 'r>, owner: Owner) -> Self {
        Self { view: ErrorView::new(parsed, owner) }
    }

    /// Returns the entry of the catalog, if the error is known.
    #[must_use]
    pub fn entry(&self) -> Option<Entry<'r>> {
        self.view.entry()
    }

    /// Returns the code, if the error is known.
    #[must_use]
    pub fn code<E: FromResponse>(&self) -> Option<E::Code> {
        self.view.is_of::<E>().then_some(())?;
        E::code(self.entry()?.index())
    }

    /// Returns the error as its server raised it, or `None` if the code is unknown or a value that it needs is missing.
    #[must_use]
    pub fn error<E: FromResponse>(&self) -> Option<E> {
        self.view.is_of::<E>().then_some(())?;
        let entry = self.entry()?;
        E::read(entry.index(), &mut Values::new(self.view, entry, E::catalog()))
    }

    /// Returns the code as sent, else the type URI, else the number.
    #[must_use]
    pub fn raw_code(&self) -> Option<Cow<'r, str>> {
        self.view.raw_code()
    }

    /// Returns the id of the occurrence, as sent.
    #[must_use]
    pub fn instance(&self) -> Option<Cow<'r, str>> {
        self.view.text(Fact::Instance)
    }

    /// Returns the title as sent, in the language of the response.
    #[must_use]
    pub fn title(&self) -> Option<Cow<'r, str>> {
        self.view.text(Fact::Title)
    }

    /// Returns the detail as sent, in the language of the response.
    #[must_use]
    pub fn detail(&self) -> Option<Cow<'r, str>> {
        self.view.text(Fact::Detail)
    }

    /// Returns the text for users of the application as sent, in the language of the response.
    #[must_use]
    pub fn user_message(&self) -> Option<Cow<'r, str>> {
        self.view.text(Fact::UserMessage)
    }

    /// Returns the value of a param as sent, even if the catalog has no such param.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<Value<'r>> {
        self.view.find_param(name).map(|found| found.value)
    }

    /// Returns the field errors.
    pub fn fields(&self) -> impl Iterator<Item = Field<'r>> + use<'r> {
        self.view.fields()
    }

    /// Returns the names and values of the params, in the order of the catalog. If the response doesn't say which case it is, these may be
    /// params of any case. For an unknown error, these are all members that may be params.
    pub fn params(&self) -> impl Iterator<Item = (Cow<'r, str>, Value<'r>)> + use<'r> {
        let this = *self;
        let entry = this.entry();
        let case = entry.and_then(|entry| this.view.case(entry));
        let own = entry.into_iter().flat_map(|entry| entry.params());
        let of_case = case.into_iter().flat_map(|(_, case)| case.params());
        // A param of several cases is named once.
        let cases = entry.filter(|_| case.is_none()).into_iter().flat_map(|entry| entry.cases());
        let of_cases = cases.enumerate().flat_map(move |(index, case)| {
            case.params().filter(move |param| {
                let mut before = entry.into_iter().flat_map(|it| it.cases()).take(index);
                before.all(|case| case.params().all(|other| other.name() != param.name()))
            })
        });
        let known = own.chain(of_case).chain(of_cases).filter_map(move |param| {
            Some((Cow::Borrowed(param.name()), this.param(param.name())?))
        });
        let unknown = entry.is_none().then(|| this.view.members());
        known.chain(unknown.into_iter().flatten())
    }

    /// Returns the name of the case that was sent, if the entry has it.
    pub(crate) fn case(&self) -> Option<&'r str> {
        Some(self.view.case(self.entry()?)?.1.name())
    }

    /// Returns a text from the body, else from the headers.
    pub(crate) fn text(&self, fact: Fact) -> Option<Cow<'r, str>> {
        self.view.text(fact)
    }

    /// Returns how long to wait, as sent.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        self.view.retry_after()
    }

    /// Returns how long to wait, from a param or the catalog.
    pub(crate) fn wait(&self, class: errbook::Retry) -> Option<Duration> {
        match class {
            errbook::Retry::AfterSeconds(seconds) => Some(Duration::from_secs(seconds.into())),
            errbook::Retry::AfterParam(index) => {
                let param = self.entry()?.params().nth(wide(index))?;
                match typed(param.kind(), self.view.find_param(param.name())?)? {
                    OwnedArg::Duration(span) => Some(span),
                    _ => None,
                }
            }
            _ => None,
        }
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
