//! One version of the catalogs and their site, as the server sends it.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::net::SocketAddr;
use std::sync::Arc;

use errbook_spec::Error;
use errbook_spec::diagnostic::Format;
use serde_json::json;

use super::site_files::SiteFiles;
use crate::catalogs::{Checked, CheckedCatalog, ended};
use crate::output::Console;

/// The last good site, and the problems that keep a newer one from being made.
pub(crate) struct Edition {
    good: Option<Arc<Good>>,
    /// The reports of all catalogs, including warnings.
    found: String,
    /// Why there is no newer site.
    problem: Option<String>,
    /// A fingerprint of the files that the site is made of. It is the same in every run, so an open page with this stamp is up to date.
    stamp: String,
}

struct Good {
    site: SiteFiles,
    catalogs: Arc<[CheckedCatalog]>,
}

impl Good {
    fn new(catalogs: Vec<CheckedCatalog>, address: SocketAddr) -> Arc<Self> {
        let catalogs: Arc<[_]> = catalogs.into();
        Arc::new(Self { site: SiteFiles::new(Arc::clone(&catalogs), address), catalogs })
    }
}

impl Edition {
    /// Creates an edition of checked catalogs, served at `address`. It keeps the site of the last edition if the catalogs have errors, and
    /// if they are the same.
    pub(crate) fn of(checked: Checked, last: Option<&Self>, address: SocketAddr) -> Self {
        let format = Format::Full { color: false };
        let found = checked.reports.iter().map(|report| ended(report.render(format))).collect();
        let stamp = stamp(|hasher| {
            (env!("CARGO_PKG_VERSION"), address).hash(hasher);
            checked.reports.iter().for_each(|report| report.sources().hash(hasher));
        });
        match checked.into_catalogs() {
            Ok(catalogs) => {
                let same = last.and_then(|last| Some((last.same(&catalogs)?, last.stamp.clone())));
                let (good, stamp) = same.unwrap_or_else(|| (Good::new(catalogs, address), stamp));
                Self { good: Some(good), found, problem: None, stamp }
            }
            Err(error) => Self::broken(found, &error, last),
        }
    }

    /// Creates an edition for catalogs that have errors or cannot be read. It keeps the site of the last edition.
    pub(crate) fn broken(found: String, error: &Error, last: Option<&Self>) -> Self {
        let good = last.and_then(|last| last.good.clone());
        let stamp = match last {
            Some(last) if good.is_some() => last.stamp.clone(),
            _ => stamp(|hasher| (&found, error.to_string()).hash(hasher)),
        };
        Self { good, found, problem: Some(error.to_string()), stamp }
    }

    /// Returns the last good site, if it is of these catalogs. A comment changes a file but no page.
    fn same(&self, catalogs: &[CheckedCatalog]) -> Option<Arc<Good>> {
        let is_same =
            |(one, other): (&CheckedCatalog, &CheckedCatalog)| one.catalog == other.catalog;
        let are_same = |good: &Arc<Good>| {
            good.catalogs.len() == catalogs.len() && good.catalogs.iter().zip(catalogs).all(is_same)
        };
        self.good.clone().filter(are_same)
    }

    /// Returns the last good site.
    pub(crate) fn site(&self) -> Option<&SiteFiles> {
        self.good.as_ref().map(|good| &good.site)
    }

    /// Returns the last good catalogs.
    pub(crate) fn catalogs(&self) -> Option<&[CheckedCatalog]> {
        self.good.as_ref().map(|good| &good.catalogs[..])
    }

    pub(crate) fn stamp(&self) -> &str {
        &self.stamp
    }

    pub(crate) fn is_broken(&self) -> bool {
        self.problem.is_some()
    }

    /// Returns whether another edition has the same site and problems.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (&self.stamp, &self.found, &self.problem) == (&other.stamp, &other.found, &other.problem)
    }

    /// Returns the problems as text, if the catalogs have errors.
    pub(crate) fn problem(&self) -> Option<String> {
        let problem = self.problem.as_ref()?;
        Some(format!("{}error: {problem}\n", self.found))
    }

    /// Returns the message for open pages, as one line of JSON. Without a good site, it contains no problem, because the page itself shows
    /// it.
    pub(crate) fn state(&self) -> String {
        let problem = self.problem().filter(|_| self.good.is_some());
        json!({ "stamp": self.stamp, "problem": problem }).to_string()
    }

    /// Prints the reports to stderr.
    pub(crate) fn report(&self, console: &mut Console) {
        if self.is_broken() || !console.quiet {
            console.err.text(&self.found);
        }
        if let Some(problem) = &self.problem {
            console.error(problem);
        }
    }
}

fn stamp(hash: impl FnOnce(&mut DefaultHasher)) -> String {
    let mut hasher = DefaultHasher::new();
    hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use errbook_spec::load;
    use errbook_spec::source::Sources;

    use super::{Checked, Edition};

    const CATALOG: &str =
        "catalog: shop\ntitle: Shop\nlanguage: en\ntype_uri: \"urn:x:{code}\"\nenvelope: rfc9457\n";
    const GROUP: &str = "group: a\ntitle: A\nerrors:\n  b: { status: 404, title: B, description: D., resolution: R. }\n";

    fn edition(catalog: &str, last: Option<&Edition>) -> Edition {
        let files = [("catalog.yaml", catalog), ("a.yaml", GROUP)];
        let files = files.map(|(path, text)| (path.to_owned(), text.into())).into();
        let loaded = load(Sources::from_memory(files));
        let catalogs =
            loaded.catalog.map(|catalog| (PathBuf::new(), catalog)).into_iter().collect();
        let checked = Checked { catalogs, reports: vec![loaded.report] };
        Edition::of(checked, last, ([127, 0, 0, 1], 80).into())
    }

    #[test]
    fn a_comment_reloads_no_page() {
        let first = edition(CATALOG, None);
        assert_eq!(edition(CATALOG, None).stamp(), first.stamp(), "every run has this stamp");
        let commented = edition(&format!("# A comment.\n{CATALOG}"), Some(&first));
        assert!(commented.is_same(&first));
        let renamed = edition(&CATALOG.replace("Shop", "Store"), Some(&commented));
        assert!(!renamed.is_same(&commented));
        let broken = edition("catalog: shop\n", Some(&renamed));
        assert_eq!((broken.stamp(), broken.is_broken()), (renamed.stamp(), true));
    }
}
