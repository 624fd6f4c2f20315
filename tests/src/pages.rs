//! Pages by third-party programs, parsed like in a browser.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::{node_script, output};

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The texts of the headings.
    pub headings: Vec<String>,
    /// The texts of the paragraphs.
    pub paragraphs: Vec<String>,
    /// Names of elements and their attributes.
    pub elements: Vec<(String, BTreeMap<String, String>)>,
    /// The possible targets of links.
    pub ids: Vec<String>,
}

/// Returns the pages below a folder by path. Reads only the `main` element if a page has one.
///
/// # Panics
///
/// Panics if Node cannot read the pages.
#[must_use]
pub fn pages(folder: &Path) -> BTreeMap<String, Page> {
    let said = output(node_script("pages.mjs").arg(folder));
    let said: BTreeMap<String, Value> = serde_json::from_str(&said).expect("the script says JSON");
    said.into_iter().map(|(path, value)| (path, page(&value))).collect()
}

fn page(value: &Value) -> Page {
    let items = |name: &str| value[name].as_array().into_iter().flatten();
    let texts = |name: &str| items(name).map(text).collect();
    let element = |element: &Value| {
        let attributes = element[1].as_object().into_iter().flatten();
        let attributes = attributes.map(|(name, value)| (name.clone(), text(value))).collect();
        (text(&element[0]), attributes)
    };
    Page {
        headings: texts("headings"),
        paragraphs: texts("paragraphs"),
        elements: items("elements").map(element).collect(),
        ids: texts("ids"),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
