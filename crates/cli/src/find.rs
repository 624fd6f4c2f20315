//! Looks up codes and languages that are named on the command line.

use errbook_spec::model::{Catalog, Entry};
use errbook_spec::{Error, suggest};

use crate::catalogs::CheckedCatalog;

/// An entry and its catalog.
#[derive(Clone, Copy)]
pub(crate) struct FoundEntry<'b> {
    pub(crate) checked: &'b CheckedCatalog,
    pub(crate) entry: &'b Entry,
}

impl FoundEntry<'_> {
    /// Returns the full name, `catalog/group/code`.
    pub(crate) fn full_name(&self) -> String {
        let catalog = &self.checked.catalog;
        format!("{}/{}/{}", catalog.name, catalog.group_of(self.entry).name, self.entry.code)
    }
}

/// Finds an entry by `code`, `group/code` or `catalog/group/code`. Current codes take precedence over former ones.
///
/// # Errors
///
/// Returns an error if no entry has the name, or several do.
pub(crate) fn entry<'b>(
    catalogs: &'b [CheckedCatalog],
    name: &str,
) -> Result<FoundEntry<'b>, Error> {
    let parts: Vec<&str> = name.split('/').collect();
    let (catalog, group, code) = match parts[..] {
        [code] => (None, None, code),
        [group, code] => (None, Some(group), code),
        [catalog, group, code] => (Some(catalog), Some(group), code),
        _ => {
            return Err(Error::usage(format!(
                "`{name}` does not name a code\n\
                 help: write `code`, `group/code` or `catalog/group/code`"
            )));
        }
    };
    let of_place = |found: &FoundEntry<'b>| {
        let names = &found.checked.catalog;
        catalog.is_none_or(|catalog| catalog == names.name)
            && group.is_none_or(|group| group == names.group_of(found.entry).name)
    };
    let mut found: Vec<FoundEntry<'b>> =
        all(catalogs).filter(of_place).filter(|it| it.entry.code == code).collect();
    if found.is_empty() {
        let is_former = |it: &FoundEntry<'b>| it.entry.aliases.iter().any(|alias| alias == code);
        found = all(catalogs).filter(of_place).filter(is_former).collect();
    }
    match found[..] {
        [only] => Ok(only),
        [] => Err(unknown_code(catalogs, name)),
        _ => Err(ambiguous(name, &found)),
    }
}

/// Returns all entries of all catalogs.
pub(crate) fn all(catalogs: &[CheckedCatalog]) -> impl Iterator<Item = FoundEntry<'_>> {
    catalogs.iter().flat_map(|checked| {
        checked.catalog.entries.iter().map(move |entry| FoundEntry { checked, entry })
    })
}

/// Returns the index of a language, or 0 if `tag` is `None`.
///
/// # Errors
///
/// Returns an error if the catalog does not have the language.
pub(crate) fn language(catalog: &Catalog, tag: Option<&str>) -> Result<usize, Error> {
    let Some(tag) = tag else { return Ok(0) };
    catalog.language(tag).ok_or_else(|| {
        let what = format!("the catalog `{}` has no language `{tag}`", catalog.name);
        unknown(&what, tag, catalog.languages.iter().map(String::as_str))
    })
}

/// Returns the error for an unknown name, with a suggestion or a list of the known names.
pub(crate) fn unknown<'c>(
    what: &str,
    name: &str,
    candidates: impl Iterator<Item = &'c str> + Clone,
) -> Error {
    let names: Vec<_> = candidates.clone().map(|candidate| format!("`{candidate}`")).collect();
    let help = match suggest::nearest(name, candidates) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None if names.is_empty() => return Error::usage(what),
        None => format!("choose {}", either(&names)),
    };
    Error::usage(format!("{what}\nhelp: {help}"))
}

/// Joins names with commas and a final `or`: `a, b or c`.
fn either(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.join(""),
    }
}

fn unknown_code(catalogs: &[CheckedCatalog], name: &str) -> Error {
    let names: Vec<String> = all(catalogs).map(|it| named_like(&it, name)).collect();
    let catalogs: Vec<_> =
        catalogs.iter().map(|checked| format!("`{}`", checked.catalog.name)).collect();
    let what = format!("unknown code `{name}` in {}", catalogs.join(", "));
    let help = match suggest::nearest(name, names.iter().map(String::as_str)) {
        Some(nearest) => format!("did you mean `{nearest}`? `errbook list` shows every code"),
        None => "list every code with `errbook list`".to_owned(),
    };
    Error::usage(format!("{what}\nhelp: {help}"))
}

/// Returns the name of an entry, with at least as many parts as `name`.
fn named_like(found: &FoundEntry<'_>, name: &str) -> String {
    let full = found.full_name();
    let skip = 2usize.saturating_sub(name.matches('/').count());
    full.splitn(skip + 1, '/').last().unwrap_or_default().to_owned()
}

fn ambiguous(name: &str, found: &[FoundEntry<'_>]) -> Error {
    let names: Vec<_> = found.iter().map(|it| format!("`{}`", it.full_name())).collect();
    Error::usage(format!("`{name}` names {} codes\nhelp: choose {}", found.len(), either(&names)))
}
