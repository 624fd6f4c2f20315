//! Errors behind references and in boxes.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use core::error::Error;
use core::{fmt, mem};

use crate::error::Added;
use crate::shared::Shared;
use crate::{AddedError, ArgSink, CatalogError, Entry};

/// Writes the methods of an error that delegates to another.
macro_rules! delegated {
    () => {
        fn entry(&self) -> Entry<'static> {
            (**self).entry()
        }

        fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
            (**self).args(sink);
        }

        fn instance(&self) -> Option<&str> {
            (**self).instance()
        }

        fn headers(&self) -> &[(Cow<'static, str>, Cow<'static, str>)] {
            (**self).headers()
        }

        fn errors(&self) -> &[AddedError] {
            (**self).errors()
        }

        fn nearest_cause(&self) -> Option<&AddedError> {
            (**self).nearest_cause()
        }
    };
}

impl<E: CatalogError + ?Sized> CatalogError for &E {
    delegated!();
}

impl CatalogError for AddedError {
    delegated!();

    fn cause_place(&mut self) -> Option<&mut Option<AddedError>> {
        (**self).cause_place()
    }

    fn take_added(&mut self) -> Option<Shared<Added>> {
        (**self).take_added()
    }

    fn flatten(&mut self) -> Option<Shared<Added>> {
        flatten(self)
    }

    fn boxed(&mut self) -> Option<&mut AddedError> {
        Some(self)
    }
}

impl Error for AddedError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        (**self).source()
    }

    #[expect(deprecated, reason = "see `Occurrence`")]
    fn cause(&self) -> Option<&dyn Error> {
        (**self).cause()
    }
}

/// Takes what was added to a boxed error, and the error out of inner boxes: boxes in boxes are a chain, too.
///
/// An occurrence has taken its error out of inner boxes already, so there is at most one to open.
fn flatten(error: &mut AddedError) -> Option<Shared<Added>> {
    let added = (**error).take_added();
    let entry = error.entry();
    if let Some(inner) = (**error).boxed() {
        *error = mem::replace(inner, Box::new(Taken(entry)));
    }
    added
}

/// Replaces an error that was taken out of an occurrence, which is then dropped.
#[derive(Debug)]
struct Taken(Entry<'static>);

impl Error for Taken {}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code())
    }
}

impl CatalogError for Taken {
    fn entry(&self) -> Entry<'static> {
        self.0
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        let _ = sink;
    }
}
