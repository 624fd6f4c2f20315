//! Runs jobs that each make one file, on all processors.

use std::iter;
use std::num::NonZero;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use errbook_spec::artifact::Artifact;

/// Makes the contents of a file.
pub(crate) type Contents<'j> = Box<dyn Fn() -> String + Send + Sync + 'j>;

/// A file that is made when it is asked for.
pub(crate) struct Job<'j> {
    /// The path of the file.
    pub(crate) path: String,
    pub(crate) contents: Contents<'j>,
}

impl<'j> Job<'j> {
    pub(crate) fn new(
        path: impl Into<String>,
        contents: impl Fn() -> String + Send + Sync + 'j,
    ) -> Self {
        Self { path: path.into(), contents: Box::new(contents) }
    }

    fn artifact(self) -> Artifact {
        Artifact { contents: (self.contents)(), path: self.path }
    }
}

/// The number of finished files that may wait for the callback. This keeps every thread busy without holding many files in
/// memory.
const WAITING: usize = 64;

/// Runs the jobs and calls `file` with each file as it is made, and with the number of all files.
///
/// # Errors
///
/// Returns the first error that `file` returns, and drops the jobs that have not started.
pub(crate) fn run<E>(
    jobs: Vec<Job<'_>>,
    file: &mut dyn FnMut(Artifact, usize) -> Result<(), E>,
) -> Result<(), E> {
    let all = jobs.len();
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(all);
    let jobs = Mutex::new(jobs.into_iter());
    let next = || jobs.lock().unwrap_or_else(PoisonError::into_inner).next();
    let (give, made) = mpsc::sync_channel(WAITING);
    thread::scope(|scope| {
        // Owned by the scope: if `file` fails, the receiver is dropped before the threads are joined, and their `send` fails.
        let made = made;
        for _ in 0..threads {
            let give = give.clone();
            scope.spawn(move || iter::from_fn(next).try_for_each(|job| give.send(job.artifact())));
        }
        drop(give);
        made.into_iter().try_for_each(|artifact| file(artifact, all))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    fn jobs(number: usize, done: &AtomicUsize) -> Vec<Job<'_>> {
        let contents = || {
            done.fetch_add(1, Ordering::Relaxed);
            String::new()
        };
        (0..number).map(|number| Job::new(number.to_string(), contents)).collect()
    }

    #[test]
    fn every_file_is_made_once() {
        for number in [0, 1, 2, 1000] {
            let (done, mut seen) = (AtomicUsize::new(0), BTreeSet::new());
            let ran = run(jobs(number, &done), &mut |artifact, all| {
                assert!(seen.insert(artifact.path) && all == number);
                Ok::<_, Infallible>(())
            });
            assert_eq!((ran, seen.len(), done.into_inner()), (Ok(()), number, number));
        }
    }

    #[test]
    fn a_failure_ends_it() {
        let (done, mut seen) = (AtomicUsize::new(0), 0);
        let ran = run(jobs(100_000, &done), &mut |_, _| {
            seen += 1;
            if seen == 10 { Err("full") } else { Ok(()) }
        });
        assert_eq!((ran, seen), (Err("full"), 10));
        assert!(done.into_inner() < 100_000);
    }
}
