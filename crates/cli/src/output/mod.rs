//! Prints to the terminal.

mod console;
mod progress;
mod push;
mod stream;
pub(crate) mod table;

pub(crate) use console::Console;
pub(crate) use progress::Progress;
pub(crate) use push::push;
pub(crate) use stream::{Stream, Style};
