//! Converts the values of a response to the types of the catalog's params.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use errbook::__v1::read_seconds;
use errbook::{
    ArgSource, Catalog, Entry, FieldError, Json, OwnedArg, Param, ParamKind, Retry, Variant,
};

use crate::Value;
use crate::error_view::{ErrorView, SentParam};
use crate::tape::Tape;

/// Hands out the values of an error, in the order of its params.
pub(crate) struct Values<'r> {
    view: ErrorView<'r>,
    entry: Entry<'r>,
    catalog: &'static Catalog<'static>,
    case: Option<(u16, Variant<'r>)>,
    next: usize,
}

impl<'r> Values<'r> {
    pub(crate) fn new(
        view: ErrorView<'r>,
        entry: Entry<'r>,
        catalog: &'static Catalog<'static>,
    ) -> Self {
        let case = view.case(entry);
        Self { view, entry, catalog, case, next: 0 }
    }

    fn next_param(&mut self) -> Option<(usize, Param<'r>)> {
        let index = self.next;
        self.next += 1;
        let own = self.entry.params();
        let of_case = self.case.into_iter().flat_map(|(_, case)| case.params());
        Some((index, own.chain(of_case).nth(index)?))
    }
}

impl ArgSource for Values<'_> {
    fn case(&mut self) -> Option<u16> {
        self.case.map(|(index, _)| index)
    }

    fn arg(&mut self) -> OwnedArg {
        let Some((index, param)) = self.next_param() else { return OwnedArg::Absent };
        if param.is_internal() {
            return OwnedArg::Absent;
        }
        let sent = self.view.find_param(param.name()).and_then(|found| typed(param.kind(), found));
        let waits = || match self.entry.retry()? {
            Retry::AfterParam(other) if usize::try_from(other) == Ok(index) => {
                self.view.retry_after()
            }
            _ => None,
        };
        sent.or_else(|| waits().map(OwnedArg::Duration)).unwrap_or_default()
    }

    fn fields(&mut self) -> Vec<FieldError> {
        self.next += 1;
        let fields = self.view.fields();
        fields.map(|field| field.to_error(self.entry, self.catalog)).collect()
    }
}

/// Converts a value to a type; `None` if it is of another type (RFC 9457, section 3.1: such a member is ignored).
pub(crate) fn typed(kind: ParamKind, found: SentParam<'_>) -> Option<OwnedArg> {
    let SentParam { value, as_text } = found;
    if kind == ParamKind::Json {
        // A string that is JSON itself may be a value that was sent as a text.
        let of_text = || Json::parse(value.as_str().filter(|_| as_text)?.into_owned()).ok();
        return of_text().or_else(|| value.to_json()).map(OwnedArg::Json);
    }
    if as_text && let Some(text) = value.as_str() {
        return parsed(kind, text);
    }
    Some(match kind {
        ParamKind::String => OwnedArg::Text(owned(value.as_str()?)),
        ParamKind::Integer => OwnedArg::Integer(value.as_i64()?),
        ParamKind::Unsigned => OwnedArg::Unsigned(value.as_u64()?),
        ParamKind::Number => OwnedArg::Number(value.as_f64()?),
        ParamKind::Boolean => OwnedArg::Boolean(value.as_bool()?),
        ParamKind::Duration => OwnedArg::Duration(read_seconds(value.number()?)?),
        ParamKind::Strings => OwnedArg::Texts(texts(value)?),
        _ => return None,
    })
}

/// Converts a text to a value of a type.
fn parsed(kind: ParamKind, text: Cow<'_, str>) -> Option<OwnedArg> {
    Some(match kind {
        ParamKind::String => OwnedArg::Text(owned(text)),
        ParamKind::Integer => OwnedArg::Integer(text.parse().ok()?),
        ParamKind::Unsigned => OwnedArg::Unsigned(text.parse().ok()?),
        ParamKind::Number => {
            OwnedArg::Number(text.parse().ok().filter(|value: &f64| value.is_finite())?)
        }
        ParamKind::Boolean => OwnedArg::Boolean(text.parse().ok()?),
        ParamKind::Duration => {
            let seconds = text.strip_suffix('s').map_or(&*text, str::trim_ascii_end);
            OwnedArg::Duration(read_seconds(seconds)?)
        }
        ParamKind::Strings if text.is_empty() => OwnedArg::Texts(Vec::new()),
        ParamKind::Strings => {
            let mut list = Tape::default();
            list.read_json(&text)?;
            OwnedArg::Texts(texts(Value::new(&list, 0))?)
        }
        _ => return None,
    })
}

fn texts(value: Value<'_>) -> Option<Vec<Cow<'static, str>>> {
    if !value.is_list() {
        return None;
    }
    value.items().map(|item| item.as_str().map(owned)).collect()
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
