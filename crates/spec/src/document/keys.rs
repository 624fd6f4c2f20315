//! What each key of the format means: the doc comments of the declarations, for people who ask.

/// A struct of the format, with what its doc comments say.
#[derive(Debug)]
pub(crate) struct StructDocs {
    pub(crate) name: &'static str,
    /// In the order of the fields.
    pub(crate) keys: &'static [KeyDocs],
}

/// A field of the format.
#[derive(Debug)]
pub(crate) struct KeyDocs {
    /// Its serde attribute.
    pub(crate) attribute: &'static str,
    /// Its doc comment.
    pub(crate) lines: &'static [&'static str],
}

/// Declares structs of the format and keeps their doc comments as [`StructDocs`].
macro_rules! structs_of_the_format {
    ($(
        $(#[doc = $about:literal])*
        #[derive($($derive:tt)*)]
        $visibility:vis struct $name:ident {
            $(
                $(#[doc = $line:literal])*
                $(#[serde($($attribute:tt)*)])?
                $field_visibility:vis $field:ident: $type:ty,
            )*
        }
    )*) => {
        $(
            $(#[doc = $about])*
            #[derive($($derive)*)]
            #[serde(deny_unknown_fields, default)]
            $visibility struct $name {
                $(
                    $(#[doc = $line])*
                    $(#[serde($($attribute)*)])?
                    $field_visibility $field: $type,
                )*
            }
        )*

        /// What the doc comments of these structs say.
        pub(super) static DOCS: &[super::keys::StructDocs] = &[$(
            super::keys::StructDocs {
                name: stringify!($name),
                keys: &[$(super::keys::KeyDocs {
                    attribute: concat!($(stringify!($($attribute)*))?),
                    lines: &[$($line),*],
                }),*],
            }
        ),*];
    };
}

pub(super) use structs_of_the_format;
