//! Members that several objects share.

use errbook_spec::model::{Catalog, Entry};
use serde_json::{Map, Value, json};

/// Returns a reference to an entry.
pub(crate) fn reference(catalog: &Catalog, entry: &Entry) -> Value {
    json!({ "group": catalog.group_of(entry).name, "code": entry.code })
}

/// Adds a member, unless its value is `None`.
pub(crate) fn optional(
    object: &mut Map<String, Value>,
    name: &str,
    value: Option<impl Into<Value>>,
) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value.into());
    }
}
