//! What all generated types have alike. Generated code has the rest: documentation, variants and fields.
//!
//! The names `CATALOG`, `Language` and `errbook_tables` are those of the module that calls a macro.

/// Gives `Code` what it has in every group, and `AnyCode` what it has in every catalog.
#[doc(hidden)]
#[macro_export]
macro_rules! __code {
    ($code:ident from $first:literal; $($variant:ident,)*) => {
        impl $code {
            /// Every code of the group, in the order of the catalog.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            $crate::__v1::code_methods!();
        }

        impl $crate::__v1::Coded for $code {
            #[inline]
            fn index(self) -> usize {
                $first + self as usize
            }

            #[inline]
            fn from_index(index: usize) -> ::core::option::Option<Self> {
                Self::ALL.get(index.checked_sub($first)?).copied()
            }
        }

        impl ::core::str::FromStr for $code {
            type Err = $crate::UnknownCode;

            fn from_str(code: &str) -> ::core::result::Result<Self, $crate::UnknownCode> {
                $crate::__v1::find_in(&errbook_tables::INDEX, code, $first, Self::ALL.len())
                    .and_then($crate::__v1::Coded::from_index)
                    .ok_or($crate::UnknownCode::new())
            }
        }

        $crate::__v1::shown!($code);
    };
    ($any:ident of $code:ident; $($variant:ident = $group:path, $first:literal..=$last:literal;)*) => {
        impl $any {
            $crate::__v1::code_methods!();
        }

        impl $crate::__v1::Coded for $any {
            fn index(self) -> usize {
                match self {
                    $(Self::$variant(code) => $crate::__v1::Coded::index(code),)*
                }
            }

            fn from_index(index: usize) -> ::core::option::Option<Self> {
                match index {
                    $($first..=$last => $crate::__v1::Coded::from_index(index).map(Self::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl ::core::str::FromStr for $any {
            type Err = $crate::UnknownCode;

            fn from_str(code: &str) -> ::core::result::Result<Self, $crate::UnknownCode> {
                $crate::__v1::find(&errbook_tables::INDEX, code)
                    .and_then($crate::__v1::Coded::from_index)
                    .ok_or($crate::UnknownCode::new())
            }
        }

        $(
            impl ::core::convert::From<$group> for $any {
                fn from(inner: $group) -> Self {
                    Self::$variant(inner)
                }
            }
        )*

        $crate::__v1::shown!($any);
    };
}

/// The methods of a code.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_methods {
    () => {
        /// Returns the code as it is sent.
        #[must_use]
        #[inline]
        pub fn as_str(self) -> &'static str {
            $crate::__v1::text(&errbook_tables::CODES, $crate::__v1::Coded::index(self))
        }

        /// Returns the HTTP status.
        #[must_use]
        #[inline]
        pub fn status(self) -> u16 {
            $crate::__v1::status(errbook_tables::RECORDS, $crate::__v1::Coded::index(self))
        }

        /// Returns the stable number, where the error has one.
        #[must_use]
        #[inline]
        pub fn number(self) -> ::core::option::Option<i32> {
            $crate::__v1::number(errbook_tables::RECORDS, $crate::__v1::Coded::index(self))
        }

        /// Returns all that the catalog says about the error.
        #[must_use]
        #[inline]
        pub fn entry(self) -> $crate::Entry<'static> {
            $crate::__v1::entry(&CATALOG, $crate::__v1::Coded::index(self))
        }

        /// Returns the title, in the source language where the error is not translated.
        #[must_use]
        #[inline]
        pub fn title(self, language: Language) -> &'static str {
            $crate::__v1::localized(
                &errbook_tables::TITLES,
                $crate::__v1::Coded::index(self),
                language.id(),
            )
        }

        /// Returns the plain text of the description, in the source language where the error is not translated.
        #[must_use]
        #[inline]
        pub fn description(self, language: Language) -> &'static str {
            let index = $crate::__v1::Coded::index(self);
            $crate::__v1::localized(&errbook_tables::DESCRIPTIONS, index, language.id())
        }

        /// Returns the plain text of the resolution, in the source language where the error is not translated.
        #[must_use]
        #[inline]
        pub fn resolution(self, language: Language) -> &'static str {
            let index = $crate::__v1::Coded::index(self);
            $crate::__v1::localized(&errbook_tables::RESOLUTIONS, index, language.id())
        }
    };
}

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
            pub const fn as_str(self) -> &'static str {
                errbook_tables::LANGUAGES[self as usize]
            }

            /// Returns the language as the runtime knows it.
            #[must_use]
            pub const fn id(self) -> $crate::LanguageId {
                $crate::LanguageId::new(self as u8)
            }
        }

        impl ::core::str::FromStr for $language {
            type Err = $crate::UnknownLanguage;

            fn from_str(tag: &str) -> ::core::result::Result<Self, $crate::UnknownLanguage> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|language| language.as_str().eq_ignore_ascii_case(tag))
                    .ok_or($crate::UnknownLanguage::new())
            }
        }

        impl ::core::convert::From<$language> for $crate::LanguageId {
            fn from(language: $language) -> Self {
                language.id()
            }
        }

        $crate::__v1::shown!($language);
    };
}

