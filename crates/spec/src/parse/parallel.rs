//! Calls a function for each file, on all processors.

use std::iter;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Returns what `make` returns for each of `0..number`, in this order.
pub(super) fn map<T: Send>(number: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(number);
    let next = AtomicUsize::new(0);
    let work = || {
        let indexes = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let mine = indexes.take_while(|index| *index < number);
        mine.map(|index| (index, make(index))).collect::<Vec<_>>()
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut results = work();
        for other in others {
            results.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    });
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_are_in_order() {
        for number in [0, 1, 2, 100] {
            assert_eq!(
                map(number, |index| index * 2),
                (0..number).map(|it| it * 2).collect::<Vec<_>>()
            );
        }
    }
}
