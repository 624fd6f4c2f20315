//! Runtime of errbook.
#![no_std]
#![forbid(unsafe_code)]

mod tables;

/// What generated code of format 1 may use.
#[doc(hidden)]
pub mod __v1 {
    pub use crate::tables::*;
}
