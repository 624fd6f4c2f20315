//! Converts examples of XML bodies to JSON. Tools validate an example against its schema, so it must be a value and not XML text.

use std::borrow::Cow;

use errbook_spec::model::{Catalog, Serializer};
use errbook_spec::{Lowered, lower};
use serde_json::Value;

/// Returns the tables of the catalog with every XML envelope changed to JSON.
pub(super) fn in_json<'l>(catalog: &Catalog, lowered: &'l Lowered) -> Cow<'l, Lowered> {
    let is_xml = |it: &errbook_spec::model::Envelope| it.serializer == Serializer::Xml;
    if !catalog.envelopes.iter().any(is_xml) {
        return Cow::Borrowed(lowered);
    }
    let mut catalog = catalog.clone();
    catalog.envelopes.iter_mut().for_each(|it| it.serializer = Serializer::Json);
    let views = lowered.views();
    let served = errbook::Catalog::new(views.tables()).languages();
    let others = catalog.languages.iter().enumerate().skip(1);
    let others = others.filter(|(_, tag)| served.contains(&tag.as_str()));
    Cow::Owned(lower(&catalog, &others.map(|(index, _)| index).collect::<Vec<_>>()))
}

/// Returns the content of the root element, without namespace declarations.
pub(super) fn root(body: Value) -> Option<Value> {
    let Value::Object(members) = body else { return None };
    let (_, mut root) = members.into_iter().next()?;
    forget_namespaces(&mut root);
    Some(root)
}

fn forget_namespaces(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| name != "@xmlns" && !name.starts_with("@xmlns:"));
            members.values_mut().for_each(forget_namespaces);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_namespaces),
        _ => {}
    }
}
