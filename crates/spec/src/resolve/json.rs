//! Values as JSON.

use super::place_ref::PlaceRef;
use crate::diagnostic::Diagnostics;
use crate::document::{Scalar, Written};
use crate::envelope;
use crate::model::ContextValue;

/// Reads a value of an example's context: a text, or JSON.
pub(super) fn context(
    written: &Written,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> ContextValue {
    match written {
        Written::Quoted(text) => ContextValue::Text(text.clone()),
        Written::Plain(text) => {
            diagnostics.list.extend(envelope::literal_problem(text, || at.value()));
            match Scalar::plain(text) {
                Scalar::Text(text) => ContextValue::Text(text.to_owned()),
                other => ContextValue::Json(envelope::literal(other)),
            }
        }
        other => ContextValue::Json(of(other, at, diagnostics)),
    }
}

/// Returns a value as JSON. Its objects keep their order.
pub(super) fn of(written: &Written, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) -> String {
    let quoted = |text: &str| envelope::literal(Scalar::Text(text));
    match written {
        Written::List(items) => {
            let items = items.iter().enumerate();
            let items: Vec<_> =
                items.map(|(i, item)| of(item, &at.index(i), diagnostics)).collect();
            format!("[{}]", items.join(","))
        }
        Written::Map(pairs) => {
            let pair = |(name, written): &(String, _)| {
                format!("{}:{}", quoted(name), of(written, &at.key(name), diagnostics))
            };
            let pairs: Vec<_> = pairs.iter().map(pair).collect();
            format!("{{{}}}", pairs.join(","))
        }
        scalar => match context(scalar, at, diagnostics) {
            ContextValue::Text(text) => quoted(&text),
            ContextValue::Json(json) => json,
        },
    }
}
