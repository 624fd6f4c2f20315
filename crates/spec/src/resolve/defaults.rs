//! `defaults` of the cover and of groups.

use super::place_ref::PlaceRef;
use super::{retry, text};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::shape;
use crate::document::DefaultsDecl;
use crate::model::{Retry, Severity};

/// What entries have if they leave it out.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    pub(super) status: Option<u16>,
    pub(super) retry: Option<Retry>,
    pub(super) severity: Option<Severity>,
    pub(super) expose: Option<bool>,
}

impl Defaults {
    /// Reads the `defaults` of a file, which win over others.
    pub(super) fn read(
        written: Option<&DefaultsDecl>,
        others: &Self,
        file: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let Some(decl) = written else { return others.clone() };
        let at = file.key("defaults");
        let status = decl.status.and_then(|status| {
            let at = at.key("status");
            if !is_status(status) {
                diagnostics.push(shape::status_out_of_range(status, at.value()));
            }
            is_status(status).then_some(status)
        });
        let retry = decl
            .retry
            .as_ref()
            .and_then(|decl| retry::of_defaults(decl, &at.key("retry"), diagnostics));
        let severity = decl.severity.as_ref().map(|written| severity(written, &at, diagnostics));
        Self {
            status: status.or(others.status),
            retry: retry.or(others.retry),
            severity: severity.or(others.severity),
            expose: decl.expose.or(others.expose),
        }
    }
}

/// Returns whether errors can have a status. 200 is checked again once the envelopes are known.
pub(super) fn is_status(status: u16) -> bool {
    status == 200 || (400..=599).contains(&status)
}

/// Reads `severity` below a place.
pub(super) fn severity(
    written: &String,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Severity {
    let known = Severity::ALL.map(|level| (level.as_str(), level));
    text::word(Some(written), &known, "severity", &at.key("severity"), diagnostics)
}
