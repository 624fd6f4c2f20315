//! Converts the values of a response to the types of their params.

use std::borrow::Cow;

use errbook::__v1::read_seconds;
use errbook_client::Value;
use errbook_spec::OwnedArgs;
use errbook_spec::model::{Param, ParamType};

use crate::words;

/// Returns a value as messages show it, or `None` if it does not have the param's type.
pub(super) fn text(param: &Param, value: Value<'_>) -> Option<String> {
    let text = match param.kind {
        ParamType::Strings if value.is_list() => {
            let items: Option<Vec<_>> = value.items().map(|item| item.as_str()).collect();
            return Some(items?.join(", "));
        }
        ParamType::String | ParamType::OneOf(_) => value.as_str()?,
        ParamType::Json(_) => return value.to_json().map(|json| json.as_str().to_owned()),
        ParamType::Duration => {
            let text = value.text()?;
            let seconds = read_seconds(text.strip_suffix('s').unwrap_or(&text).trim_end())?;
            return Some(format!("{} s", seconds.as_secs()));
        }
        ParamType::Integer => {
            value.as_i64().map(|it| Cow::Owned(it.to_string())).or(value.text())?
        }
        ParamType::Unsigned => {
            value.as_u64().map(|it| Cow::Owned(it.to_string())).or(value.text())?
        }
        _ => value.text()?,
    };
    OwnedArgs::parse_value(param, &text).is_ok().then(|| text.into_owned())
}

/// Returns a note that a value does not have the param's type, with as much of the value as fits on a line.
pub(super) fn misfit(param: &Param, value: Value<'_>) -> String {
    const LONGEST: usize = 60;
    let shown = format!("{value:?}");
    let start: String = shown.chars().take(LONGEST).collect();
    let dots = if start.len() < shown.len() { "…" } else { "" };
    format!("{start}{dots} does not fit the type: {}", words::kind(&param.kind))
}
