//! Builds the guide: `cargo xtask docs`.

use std::io::{self, Write};
use std::process::ExitCode;

use errbook_tests::root;

fn main() -> ExitCode {
    let target = root().join("target/guide");
    let (mut stream, line, code): (Box<dyn Write>, _, _) =
        match errbook_guide::build(&root(), &target) {
            Ok(()) => {
                let line = format!("target/guide/index.html: the guide, with its reference");
                (Box::new(io::stdout()), line, ExitCode::SUCCESS)
            }
            Err(error) => (Box::new(io::stderr()), format!("error: {error:#}"), ExitCode::FAILURE),
        };
    // If the stream is closed, there is nowhere to report it.
    let _ = writeln!(stream, "{line}");
    code
}
