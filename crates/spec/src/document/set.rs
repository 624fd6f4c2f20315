//! Sets of errors.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::keys::structs_of_the_format;
use super::names;

/// One of the cover's `sets`: its codes alone, or all about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SetDecl {
    Codes(Vec<String>),
    Spec(SetSpec),
}

structs_of_the_format! {
    /// All about a set.
    #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
    pub(crate) struct SetSpec {
        /// What the functions that return this set do. It becomes the documentation of the enum.
        ///
        /// Example: `description: All that placing an order can end in.`
        pub(crate) description: Option<String>,
        /// Other sets, whose errors this set includes.
        ///
        /// Example: `extends: [read-order]`
        pub(crate) extends: Vec<String>,
        /// The codes of the set; required without `extends`. `group/code` names a code of one group.
        ///
        /// Example: `codes: [sold-out]`
        pub(crate) codes: Option<Vec<String>>,
    }
}

impl<'de> Deserialize<'de> for SetDecl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(names::SET, SetVisitor)
    }
}

struct SetVisitor;

impl<'de> Visitor<'de> for SetVisitor {
    type Value = SetDecl;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of codes or more about it")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<SetDecl, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<SetDecl, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(SetDecl::Codes)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SetDecl, A::Error> {
        SetSpec::deserialize(MapAccessDeserializer::new(map)).map(SetDecl::Spec)
    }
}
