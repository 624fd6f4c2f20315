//! The Vonage API errors, generated from `catalog/vonage`.
//!
//! Each group of errors is a module with two types: `Code` identifies an error, `Error` is one with the values of an occurrence.
//!
//! # Examples
//!
//! ```
//! use errbook::RequestContext;
//! use vonage_errors::generic;
//!
//! let error = generic::Error::OutOfCredit { balance: 30, cost: 50 };
//! assert_eq!(error.to_string(), "Your current balance is 30, but that costs 50.");
//!
//! let response = error.response(&RequestContext::new().instance("<trace_id>"));
//! assert_eq!(response.status(), 403);
//! ```
#![no_std]

errbook::include_catalog!();
