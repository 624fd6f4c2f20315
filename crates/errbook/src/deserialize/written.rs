//! Collects the members of a written error. Nothing is checked yet, because they come in any order.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::Deserializer;
use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The member that is a number as text, of the map that `serde_json`'s feature `arbitrary_precision` makes of a number. Any crate of a
/// program can turn the feature on for all.
const NUMBER: &str = "$serde_json::private::Number";

/// The members of an error, or of a field error.
#[derive(Default)]
pub(super) struct Written {
    pub(super) group: Option<String>,
    pub(super) code: Option<String>,
    pub(super) case: Option<String>,
    pub(super) params: Vec<(String, Value)>,
    pub(super) field_errors: Option<Vec<Self>>,
    pub(super) path: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) message: Option<String>,
}

/// A value of a param.
pub(super) enum Value {
    Null,
    Boolean(bool),
    Integer(i64),
    Unsigned(u64),
    Number(f64),
    Text(String),
    /// Lists in a list are empty.
    List(Vec<Self>),
    Map,
}

impl Value {
    /// Returns the number; one that is not finite is a text.
    pub(super) fn number(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "some formats write 30 for 30.0")]
        Some(match self {
            Self::Number(value) => *value,
            Self::Integer(value) => *value as f64,
            Self::Unsigned(value) => *value as f64,
            Self::Text(text) if matches!(&**text, "NaN" | "inf" | "-inf") => text.parse().ok()?,
            _ => return None,
        })
    }
}

/// Reads a number as JSON writes it.
fn number(text: &str) -> Value {
    let integer = text.parse().map(Value::Integer);
    let unsigned = || text.parse().map(Value::Unsigned);
    let number = || text.parse().map(Value::Number);
    integer.or_else(|_| unsigned()).or_else(|_| number()).unwrap_or(Value::Map)
}

/// As a message shows what was found.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Boolean(value) => write!(f, "`{value}`"),
            Self::Integer(value) => write!(f, "`{value}`"),
            Self::Unsigned(value) => write!(f, "`{value}`"),
            Self::Number(value) => write!(f, "`{value:?}`"),
            Self::Text(text) => write!(f, "{text:?}"),
            Self::List(_) => f.write_str("a list"),
            Self::Map => f.write_str("a map"),
        }
    }
}

/// Reads an error or a field error. Skips unknown members, so that a struct that flattens an error can have its own.
#[derive(Clone, Copy)]
pub(super) enum Object {
    Error,
    FieldError,
}

impl<'de> Visitor<'de> for Object {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "a map with the `code` of an error",
            Self::FieldError => "a map with the `path` of a field error",
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written, A::Error> {
        let mut written = Written::default();
        let mut has_params = false;
        while let Some(key) = map.next_key::<String>()? {
            let text = match (&*key, self) {
                ("group", _) => &mut written.group,
                ("code", _) => &mut written.code,
                ("case", Self::Error) => &mut written.case,
                ("path", Self::FieldError) => &mut written.path,
                ("issue", Self::FieldError) => &mut written.issue,
                ("message", Self::FieldError) => &mut written.message,
                ("params", _) => {
                    once(&key, has_params)?;
                    has_params = true;
                    written.params = map.next_value_seed(Params)?;
                    continue;
                }
                ("field_errors", Self::Error) => {
                    once(&key, written.field_errors.is_some())?;
                    written.field_errors = Some(map.next_value_seed(FieldErrors)?);
                    continue;
                }
                _ => {
                    let _: IgnoredAny = map.next_value()?;
                    continue;
                }
            };
            once(&key, text.is_some())?;
            *text = Some(map.next_value()?);
        }
        Ok(written)
    }
}

/// Refuses a member that was there before: which one counts would be a guess.
fn once<E: Error>(name: &str, is_there: bool) -> Result<(), E> {
    if is_there { Err(E::custom(format_args!("duplicate member `{name}`"))) } else { Ok(()) }
}

impl<'de> DeserializeSeed<'de> for Object {
    type Value = Written;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Written, D::Error> {
        deserializer.deserialize_map(self)
    }
}

struct FieldErrors;

impl<'de> Visitor<'de> for FieldErrors {
    type Value = Vec<Written>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of field errors")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Written>, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element_seed(Object::FieldError)? {
            all.push(item);
        }
        Ok(all)
    }
}

impl<'de> DeserializeSeed<'de> for FieldErrors {
    type Value = Vec<Written>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

struct Params;

impl<'de> Visitor<'de> for Params {
    type Value = Vec<(String, Value)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of params")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all: Vec<(String, Value)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            once(&name, all.iter().any(|(other, _)| *other == name))?;
            all.push((name, map.next_value_seed(OneValue { is_item: false })?));
        }
        Ok(all)
    }
}

impl<'de> DeserializeSeed<'de> for Params {
    type Value = Vec<(String, Value)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

#[derive(Clone, Copy)]
struct OneValue {
    /// Whether the value is in a list, so that lists in it are skipped.
    is_item: bool,
}

impl<'de> DeserializeSeed<'de> for OneValue {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OneValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a param")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        if self.is_item {
            while items.next_element::<IgnoredAny>()?.is_some() {}
        } else {
            while let Some(item) = items.next_element_seed(Self { is_item: true })? {
                all.push(item);
            }
        }
        Ok(Value::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut value = Value::Map;
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                value = number(&map.next_value::<String>()?);
            } else {
                let _: IgnoredAny = map.next_value()?;
            }
        }
        Ok(value)
    }
}
