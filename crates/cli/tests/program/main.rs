//! Tests the program as users run it: every command, its streams, exit codes and errors.

mod commands;
mod explain;
mod failures;
mod freshness;
mod init;
mod preview;
mod similar;
mod support;
