//! The site for servers, which make a file when it is asked for.

use std::collections::BTreeMap;
use std::fmt;

use crate::jobs::{Contents, Job};

/// The files of a site. Each is made when it is asked for, and not kept.
pub struct Site<'s>(BTreeMap<String, Contents<'s>>);

impl<'s> Site<'s> {
    pub(crate) fn new(jobs: Vec<Job<'s>>) -> Self {
        Self(jobs.into_iter().map(|job| (job.path, job.contents)).collect())
    }

    /// Returns the paths of all files, sorted. They are relative to the site's folder, such as `orders/sold-out/index.html`.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns whether the site has a file.
    #[must_use]
    pub fn contains(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// Makes the contents of a file; `None` if the site has no such file.
    #[must_use]
    pub fn contents(&self, path: &str) -> Option<String> {
        self.0.get(path).map(|contents| contents())
    }
}

impl fmt::Debug for Site<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.paths()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Job, Site};

    #[test]
    fn a_file_is_made_when_it_is_asked_for() {
        let made = AtomicUsize::new(0);
        let job = |path: &'static str| {
            let made = &made;
            Job::new(path, move || {
                made.fetch_add(1, Ordering::Relaxed);
                path.to_uppercase()
            })
        };
        let site = Site::new(vec![job("b"), job("a/b"), job("a")]);
        assert_eq!(site.paths().collect::<Vec<_>>(), ["a", "a/b", "b"]);
        assert_eq!(
            (site.contains("a"), site.contains("c"), site.contents("c")),
            (true, false, None)
        );
        assert_eq!(made.load(Ordering::Relaxed), 0);
        for number in 1..=2 {
            assert_eq!(site.contents("a/b").as_deref(), Some("A/B"));
            assert_eq!(made.load(Ordering::Relaxed), number);
        }
    }
}
