//! Prints the command that requests an error from the mock API of `errbook serve`.

use errbook_spec::model::{Catalog, Entry};

/// Returns a `curl` command that requests an error from the mock API at `address`; `None` if the pages are not for the
/// team, and for a retired entry.
pub(crate) fn command(
    address: &str,
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    entry: &Entry,
    language: usize,
) -> Option<String> {
    if !catalog.site.for_team || entry.retired.is_some() {
        return None;
    }
    let (code, group) = (&entry.code, &catalog.group_of(entry).name);
    let code = match tables.find(code) {
        Some(_) => code.clone(),
        // The code alone is ambiguous: several groups have it.
        None => format!("{group}/{code}"),
    };
    let (_, found) = entry.texts_in(language);
    let accept = match found {
        0 => String::new(),
        _ => format!("-H 'Accept-Language: {}' ", catalog.languages[found]),
    };
    Some(format!("curl -i {accept}{address}/{code}"))
}
