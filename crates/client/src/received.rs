//! A response as an error of a generated type.

use alloc::boxed::Box;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

use errbook::FromResponse;

use crate::{ReadOptions, Reading, read_with};

/// An error response, with the error of the catalog that it stands for.
///
/// It is an error itself, as small as a pointer, and borrows nothing. It has all methods of [`Reading`].
///
/// # Examples
///
/// ```
/// use errbook_client::Received;
/// use wompi_errors::AnyError;
///
/// let headers = [("Content-Type", b"application/json".as_slice())];
/// let body = br#"{"error":{"type":"NOT_FOUND_ERROR","reason":"La entidad no existe"}}"#;
/// let received = Received::<AnyError>::read(404, headers, body);
/// assert_eq!(received.entry().map(|entry| entry.code()), Some("NOT_FOUND_ERROR"));
/// ```
pub struct Received<E> {
    reading: Box<Reading<'static, 'static>>,
    error: PhantomData<fn() -> E>,
}

impl<E: FromResponse> Received<E> {
    /// Reads a response. Never fails: parts that cannot be read are skipped, and the status remains.
    ///
    /// If the response need not be kept, [`read`](crate::read) does the same without allocating.
    #[must_use]
    pub fn read<'h>(
        status: u16,
        headers: impl IntoIterator<Item = (&'h str, &'h [u8])>,
        body: &'h [u8],
    ) -> Self {
        Self::read_with(&ReadOptions::new(), status, headers, body)
    }

    /// Like [`Received::read`], with options.
    #[must_use]
    pub fn read_with<'h>(
        options: &ReadOptions,
        status: u16,
        headers: impl IntoIterator<Item = (&'h str, &'h [u8])>,
        body: &'h [u8],
    ) -> Self {
        read_with(options, E::catalog(), status, headers, body).into_owned().into()
    }

    /// Returns the code, if the error is known.
    #[must_use]
    pub fn code(&self) -> Option<E::Code> {
        self.reading.code::<E>()
    }

    /// Returns the error as its server raised it, or `None` if the code is unknown or a value that it needs is missing.
    #[must_use]
    pub fn error(&self) -> Option<E> {
        self.reading.error()
    }

    /// Returns the code of the deepest known cause, else of the error itself.
    #[must_use]
    pub fn deepest(&self) -> Option<E::Code> {
        E::code(self.reading.deepest()?.index())
    }
}

/// Converts a reading with the catalog of the type; a reading with another catalog has no code and no error.
impl<E: FromResponse> From<Reading<'static, 'static>> for Received<E> {
    fn from(reading: Reading<'static, 'static>) -> Self {
        Self { reading: Box::new(reading), error: PhantomData }
    }
}

impl<E> Deref for Received<E> {
    type Target = Reading<'static, 'static>;

    fn deref(&self) -> &Self::Target {
        &self.reading
    }
}

impl<E> Clone for Received<E> {
    fn clone(&self) -> Self {
        Self { reading: self.reading.clone(), error: PhantomData }
    }
}

impl<E> fmt::Debug for Received<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.reading, f)
    }
}

impl<E> fmt::Display for Received<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.reading, f)
    }
}

impl<E> core::error::Error for Received<E> {}
