//! References to components of the document.

use serde_json::{Value, json};

/// Returns a reference to a component.
pub(super) fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

/// Returns the name of the component that an object refers to, if any.
pub(super) fn named(object: &Value) -> Option<&str> {
    object.get("$ref")?.as_str()?.rsplit('/').next()
}
