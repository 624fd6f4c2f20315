//! The program as its users run it: every command, its streams and exit codes, and what bad input gets.

mod commands;
mod explain;
mod failures;
mod freshness;
mod preview;
mod similar;
mod support;
