//! Example responses, rendered by the runtime.

use errbook::RequestContext;
use errbook_spec::OwnedArgs;
use errbook_spec::model::{Entry, Example};

/// Stands for what identifies an occurrence.
const INSTANCE: &str = "<trace_id>";

/// Returns the whole response of an example: status line, headers, empty line, body.
pub(crate) fn response(
    tables: &errbook::Catalog<'_>,
    entry: &Entry,
    example: &Example,
    language: &str,
) -> Option<errbook::Response> {
    let args = OwnedArgs::new(entry, example);
    let context = RequestContext::new().language(language).instance(INSTANCE);
    Some(tables.entry(entry.id.0)?.response(&args.args(), &context))
}
