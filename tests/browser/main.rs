//! The documentation site in a real browser.

mod axe;
mod browser;
mod copy;
mod decoder;
mod find;
mod hostile;
mod keyboard;
mod large;
mod look;
mod places;
mod policy;
mod programs;
mod screenshots;
mod script;
mod server;
mod sites;
mod validator;
