//! Writes the reference and builds the guide: `cargo xtask docs`.

use std::io::{self, Write};
use std::process::ExitCode;

use errbook_tests::root;

fn main() -> ExitCode {
    let root = root();
    let built =
        errbook_guide::write_reference(&root).map_err(|error| error.to_string()).and_then(|()| {
            let target = root.join("target/guide");
            errbook_guide::build(&root, &target).map_err(|error| format!("{error:#}"))
        });
    // If a stream is closed, there is nowhere to report it.
    let _ = match &built {
        Ok(()) => writeln!(io::stdout(), "the guide is in target/guide/index.html"),
        Err(error) => writeln!(io::stderr(), "error: {error}"),
    };
    if built.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
