//! The documentation site in a real browser.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

mod axe;
mod browser;
mod copy;
mod decoder;
mod find;
mod hostile;
mod keyboard;
mod large;
mod lighthouse;
mod live;
mod look;
mod places;
mod policy;
mod programs;
mod screenshots;
mod script;
mod server;
mod sites;
mod validator;
