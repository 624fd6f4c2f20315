//! Measures subjects in turn, so that a change of the machine's speed meets all of them.

use std::time::{Duration, Instant};

/// The rounds; each runs every subject once.
const ROUNDS: usize = 41;
/// The time that a subject runs in a round.
const ROUND: Duration = Duration::from_millis(8);

/// An operation to measure.
pub(crate) struct Subject<'s> {
    name: &'static str,
    operation: Box<dyn FnMut() + 's>,
}

impl<'s> Subject<'s> {
    pub(crate) fn new(name: &'static str, operation: impl FnMut() + 's) -> Self {
        Self { name, operation: Box::new(operation) }
    }

    fn time(&mut self, operations: u32) -> Duration {
        let start = Instant::now();
        for _ in 0..operations {
            (self.operation)();
        }
        start.elapsed()
    }

    /// Returns how many operations fill a round.
    fn operations(&mut self) -> u32 {
        let mut operations = 1_u32;
        loop {
            let time = self.time(operations);
            if time >= ROUND {
                return operations;
            }
            operations = operations.saturating_mul(2);
        }
    }
}

/// The medians of a subject's figures, in the order of the row's measures.
#[derive(Debug)]
pub(crate) struct Measured {
    pub(crate) name: &'static str,
    pub(crate) values: Vec<f64>,
}

/// Measures the nanoseconds of subjects; `parts` is how many operations each run of a subject counts for.
pub(crate) fn measure(mut subjects: Vec<Subject<'_>>, parts: u32) -> Vec<Measured> {
    let operations: Vec<u32> = subjects.iter_mut().map(Subject::operations).collect();
    let mut times = vec![Vec::new(); subjects.len()];
    for round in 0..ROUNDS {
        for turn in 0..subjects.len() {
            // Every subject follows every other.
            let at = (turn + round) % subjects.len();
            let time = subjects[at].time(operations[at]);
            let each = time.as_secs_f64() * 1e9 / f64::from(operations[at]) / f64::from(parts);
            times[at].push(each);
        }
    }
    let medians = subjects.iter().zip(times).map(|(subject, mut times)| {
        times.sort_by(f64::total_cmp);
        Measured { name: subject.name, values: vec![times[ROUNDS / 2]] }
    });
    medians.collect()
}
