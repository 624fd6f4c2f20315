//! What the tests that cross crates share: places, nested cargo builds, comparison with files that can be blessed.

mod catalogs;
pub mod contracts;
mod documents;
mod expect;
mod files;
mod fuzz;
pub mod hostile;
mod html;
mod known;
mod large;
mod nested;
mod node;
pub mod numbers;
mod packages;
mod pages;
pub mod program;
mod python;
mod readers;
mod served;
mod xml;

pub use catalogs::{catalog, catalog_folders, catalog_of, overlays};
pub use documents::{documents, sources};
pub use expect::{assert_same, bless, expect_file, expect_folder};
pub use files::{Files, folders, has_extension, read, root};
pub use fuzz::{FUZZ_TARGETS, Fuzz, FuzzTarget};
pub use html::{Tag, tags, text};
pub use known::{Known, Raised};
pub use large::{Made, large_catalog};
pub use nested::{Nested, host, output, replace, rustc, shared_target};
pub use node::{node, node_packages, node_script};
pub use pages::{Page, pages};
pub use python::python_script;
pub use readers::{Case, Others, Sent, label, written};
pub use served::Served;
pub use xml::is_xml;
