//! Takes the next value of a response as the type of a field; `None` if there is none.
//!
//! The functions are not generic where possible, so that each is compiled once, not once per field.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::time::Duration;

use crate::{ArgSource, FieldError, Json, OwnedArg};

/// Takes the value of a `string`.
pub fn text(values: &mut dyn ArgSource) -> Option<Cow<'static, str>> {
    if let OwnedArg::Text(text) = values.arg() { Some(text) } else { None }
}

/// Takes the value of a param that is one of some texts.
pub fn one_of<T: Copy>(
    values: &mut dyn ArgSource,
    all: &[T],
    as_str: fn(T) -> &'static str,
) -> Option<T> {
    let text = text(values)?;
    all.iter().copied().find(|one| as_str(*one) == text)
}

/// Takes the value of an `integer`.
pub fn integer(values: &mut dyn ArgSource) -> Option<i64> {
    if let OwnedArg::Integer(value) = values.arg() { Some(value) } else { None }
}

/// Takes the value of an `unsigned`.
pub fn unsigned(values: &mut dyn ArgSource) -> Option<u64> {
    if let OwnedArg::Unsigned(value) = values.arg() { Some(value) } else { None }
}

/// Takes the value of a `number`.
pub fn number(values: &mut dyn ArgSource) -> Option<f64> {
    if let OwnedArg::Number(value) = values.arg() { Some(value) } else { None }
}

/// Takes the value of a `boolean`.
pub fn boolean(values: &mut dyn ArgSource) -> Option<bool> {
    if let OwnedArg::Boolean(value) = values.arg() { Some(value) } else { None }
}

/// Takes the value of a `duration`.
pub fn duration(values: &mut dyn ArgSource) -> Option<Duration> {
    if let OwnedArg::Duration(value) = values.arg() { Some(value) } else { None }
}

/// Takes the value of a `strings`.
pub fn texts(values: &mut dyn ArgSource) -> Option<Vec<Cow<'static, str>>> {
    if let OwnedArg::Texts(texts) = values.arg() { Some(texts) } else { None }
}

/// Takes the value of a `json`.
pub fn json(values: &mut dyn ArgSource) -> Option<Json> {
    if let OwnedArg::Json(json) = values.arg() { Some(json) } else { None }
}

/// Takes the field errors; `None` for none, because a body with an empty list looks like one without a list.
pub fn fields(values: &mut dyn ArgSource) -> Option<Vec<FieldError>> {
    Some(values.fields()).filter(|fields| !fields.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a value once.
    struct Once(OwnedArg);

    impl ArgSource for Once {
        fn case(&mut self) -> Option<u16> {
            None
        }

        fn arg(&mut self) -> OwnedArg {
            core::mem::take(&mut self.0)
        }

        fn fields(&mut self) -> Vec<FieldError> {
            Vec::new()
        }
    }

    #[test]
    fn a_value_of_another_type_is_none() {
        let texts_of = |texts: &[&'static str]| texts.iter().map(|text| (*text).into()).collect();
        let args = [
            OwnedArg::Absent,
            OwnedArg::Text("b".into()),
            OwnedArg::Integer(-1),
            OwnedArg::Unsigned(1),
            OwnedArg::Number(0.5),
            OwnedArg::Boolean(true),
            OwnedArg::Duration(Duration::from_secs(2)),
            OwnedArg::Texts(texts_of(&["c"])),
            OwnedArg::Json(Json::default()),
        ];
        for arg in args {
            let source = || Once(arg.clone());
            let read = [
                text(&mut source()).map(OwnedArg::Text),
                integer(&mut source()).map(OwnedArg::Integer),
                unsigned(&mut source()).map(OwnedArg::Unsigned),
                number(&mut source()).map(OwnedArg::Number),
                boolean(&mut source()).map(OwnedArg::Boolean),
                duration(&mut source()).map(OwnedArg::Duration),
                texts(&mut source()).map(OwnedArg::Texts),
                json(&mut source()).map(OwnedArg::Json),
            ];
            let read: Vec<_> = read.into_iter().flatten().collect();
            let expected: &[_] =
                if arg == OwnedArg::Absent { &[] } else { core::slice::from_ref(&arg) };
            assert_eq!(read, expected);
        }
        assert!(fields(&mut Once(OwnedArg::Absent)).is_none());
    }

    #[test]
    fn one_of_some_texts_is_found_by_its_text() {
        let as_str = |one: u8| ["a", "b"][usize::from(one)];
        let find =
            |text: &'static str| one_of(&mut Once(OwnedArg::Text(text.into())), &[0, 1], as_str);
        assert_eq!([find("a"), find("b"), find("c")], [Some(0), Some(1), None]);
    }
}
