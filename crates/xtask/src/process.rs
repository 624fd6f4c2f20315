//! Runs cargo and shows its output as it comes.

use std::io::{self, BufRead, BufReader, Write};

use crate::cargo::cargo;
use crate::steps::Step;
use crate::tally::Tally;

/// The result of a step.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) success: bool,
    pub(crate) tally: Tally,
}

/// Runs a step in the root of the workspace. If it is named, each line of its output begins with its name.
pub(crate) fn run(step: &Step, is_named: bool) -> Result<Outcome, String> {
    let failed = |error: io::Error| format!("cannot run `{}`: {error}", step.command_line());
    let mut command = cargo();
    command.args(step.arguments).envs(step.environment.iter().copied());
    if !is_named && !step.counts() {
        let success = command.status().map_err(failed)?.success();
        return Ok(Outcome { success, tally: Tally::default() });
    }
    let (output, input) = io::pipe().map_err(failed)?;
    if is_named {
        command.stderr(input.try_clone().map_err(failed)?);
    }
    let mut child = command.stdout(input).spawn().map_err(failed)?;
    // The pipe ends when nobody can write to it.
    drop(command);
    let prefix = if is_named { format!("{:<12} | ", step.name) } else { String::default() };
    let tally = forward(output, &prefix).map_err(failed)?;
    let success = child.wait().map_err(failed)?.success();
    Ok(Outcome { success, tally })
}

/// Copies lines to stdout and counts the tests in them. Tests may write anything, so lines are bytes.
fn forward(output: impl io::Read, prefix: &str) -> io::Result<Tally> {
    let mut reader = BufReader::new(output);
    let mut sum = Tally::default();
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        let mut out = io::stdout().lock();
        out.write_all(prefix.as_bytes())?;
        out.write_all(&line)?;
        out.flush()?;
        if let Some(tally) = Tally::of_line(&String::from_utf8_lossy(&line)) {
            sum += tally;
        }
        line.clear();
    }
    Ok(sum)
}
