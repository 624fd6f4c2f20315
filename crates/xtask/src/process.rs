//! Runs cargo and shows its output as it comes.

use std::io::{self, BufRead, BufReader, Write};
use std::process::Stdio;

use crate::cargo::cargo;
use crate::steps::Step;
use crate::tally::Tally;

/// The result of a step.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) success: bool,
    pub(crate) tally: Tally,
}

/// Runs a step in the root of the workspace.
pub(crate) fn run(step: &Step) -> Result<Outcome, String> {
    let mut command = cargo();
    command.args(step.arguments).envs(step.environment.iter().copied());
    let failed = |error: io::Error| format!("cannot run `{}`: {error}", step.command_line());
    if !step.counts() {
        let success = command.status().map_err(failed)?.success();
        return Ok(Outcome { success, tally: Tally::default() });
    }
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    let tally = match child.stdout.take() {
        Some(output) => forward(output).map_err(failed)?,
        None => Tally::default(),
    };
    let success = child.wait().map_err(failed)?.success();
    Ok(Outcome { success, tally })
}

/// Copies lines to stdout and counts the tests in them. Tests may write anything, so lines are bytes.
fn forward(output: impl io::Read) -> io::Result<Tally> {
    let mut reader = BufReader::new(output);
    let mut sum = Tally::default();
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let mut out = io::stdout().lock();
        out.write_all(&line)?;
        out.flush()?;
        if let Some(tally) = Tally::of_line(&String::from_utf8_lossy(&line)) {
            sum += tally;
        }
        line.clear();
    }
    Ok(sum)
}
