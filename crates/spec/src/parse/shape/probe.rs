//! A deserializer that reads nothing and records which type a declaration asks for.

use std::cell::RefCell;

use serde::Deserialize;
use serde::de::value::{
    Error, MapAccessDeserializer, MapDeserializer, SeqDeserializer, StrDeserializer,
};
use serde::de::{Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::{Field, Shape, Takes};
use crate::document::{
    AfterDecl, CaseDecl, CaseTextsDecl, ChoiceDecl, IssueDecl, IssueTextsDecl, ParamSpec,
    PatternDecl, RelatedDecl, SeeDecl, SetSpec, docs, names,
};

impl Shape {
    /// Returns the shape of a declaration.
    pub(in crate::parse) fn of<'de, T: Deserialize<'de>>() -> Self {
        let noted = RefCell::new(Self::Any);
        let probe = Probe(&noted);
        // Whether the made-up value is taken does not matter: what was asked for is noted by then.
        let _ = T::deserialize(probe);
        noted.into_inner()
    }
}

#[derive(Clone, Copy)]
struct Probe<'n>(&'n RefCell<Shape>);

impl Probe<'_> {
    fn note(self, shape: Shape) {
        self.0.replace(shape);
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $number:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.note(Shape::Integer(i64::from(<$number>::MIN), i64::from(<$number>::MAX)));
            visitor.$visit(0)
        }
    )*};
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.note(Shape::Any);
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.note(Shape::Boolean);
        visitor.visit_bool(false)
    }

    whole_numbers! {
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_i32 visit_i32 i32;
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.note(Shape::Text);
        visitor.visit_borrowed_str("")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.note(match name {
            names::RESOLUTION | names::ENVELOPES => {
                Shape::TextOr(Box::new(Shape::List(Box::new(Shape::Text))))
            }
            names::SET => Shape::ListOr(Box::new(Shape::of::<SetSpec>())),
            names::CODE_STYLE => text_or::<PatternDecl>(),
            names::RETRY => text_or::<AfterDecl>(),
            names::PARAM => text_or::<ParamSpec>(),
            names::CASE => text_or::<CaseDecl>(),
            names::CHOICE => text_or::<ChoiceDecl>(),
            names::ISSUE => text_or::<IssueDecl>(),
            names::CASE_TEXTS => text_or::<CaseTextsDecl>(),
            names::ISSUE_TEXTS => text_or::<IssueTextsDecl>(),
            names::RELATED => text_or::<RelatedDecl>(),
            names::SEE => text_or::<SeeDecl>(),
            _ => Shape::Any,
        });
        if name == names::SET {
            // Sets don't accept a text.
            return visitor.visit_newtype_struct(SeqDeserializer::new(std::iter::empty::<&str>()));
        }
        let text: StrDeserializer<'_, Error> = "".into_deserializer();
        visitor.visit_newtype_struct(text)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let item = RefCell::new(Shape::Any);
        let value = visitor.visit_seq(One { shape: &item, left: 1 });
        self.note(Shape::List(Box::new(item.into_inner())));
        value
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = RefCell::new(Shape::Any);
        let result = visitor.visit_map(One { shape: &value, left: 1 });
        self.note(Shape::Pairs(Box::new(value.into_inner())));
        result
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut shapes = Vec::with_capacity(fields.len());
        let value = visitor.visit_map(StructFields { names: fields, shapes: &mut shapes });
        let docs = docs(name).chain(std::iter::repeat(&[][..]));
        let fields = fields.iter().zip(shapes).zip(docs).map(|((name, shape), docs)| Field {
            name,
            takes: Takes::Value(shape.into_inner()),
            docs,
        });
        self.note(Shape::Struct(fields.collect()));
        value
    }

    /// The one enum is `Written`, which takes anything.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.note(Shape::Any);
        let text = variants.iter().take(1).map(|variant| (*variant, ""));
        visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(text)))
    }

    forward_to_deserialize_any! {
        i8 i16 i64 i128 u8 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}

fn text_or<'de, T: Deserialize<'de>>() -> Shape {
    // Inside a declaration that may be a bare text, the declaration itself is a struct.
    Shape::TextOr(Box::new(Shape::of::<T>()))
}

/// One item, or one key and value.
struct One<'n> {
    shape: &'n RefCell<Shape>,
    left: usize,
}

impl<'de> SeqAccess<'de> for One<'_> {
    type Error = Error;

    fn next_element_seed<S: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left = 0;
        seed.deserialize(Probe(self.shape)).map(Some)
    }
}

impl<'de> MapAccess<'de> for One<'_> {
    type Error = Error;

    fn next_key_seed<S: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left = 0;
        let key: StrDeserializer<'_, Error> = "".into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Error> {
        seed.deserialize(Probe(self.shape))
    }
}

/// Every field of a struct.
struct StructFields<'n> {
    names: &'static [&'static str],
    shapes: &'n mut Vec<RefCell<Shape>>,
}

impl<'de> MapAccess<'de> for StructFields<'_> {
    type Error = Error;

    fn next_key_seed<S: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some(name) = self.names.get(self.shapes.len()) else { return Ok(None) };
        let key: StrDeserializer<'_, Error> = name.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: serde::de::DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<S::Value, Error> {
        let shape = RefCell::new(Shape::Any);
        let value = seed.deserialize(Probe(&shape));
        self.shapes.push(shape);
        value
    }
}