/// Shows what has a text as that.
#[doc(hidden)]
#[macro_export]
macro_rules! __shown {
    ($name:ident) => {
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// Gives `Error` what it has in every group, and `AnyError` what it has in every catalog.
#[doc(hidden)]
#[macro_export]
macro_rules! __error {
    ($error:ident of $code:ident; $($variant:ident,)*) => {
        impl $error {
            /// Returns what identifies the error.
            #[must_use]
            pub fn code(&self) -> $code {
                match self {
                    $(Self::$variant { .. } => $code::$variant,)*
                }
            }

            $crate::__v1::error_methods!();
        }

        $crate::__v1::error_traits!($error);
    };
    ($any:ident of $code:ident; $($variant:ident = $group:path;)*) => {
        impl $any {
            /// Returns what identifies the error.
            #[must_use]
            pub fn code(&self) -> $code {
                match self {
                    $(Self::$variant(error) => $code::$variant(error.code()),)*
                }
            }

            $crate::__v1::error_methods!();
        }

        impl $crate::CatalogError for $any {
            $crate::__v1::entry_of_code!();

            fn args<'s>(&'s self, sink: &mut dyn $crate::ArgSink<'s>) {
                match self {
                    $(Self::$variant(error) => $crate::CatalogError::args(error, sink),)*
                }
            }
        }

        $(
            impl ::core::convert::From<$group> for $any {
                fn from(inner: $group) -> Self {
                    Self::$variant(inner)
                }
            }
        )*

        $crate::__v1::error_traits!($any);
    };
}

/// The methods of an error that would else need a trait in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_methods {
    () => {
        /// Returns all that the catalog says about the error.
        #[must_use]
        pub fn entry(&self) -> $crate::Entry<'static> {
            self.code().entry()
        }

        /// Appends the response body to a buffer and returns the status and headers of the response.
        pub fn render(
            &self,
            context: &$crate::RequestContext<'_>,
            body: &mut $crate::__v1::Vec<u8>,
        ) -> $crate::Head<'static> {
            $crate::CatalogError::render(self, context, body)
        }

        /// Returns the whole response.
        #[must_use]
        pub fn response(&self, context: &$crate::RequestContext<'_>) -> $crate::Response {
            $crate::CatalogError::response(self, context)
        }

        /// Adds what has caused the error, for logs.
        #[must_use]
        pub fn with_source(
            self,
            source: impl ::core::convert::Into<
                $crate::__v1::Box<
                    dyn ::core::error::Error + ::core::marker::Send + ::core::marker::Sync,
                >,
            >,
        ) -> $crate::Occurrence<Self> {
            $crate::CatalogError::with_source(self, source)
        }

        /// Adds what identifies this occurrence.
        #[must_use]
        pub fn with_instance(
            self,
            instance: impl ::core::convert::Into<$crate::__v1::Cow<'static, str>>,
        ) -> $crate::Occurrence<Self> {
            $crate::CatalogError::with_instance(self, instance)
        }

        /// Adds a response header.
        #[must_use]
        pub fn with_header(
            self,
            name: impl ::core::convert::Into<$crate::__v1::Cow<'static, str>>,
            value: impl ::core::convert::Into<$crate::__v1::Cow<'static, str>>,
        ) -> $crate::Occurrence<Self> {
            $crate::CatalogError::with_header(self, name, value)
        }
    };
}

/// The entry of an error, which its code knows.
#[doc(hidden)]
#[macro_export]
macro_rules! __entry_of_code {
    () => {
        fn entry(&self) -> $crate::Entry<'static> {
            self.code().entry()
        }
    };
}

/// The traits that every error has.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_traits {
    ($error:ident) => {
        impl ::core::fmt::Debug for $error {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__v1::debug(self, f)
            }
        }

        impl ::core::fmt::Display for $error {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__v1::display(self, f)
            }
        }

        impl ::core::cmp::PartialEq for $error {
            fn eq(&self, other: &Self) -> bool {
                $crate::__v1::same(self, other)
            }
        }

        impl ::core::error::Error for $error {}
    };
}

/// Joins the tables.
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
