//! The common parts of generated types. Generated code has the rest: documentation, variants and fields.
//!
//! Functions are `#[inline]`: a crate compiles those that it uses, instead of the generated crate all of them for each group. Functions
//! with a branch for each error aren't, or each change of a crate that uses them would compile them again.
//!
//! The names `CATALOG`, `Language` and `errbook_tables` are those of the module that calls a macro.

mod code;
mod error;

/// Gives `Language` its methods and traits.
#[doc(hidden)]
#[macro_export]
macro_rules! __language {
    ($language:ident; $($variant:ident,)*) => {
        impl $language {
            /// Every language, the source language first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the tag (BCP 47).
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                errbook_tables::LANGUAGES[self as usize]
            }

            /// Returns the id of the language in the runtime.
            #[must_use]
            #[inline]
            pub const fn id(self) -> $crate::LanguageId {
                $crate::LanguageId::new(self as u8)
            }
        }

        impl ::core::str::FromStr for $language {
            type Err = $crate::UnknownLanguage;

            #[inline]
            fn from_str(tag: &str) -> ::core::result::Result<Self, $crate::UnknownLanguage> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|language| language.as_str().eq_ignore_ascii_case(tag))
                    .ok_or($crate::UnknownLanguage::new())
            }
        }

        impl ::core::convert::From<$language> for $crate::LanguageId {
            #[inline]
            fn from(language: $language) -> Self {
                language.id()
            }
        }

        $crate::__v1::shown!($language);
    };
}

/// Gives a type with `as_str` and `FromStr` the traits that show it.
#[doc(hidden)]
#[macro_export]
macro_rules! __shown {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        $crate::__v1::serde_text!($name);
    };
}

/// Converts the types of groups to that of the catalog.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_groups {
    ($any:ident; $($variant:ident = $group:path;)*) => {
        $(
            impl ::core::convert::From<$group> for $any {
                #[inline]
                fn from(inner: $group) -> Self {
                    Self::$variant(inner)
                }
            }
        )*
    };
}

/// Converts the type of the catalog to those of groups, as far as possible.
#[doc(hidden)]
#[macro_export]
macro_rules! __into_groups {
    ($any:ident; $($variant:ident = $group:path;)*) => {
        $(
            impl ::core::convert::TryFrom<$any> for $group {
                type Error = $any;

                #[allow(unreachable_patterns, reason = "there may be one group")]
                #[inline]
                fn try_from(error: $any) -> ::core::result::Result<Self, $any> {
                    match error {
                        $any::$variant(error) => ::core::result::Result::Ok(error),
                        other => ::core::result::Result::Err(other),
                    }
                }
            }
        )*
    };
}

/// Combines the tables.
#[doc(hidden)]
#[macro_export]
macro_rules! __tables {
    ($($field:ident: $value:expr,)*) => {
        pub static TABLES: $crate::__v1::Tables<'static> = $crate::__v1::Tables {
            languages: LANGUAGES,
            codes: CODES,
            index: INDEX,
            records: RECORDS,
            groups: GROUPS,
            params: PARAMS,
            variants: VARIANTS,
            attributes: ATTRIBUTES,
            numbers: NUMBERS,
            strings: STRINGS,
            templates: TEMPLATES,
            titles: TITLES,
            descriptions: DESCRIPTIONS,
            resolutions: RESOLUTIONS,
            messages: MESSAGES,
            envelopes: ENVELOPES,
            program: PROGRAM,
            fallbacks: FALLBACKS,
            reading: READING,
            $($field: $value,)*
        };
    };
}

/// Gives a type with `as_str` and `FromStr` the traits of serde.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_text {
    ($name:ident) => {
        impl $crate::__v1::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::__v1::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__v1::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::__v1::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__v1::deserialize_text(deserializer)
            }
        }
    };
}

/// Lets serde write a type of errors.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialize {
    ($error:ident) => {
        impl $crate::__v1::Serialize for $error {
            #[inline]
            fn serialize<S: $crate::__v1::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__v1::serialize(self, serializer)
            }
        }
    };
}

/// Lets serde read types of errors that are or convert from the type of the catalog.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __deserialize {
    ($any:ident; $($error:path,)*) => {
        $(
            impl<'de> $crate::__v1::Deserialize<'de> for $error {
                #[inline]
                fn deserialize<D: $crate::__v1::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    let name = ::core::stringify!($error);
                    $crate::__v1::deserialize::<$any, Self, D>(deserializer, name)
                }
            }
        )*
    };
}

/// Replaces the macros of features that the runtime doesn't have.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __nothing {
    ($($any:tt)*) => {};
}
