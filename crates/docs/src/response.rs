//! Renders example responses with the runtime.

use errbook::RequestContext;
use errbook_spec::Occurrence;
use errbook_spec::model::{Catalog, Entry, Example};

/// The placeholder for an occurrence's id in example responses.
const INSTANCE: &str = "<trace_id>";

/// Returns the complete response of an example: status line, headers and body.
pub(crate) fn response(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    entry: &Entry,
    example: &Example,
    language: &str,
) -> Option<errbook::Response> {
    response_to(catalog, tables, entry, example, RequestContext::new().language(language))
}

/// Returns the complete response of an example to a given request.
pub(crate) fn response_to(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    entry: &Entry,
    example: &Example,
    request: RequestContext<'_>,
) -> Option<errbook::Response> {
    let context = request.instance(INSTANCE);
    Occurrence::new(catalog, entry, example).response(tables, context)
}
