//! Type URIs that lie under the catalog's address, but are not a page of their own: `https://example.com/Error#code`.

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, UriPart};
use maud::html;

use super::site::{Page, Site};
use super::{layout, listing};
use crate::published;

/// Returns the folder of the page that such type URIs lead to, where it is free.
pub(crate) fn folder(site: &Site<'_>) -> Option<String> {
    let is_free = |folder: &String| site.names.is_free(folder.split('/').next().unwrap_or(folder));
    named(site.catalog).filter(is_free)
}

/// Returns the page in that folder, with every entry as an article.
pub(crate) fn page(site: &Site<'_>, folder: &str) -> Artifact {
    let path = format!("{folder}/index.html");
    let here = Page::File(&path);
    let main = html! {
        h1 { (site.catalog_title()) }
        @for (index, group) in published::groups(site.catalog) {
            (listing::section(site, here, index, group))
        }
    };
    layout::catalog_page(site, here, site.catalog_title(), "", &[(folder, here)], &main)
}

/// Returns the folder below the catalog's, where every type URI has the form `{docs_url}/<folder>#{code}`.
fn named(catalog: &Catalog) -> Option<String> {
    let docs_url = catalog.docs_url.as_deref()?.trim_end_matches('/');
    let [UriPart::Literal(start), UriPart::Code] = catalog.type_uri.as_ref()?.0.as_slice() else {
        return None;
    };
    let path = start.strip_prefix(docs_url)?.strip_prefix('/')?.strip_suffix('#')?;
    let path = path.trim_end_matches('/');
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    (path.split('/').all(is_plain)).then(|| path.to_owned())
}
