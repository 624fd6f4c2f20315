//! The parts of a response: an entry, the values of an occurrence, and a request.

use super::message::{ErrorValues, Values};
use super::tree::ErrorTree;
use crate::accept;
use crate::bytes::wide;
use crate::tables::Envelope;
use crate::text::complete_or_source;
use crate::wait::whole_seconds;
use crate::{
    Arg, Args, Catalog, Entry, FieldError, Head, LanguageId, RequestContext, Retry, Variant,
};

/// The parts of a response, after masking.
pub(crate) struct Rendering<'a, 'r> {
    /// The entry that is shown.
    pub(super) entry: Entry<'a>,
    /// The values, unless they are masked.
    pub(super) values: Option<ErrorValues<'a, 'r>>,
    /// Whether the text of the occurrence is shown.
    pub(super) shows_detail: bool,
    pub(super) retry_after: Option<u64>,
    pub(super) language: LanguageId,
    pub(super) context: &'r RequestContext<'r>,
    pub(super) instance: Option<&'r str>,
    /// The error with its further errors and causes, unless they are masked.
    pub(super) tree: Option<&'r dyn ErrorTree>,
    /// The catalog that the envelope belongs to, if that is another one.
    pub(super) envelope_catalog: Option<&'r Catalog<'r>>,
}

impl<'a, 'r> Rendering<'a, 'r> {
    pub(crate) fn new(
        entry: Entry<'a>,
        args: &'r Args<'r>,
        context: &'r RequestContext<'r>,
        instance: Option<&'r str>,
    ) -> Self {
        // The values of an internal entry belong to it, not to its mask.
        let args = (!entry.is_internal()).then_some(args);
        let entry = entry.mask();
        let is_masked = entry.is_masked();
        let catalog = entry.catalog();
        Self {
            entry,
            values: args.filter(|_| !is_masked).map(|args| ErrorValues::new(entry, args)),
            shows_detail: !is_masked,
            retry_after: retry_after(entry, args),
            language: complete_or_source(
                &catalog.tables().titles,
                entry.index(),
                context.choose(catalog),
            ),
            context,
            instance: instance.or(context.get_instance()),
            tree: None,
            envelope_catalog: None,
        }
    }

    /// Adds further errors and causes, unless values are masked.
    pub(crate) fn with_tree(mut self, tree: &'r dyn ErrorTree) -> Self {
        self.tree = self.values.is_some().then_some(tree);
        self
    }

    /// Returns the status and headers of the body.
    #[cfg(feature = "tracing")]
    pub(crate) fn head(&self) -> Head<'a> {
        self.head_of(self.envelope())
    }

    /// Returns the status and headers of a body in an envelope.
    pub(super) fn head_of(&self, envelope: Option<&'a Envelope<'a>>) -> Head<'a> {
        let own = self.entry.status();
        let fixed = envelope.filter(|it| it.http_status != 0 && !it.keeps_status.contains(&own));
        Head {
            status: fixed.map_or(own, |envelope| envelope.http_status),
            content_type: envelope.map_or("", |envelope| envelope.content_type),
            content_language: self.entry.catalog().language_tag(self.language),
            negotiated: self.context.negotiated(),
            by_accept: self.context.get_accept().is_some() && self.offered().len() > 1,
            retry_after: self.retry_after,
        }
    }

    /// Returns the envelope that the request and the entry choose.
    pub(super) fn envelope(&self) -> Option<&'a Envelope<'a>> {
        let envelopes = self.entry.catalog().tables().envelopes;
        let index = match (self.context.get_accept(), self.offered()) {
            (Some(header), offered @ [_, _, ..]) => accept::choose(header, offered),
            _ => self.entry.envelope(),
        };
        envelopes.get(index).or(envelopes.first())
    }

    /// Returns the envelopes that the request chooses from; none if the entry has an envelope of its own.
    fn offered(&self) -> &'a [Envelope<'a>] {
        let tables = self.entry.catalog().tables();
        let is_default = self.entry.envelope() == 0;
        let offered = tables.envelopes.get(..usize::from(tables.offered)).filter(|_| is_default);
        offered.unwrap_or_default()
    }

    /// Returns the case, unless values are masked.
    pub(super) fn case(&self) -> Option<Variant<'_>> {
        self.values.as_ref()?.case
    }

    /// Returns the index of the case, unless values are masked.
    #[inline]
    pub(super) fn case_index(&self) -> Option<u16> {
        self.values.as_ref()?.case_index
    }

    /// Returns the field errors.
    pub(super) fn fields(&self) -> &[FieldError] {
        self.values.as_ref().map_or(&[], ErrorValues::fields)
    }

    /// Returns the values of the placeholders in the entry's messages.
    pub(super) fn message_values(&self) -> Values<'_> {
        self.values.as_ref().map_or(Values::None, Values::Error)
    }
}

/// Returns after how many seconds a caller may retry.
fn retry_after(entry: Entry<'_>, args: Option<&Args<'_>>) -> Option<u64> {
    match entry.retry()? {
        Retry::AfterSeconds(seconds) => Some(u64::from(seconds)),
        Retry::AfterParam(index) => {
            let param = entry.params().nth(wide(index)).filter(|param| !param.is_internal());
            match (param, args?.get(wide(index))) {
                (Some(_), Arg::Duration(span)) => Some(whole_seconds(span)),
                _ => None,
            }
        }
        _ => None,
    }
}
