//! What a command takes: elapsed time, processor time, and memory.
//!
//! A process only learns what its children took together, so each command gets a parent of its own: this program again.

use std::process::{Command, Stdio};
use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike};

use crate::measure::Measured;
use crate::results;

/// Precedes a command that this program runs and measures.
pub(crate) const RUN: &str = "--usage-of";

/// What a command and its children took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Usage {
    /// Seconds.
    pub(crate) elapsed: f64,
    /// Seconds of all processors.
    pub(crate) processor: f64,
    /// The memory of the largest process, in megabytes.
    pub(crate) memory: f64,
}

impl Usage {
    /// Runs a command that must succeed.
    pub(crate) fn of(command: &Command) -> Self {
        let mut parent = Command::new(std::env::current_exe().unwrap());
        parent.arg(RUN).arg(command.get_program()).args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            parent.current_dir(folder);
        }
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => parent.env(name, value),
                None => parent.env_remove(name),
            };
        }
        let output = parent.stderr(Stdio::inherit()).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        let figures: Vec<f64> =
            text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        match figures[..] {
            [elapsed, processor, memory] if output.status.success() => {
                Self { elapsed, processor, memory }
            }
            _ => panic!("{command:?} failed: {text}"),
        }
    }

    pub(crate) fn elapsed(self) -> f64 {
        self.elapsed
    }

    pub(crate) fn processor(self) -> f64 {
        self.processor
    }

    pub(crate) fn memory(self) -> f64 {
        self.memory
    }
}

/// Runs a command, and prints what it took. Returns whether it succeeded.
pub(crate) fn print(words: &[String]) -> bool {
    let [program, arguments @ ..] = words else { return false };
    let start = Instant::now();
    let output = Command::new(program).args(arguments).output();
    let elapsed = start.elapsed().as_secs_f64();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let processor = seconds(usage.user_time()) + seconds(usage.system_time());
    // Linux counts in KiB, macOS in bytes.
    let unit = if cfg!(target_vendor = "apple") { 1e-6 } else { 1024e-6 };
    let memory = f64::from(u32::try_from(usage.max_rss()).unwrap_or(u32::MAX)) * unit;
    results::print(&format!("{elapsed} {processor} {memory}"));
    let is_success = output.as_ref().is_ok_and(|output| output.status.success());
    if let (false, Ok(output)) = (is_success, output) {
        results::print(&String::from_utf8_lossy(&output.stderr));
    }
    is_success
}

/// Returns the processor time of this process, in seconds.
pub(crate) fn own() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_SELF).unwrap();
    seconds(usage.user_time()) + seconds(usage.system_time())
}

fn seconds(time: TimeVal) -> f64 {
    f64::from(u32::try_from(time.num_microseconds()).unwrap_or(u32::MAX)) / 1e6
}

/// Something that takes time and memory, with its name.
pub(crate) type Process<'p> = (&'static str, Box<dyn FnMut() -> Usage + 'p>);

/// Runs processes in turn, a number of rounds, and returns the medians of some figures of each.
pub(crate) fn in_turn(
    rounds: usize,
    mut processes: Vec<Process<'_>>,
    figures: &[fn(Usage) -> f64],
) -> Vec<Measured> {
    let mut all = vec![Vec::new(); processes.len()];
    for _ in 0..rounds {
        for ((_, run), usages) in processes.iter_mut().zip(&mut all) {
            usages.push(run());
        }
    }
    let median = |usages: &[Usage], figure: &fn(Usage) -> f64| {
        let mut values: Vec<f64> = usages.iter().copied().map(figure).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let measured = processes.iter().zip(&all).map(|((name, _), usages)| Measured {
        name,
        values: figures.iter().map(|figure| median(usages, figure)).collect(),
    });
    measured.collect()
}
