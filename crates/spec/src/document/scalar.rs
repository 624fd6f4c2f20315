//! Values whose type something else decides.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{ScalarDecl, names};

impl<'de> Deserialize<'de> for ScalarDecl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(names::SCALAR, ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = ScalarDecl;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<ScalarDecl, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_unit<E: de::Error>(self) -> Result<ScalarDecl, E> {
        Ok(ScalarDecl::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<ScalarDecl, E> {
        Ok(ScalarDecl::Boolean(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<ScalarDecl, E> {
        Ok(ScalarDecl::Integer(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<ScalarDecl, E> {
        Ok(i64::try_from(value).map_or(ScalarDecl::Unsigned(value), ScalarDecl::Integer))
    }

    /// Wider integers fit no type of param; as text they are refused with their digits as written.
    fn visit_i128<E: de::Error>(self, value: i128) -> Result<ScalarDecl, E> {
        Ok(ScalarDecl::Text(value.to_string()))
    }

    /// See [`Self::visit_i128`].
    fn visit_u128<E: de::Error>(self, value: u128) -> Result<ScalarDecl, E> {
        Ok(ScalarDecl::Text(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<ScalarDecl, E> {
        Ok(ScalarDecl::Number(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<ScalarDecl, E> {
        Ok(ScalarDecl::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ScalarDecl, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(ScalarDecl::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ScalarDecl, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(ScalarDecl::Map(pairs))
    }
}
