//! The macros of codes.

/// Writes the methods and traits of `Code` of a group, or of `AnyCode` of the catalog.
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

            #[inline]
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
            #[inline]
            fn index(self) -> usize {
                match self {
                    $(Self::$variant(code) => $crate::__v1::Coded::index(code),)*
                }
            }

            #[inline]
            fn from_index(index: usize) -> ::core::option::Option<Self> {
                match index {
                    $($first..=$last => $crate::__v1::Coded::from_index(index).map(Self::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl ::core::str::FromStr for $any {
            type Err = $crate::UnknownCode;

            #[inline]
            fn from_str(code: &str) -> ::core::result::Result<Self, $crate::UnknownCode> {
                $crate::__v1::find(&errbook_tables::INDEX, code)
                    .and_then($crate::__v1::Coded::from_index)
                    .ok_or($crate::UnknownCode::new())
            }
        }

        $crate::__v1::from_groups!($any; $($variant = $group;)*);
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

        /// Returns the stable number, if the error has one.
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

        /// Returns the title, in the source language if the error is not translated.
        #[must_use]
        #[inline]
        pub fn title(self, language: Language) -> &'static str {
            $crate::__v1::localized(
                &errbook_tables::TITLES,
                $crate::__v1::Coded::index(self),
                language.id(),
            )
        }

        /// Returns the plain text of the description, in the source language if the error is not translated; the title, if the
        /// error has no description.
        #[must_use]
        #[inline]
        pub fn description(self, language: Language) -> &'static str {
            let index = $crate::__v1::Coded::index(self);
            match $crate::__v1::localized(&errbook_tables::DESCRIPTIONS, index, language.id()) {
                "" => self.title(language),
                description => description,
            }
        }

        /// Returns the plain text of the resolution, in the source language if the error is not translated; an empty text, if the
        /// error has no resolution.
        #[must_use]
        #[inline]
        pub fn resolution(self, language: Language) -> &'static str {
            let index = $crate::__v1::Coded::index(self);
            $crate::__v1::localized(&errbook_tables::RESOLUTIONS, index, language.id())
        }
    };
}
