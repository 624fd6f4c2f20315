//! Errors of a sample.

use std::borrow::Cow;
use std::time::Duration;

use thiserror::Error;

/// What can go wrong with an order.
///
/// See [`Order`](crate::Order).
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OrderError<T: std::fmt::Debug> {
    /// Others were faster than <you>.
    #[error("only {left} of {article} are left, {{not}} {}", .wanted)]
    SoldOut { article: String, left: u64, wanted: u8 },
    #[error("{0} is no order, {1:?} is")]
    NoOrder(Cow<'static, str>, T),
    #[error("wait {wait:?}, {}", limit(.wait))]
    Limit { wait: Duration, hint: Option<String>, tags: Vec<String> },
    #[error("the disk failed")]
    Disk(#[from] std::io::Error),
    #[error("the network failed: {source}")]
    Network { source: std::io::Error, host: Option<String>, ratio: f32, is_final: bool, code: i32 },
    #[error(transparent)]
    Other(#[from] Box<dyn std::error::Error + Send + Sync>),
    #[error(fmt = crate::write)]
    Written,
    #[cfg(unix)]
    #[error("gone at {0}", at = .0)]
    HTTPGone(i8) = 7,
    Plain,
}

mod inner {
    #[derive(Debug, thiserror::Error)]
    #[error("{r#type} failed")]
    pub(crate) struct ParseFailure {
        r#type: &'static str,
    }

    pub(crate) struct NoError;
}
