//! The Wompi API errors, generated from `catalog/wompi`.
//!
//! Each group of errors is a module with two types: `Code` identifies an error, `Error` is one with the values of an occurrence.
//!
//! # Examples
//!
//! ```
//! use errbook::{FieldError, RequestContext};
//! use wompi_errors::api::{Error, InputValidationIssue};
//!
//! let fields = vec![FieldError::new("reference", InputValidationIssue::ReferenceUsed)];
//! let response = Error::InputValidationError { fields }.response(&RequestContext::new());
//! assert_eq!(response.status(), 422);
//! ```
#![no_std]

errbook::include_catalog!();
