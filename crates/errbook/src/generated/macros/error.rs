//! The macros of errors.

/// Writes the methods and traits of `Error` of a group, or of `AnyError` of the catalog.
#[doc(hidden)]
#[macro_export]
macro_rules! __error {
    ($error:ident of $code:ident; $($variant:ident,)*) => {
        impl $error {
            /// Returns the code.
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
            /// Returns the code.
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

            #[inline]
            fn args<'s>(&'s self, sink: &mut dyn $crate::ArgSink<'s>) {
                match self {
                    $(Self::$variant(error) => $crate::CatalogError::args(error, sink),)*
                }
            }
        }

        $crate::__v1::from_groups!($any; $($variant = $group;)*);
        $crate::__v1::into_groups!($any; $($variant = $group;)*);
        $crate::__v1::error_traits!($any);
    };
}

/// The methods of an error that would otherwise need a trait in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_methods {
    () => {
        /// Returns all that the catalog says about the error.
        #[must_use]
        #[inline]
        pub fn entry(&self) -> $crate::Entry<'static> {
            self.code().entry()
        }

        /// Appends the response body to a buffer and returns the status and headers of the response.
        #[inline]
        pub fn render(
            &self,
            context: &$crate::RequestContext<'_>,
            body: &mut $crate::__v1::Vec<u8>,
        ) -> $crate::Head<'static> {
            $crate::CatalogError::render(self, context, body)
        }

        /// Returns the whole response.
        #[must_use]
        #[inline]
        pub fn response(&self, context: &$crate::RequestContext<'_>) -> $crate::Response {
            $crate::CatalogError::response(self, context)
        }

        /// Sets the source of the error, for logs.
        #[must_use]
        #[inline]
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

        /// Sets the id of this occurrence.
        #[must_use]
        #[inline]
        pub fn with_instance(
            self,
            instance: impl ::core::convert::Into<$crate::__v1::Cow<'static, str>>,
        ) -> $crate::Occurrence<Self> {
            $crate::CatalogError::with_instance(self, instance)
        }

        /// Adds a response header.
        #[must_use]
        #[inline]
        pub fn with_header(
            self,
            name: impl ::core::convert::Into<$crate::__v1::Cow<'static, str>>,
            value: impl ::core::convert::Into<$crate::__v1::Cow<'static, str>>,
        ) -> $crate::Occurrence<Self> {
            $crate::CatalogError::with_header(self, name, value)
        }

        /// Adds a further error to the same response. Envelopes that send one error send only the first.
        #[must_use]
        #[inline]
        pub fn with_error(
            self,
            error: impl $crate::CatalogError + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> $crate::Occurrence<Self> {
            $crate::CatalogError::with_error(self, error)
        }

        /// Adds an error of a catalog as the cause, with its own causes. Envelopes with causes send the nearest 32.
        #[must_use]
        #[inline]
        pub fn with_cause(
            self,
            cause: impl $crate::CatalogError + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> $crate::Occurrence<Self> {
            $crate::CatalogError::with_cause(self, cause)
        }
    };
}

/// Finds an error of the catalog in an error of any type, by trying the types that the catalog has.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_dyn {
    ($any:ident; $($error:path,)*) => {
        impl $any {
            /// Returns the first error of this catalog among an error and its sources, without what an
            /// [`Occurrence`]($crate::Occurrence) has added. For errors of anyhow or eyre.
            #[must_use]
            #[inline]
            pub fn from_dyn(
                error: &(dyn ::core::error::Error + 'static),
            ) -> ::core::option::Option<Self> {
                $crate::__v1::find_error(error, &[$($crate::__v1::as_error::<$error, Self>,)*])
            }
        }
    };
}

/// The entry of an error, by its code.
#[doc(hidden)]
#[macro_export]
macro_rules! __entry_of_code {
    () => {
        #[inline]
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
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__v1::debug(self, f)
            }
        }

        impl ::core::fmt::Display for $error {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__v1::display(self, f)
            }
        }

        impl ::core::cmp::PartialEq for $error {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__v1::same(self, other)
            }
        }

        impl ::core::error::Error for $error {}

        $crate::__v1::serializable!($error);

        impl $crate::__v1::IntoOccurrence for $error {
            type Error = Self;

            #[inline]
            fn into_occurrence(self) -> $crate::Occurrence<Self> {
                $crate::Occurrence::new(self)
            }
        }
    };
}
