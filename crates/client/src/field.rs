//! Field errors of a response.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use errbook::__v1::identify;
use errbook::__v1::{RECORD, record, spelled};
use errbook::{Catalog, Entry, FieldError, FieldIssue, OwnedArg, Variant};

use crate::captures::FieldSlots;
use crate::parsed::Parsed;
use crate::path;

/// One problem of one field of the request, as the response reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<'r> {
    pub(crate) path: Cow<'r, str>,
    pub(crate) message: Option<Cow<'r, str>>,
    pub(crate) code: Option<Cow<'r, str>>,
}

impl<'r> Field<'r> {
    pub(crate) fn new(
        parsed: &'r Parsed<'r, 'r>,
        slots: &'r FieldSlots,
        entry: Option<Entry<'r>>,
    ) -> Self {
        let code = parsed.slot(slots.code).map(|sent| {
            let is_sent = |issue: &Variant<'_>| spelled(issue.name(), slots.code.filter) == *sent;
            let issue = entry.and_then(|entry| identify::single(entry.issues().filter(is_sent)));
            issue.map_or(sent, |issue| Cow::Borrowed(issue.name()))
        });
        Self {
            path: path::path(parsed.slot(slots.path).unwrap_or_default(), slots.path_kind),
            message: parsed.slot(slots.message),
            code,
        }
    }

    /// Returns the path, such as `profile.color` or `items[0].name`, or the empty text if the response has none.
    ///
    /// A JSON Pointer (RFC 6901) of letters, digits, `-` and `_` is converted to such a path; any other is returned as sent.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the message, in the language of the response.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Returns the name of the issue, spelled as in the catalog, or as sent if it is not the spelling of exactly one issue of the error.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    /// Returns the field error as a server would raise it: with the catalog's issue if all of it was sent, else with the message.
    pub(crate) fn to_error(
        &self,
        entry: Entry<'_>,
        catalog: &'static Catalog<'static>,
    ) -> FieldError {
        let path = self.path.to_string();
        let code = self.code.as_deref();
        let known = code.and_then(|code| ParamlessIssue::find(entry, catalog, code));
        match (known, &self.message) {
            (Some(issue), _) => FieldError::new(path, issue),
            (None, Some(message)) => FieldError::text(path, message.to_string()),
            (None, None) => FieldError::text(path, code.unwrap_or_default().to_string()),
        }
    }
}

/// An issue without params.
struct ParamlessIssue {
    catalog: &'static Catalog<'static>,
    index: u32,
}

impl ParamlessIssue {
    fn find(entry: Entry<'_>, catalog: &'static Catalog<'static>, code: &str) -> Option<Self> {
        let mut issues = entry.issues();
        let at =
            issues.position(|issue| issue.params().next().is_none() && issue.name() == code)?;
        let start = entry.index().checked_mul(RECORD)?;
        let row = catalog.tables().records.get(start..)?;
        let first = row.get(record::VARIANTS..)?.first_chunk().copied().map(u32::from_le_bytes)?;
        let cases =
            row.get(record::CASE_COUNT..)?.first_chunk().copied().map(u16::from_le_bytes)?;
        let at = u32::try_from(at).ok()?;
        Some(Self { catalog, index: first.checked_add(u32::from(cases))?.checked_add(at)? })
    }
}

impl FieldIssue for ParamlessIssue {
    fn catalog(&self) -> Option<&'static Catalog<'static>> {
        Some(self.catalog)
    }

    fn index(&self) -> u32 {
        self.index
    }

    fn args(self) -> Vec<OwnedArg> {
        Vec::new()
    }
}
