//! `cargo xtask test`: every step, then how each went.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::steps::Step;
use crate::tally::Tally;
use crate::{process, say, steps, tools};

/// Runs the steps of these names, or all of them.
pub(crate) fn run(names: &[&str]) -> Result<ExitCode, String> {
    let steps = steps::select(names)?;
    tools::check(&steps)?;
    let mut results = Vec::new();
    let mut tally = Tally::default();
    for step in steps {
        say(&format!("\n== {}: {}\n", step.name, step.command_line()))?;
        let start = Instant::now();
        let outcome = process::run(step)?;
        tally += outcome.tally;
        results.push(StepResult { step, success: outcome.success, time: start.elapsed() });
    }
    say(&summary(&results, tally))?;
    let success = results.iter().all(|result| result.success);
    Ok(if success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct StepResult {
    step: &'static Step,
    success: bool,
    time: Duration,
}

/// Returns a line a step, the commands that failed, and last the sum of the tests.
fn summary(results: &[StepResult], tally: Tally) -> String {
    let mut paragraphs = vec![String::from("== summary")];
    for StepResult { step, success, time } in results {
        let verdict = if *success { "passed" } else { "FAILED" };
        let line = format!("\n{:<6}  {verdict}  {:>4} s", step.name, time.as_secs());
        paragraphs[0].push_str(&line);
    }
    let failed: Vec<String> = results
        .iter()
        .filter(|result| !result.success)
        .map(|result| format!("failed: {}", result.step.command_line()))
        .collect();
    if !failed.is_empty() {
        paragraphs.push(failed.join("\n"));
    }
    if results.iter().any(|result| result.step.counts) {
        paragraphs.push(tally.to_string());
    }
    format!("\n{}\n", paragraphs.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(name: &str, success: bool) -> StepResult {
        let step = steps::select(&[name]).unwrap()[0];
        StepResult { step, success, time: Duration::from_secs(7) }
    }

    #[test]
    fn the_sum_stands_alone_on_the_last_line() {
        let results = [result("format", true), result("tests", true)];
        let text = summary(&results, Tally { passed: 3, failed: 0 });
        assert_eq!(
            text,
            "\n== summary\nformat  passed     7 s\ntests   passed     7 s\n\n3 passed, 0 failed\n"
        );
    }

    #[test]
    fn a_failed_step_is_named_with_its_command() {
        let text = summary(&[result("format", false)], Tally::default());
        assert_eq!(
            text,
            "\n== summary\nformat  FAILED     7 s\n\nfailed: cargo fmt --all --check\n"
        );
    }
}
