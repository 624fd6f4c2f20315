//! Reads error responses back.
