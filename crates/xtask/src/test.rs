//! `cargo xtask test`: runs every step, then prints a summary.

use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use crate::output::print;
use crate::process;
use crate::steps::{self, Stage, Step};
use crate::tally::Tally;

/// Runs the steps with these names, or all of them.
pub(crate) fn run(names: &[&str]) -> Result<ExitCode, String> {
    let run = Run { steps: steps::select(names)? };
    let of = |stage| run.steps.iter().enumerate().filter(move |(_, step)| step.stage == stage);
    let mut results = run.each(of(Stage::First), false)?;
    let both = [Stage::Compile, Stage::Programs].iter().all(|stage| of(*stage).next().is_some());
    let (compile, programs) = thread::scope(|scope| {
        let programs = scope.spawn(|| run.each(of(Stage::Programs), both));
        (run.each(of(Stage::Compile), both), programs.join())
    });
    results.extend(compile?);
    results.extend(programs.map_err(|_| "the steps that run programs panicked".to_owned())??);
    print(&summary(&results))?;
    let success = results.iter().all(|result| result.failure.is_none());
    Ok(if success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Run {
    steps: Vec<&'static Step>,
}

impl Run {
    /// Runs steps one after another. If others run at the same time, each line of output begins with the name of its step.
    fn each<'s>(
        &'s self,
        steps: impl Iterator<Item = (usize, &'s &'static Step)>,
        is_named: bool,
    ) -> Result<Vec<StepResult>, String> {
        let count = self.steps.len();
        let one = |(index, step): (usize, &&'static Step)| {
            let number = index + 1;
            print(&format!("\n== {number}/{count} {}: {}\n", step.name, step.command_line()))?;
            let result = run_step(step, is_named)?;
            print(&format!("\n== {number}/{count} {}\n", result.line()))?;
            Ok(result)
        };
        steps.map(one).collect()
    }
}

/// Runs a step. Fails if a program that it needs is missing.
fn run_step(step: &'static Step, is_named: bool) -> Result<StepResult, String> {
    let start = Instant::now();
    let tools = step.needs.iter().try_for_each(|tool| tool.provide());
    let outcome =
        tools.is_ok().then(|| process::run(step, is_named)).transpose()?.unwrap_or_default();
    let failed = || (!outcome.success).then(|| step.command_line());
    let (tally, failure) = (outcome.tally, tools.err().or_else(failed));
    Ok(StepResult { step, failure, tally, time: start.elapsed() })
}

struct StepResult {
    step: &'static Step,
    /// The failed command, or the missing program.
    failure: Option<String>,
    tally: Tally,
    time: Duration,
}

impl StepResult {
    fn line(&self) -> String {
        let verdict = if self.failure.is_none() { "passed" } else { "FAILED" };
        let tests =
            if self.step.counts() { format!("  {}", self.tally) } else { String::default() };
        format!("{:<12}  {verdict}  {:>4} s{tests}", self.step.name, self.time.as_secs())
    }
}

/// Returns a line for each step, the failures, and the total of the tests.
fn summary(results: &[StepResult]) -> String {
    let mut lines = vec!["== summary".to_owned()];
    lines.extend(results.iter().map(StepResult::line));
    let mut paragraphs = vec![lines.join("\n")];
    paragraphs.extend(results.iter().filter_map(|result| {
        Some(format!("failed: {}: {}", result.step.name, result.failure.as_ref()?))
    }));
    if results.iter().any(|result| result.step.counts()) {
        let mut sum = Tally::default();
        for result in results {
            sum += result.tally;
        }
        paragraphs.push(sum.to_string());
    }
    format!("\n{}\n", paragraphs.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(name: &str, failure: Option<&str>, passed: u64) -> StepResult {
        let step = steps::select(&[name]).unwrap()[0];
        let tally = Tally { passed, failed: 0 };
        let failure = failure.map(str::to_owned);
        StepResult { step, failure, tally, time: Duration::from_secs(7) }
    }

    #[test]
    fn the_sum_is_alone_on_the_last_line() {
        let results =
            [result("format", None, 0), result("tests", None, 3), result("node", None, 2)];
        assert_eq!(
            summary(&results),
            "\n== summary\nformat        passed     7 s\ntests         passed     7 s  3 passed, 0 failed\n\
             node          passed     7 s  2 passed, 0 failed\n\n5 passed, 0 failed\n"
        );
    }

    #[test]
    fn a_failed_step_is_named_with_its_cause() {
        let results = [
            result("format", Some("cargo fmt --all --check"), 0),
            result("curl", Some("`curl` is missing\nhelp: install it"), 0),
        ];
        assert_eq!(
            summary(&results),
            "\n== summary\nformat        FAILED     7 s\ncurl          FAILED     7 s  0 passed, 0 failed\n\n\
             failed: format: cargo fmt --all --check\n\n\
             failed: curl: `curl` is missing\nhelp: install it\n\n0 passed, 0 failed\n"
        );
    }
}
