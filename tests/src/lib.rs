//! What the tests that cross crates share: places, nested cargo builds, comparison with files that can be blessed.

mod catalogs;
mod expect;
mod files;
mod fuzz;
pub mod hostile;
mod html;
mod known;
mod large;
mod nested;
mod node;
mod packages;
mod pages;
mod python;
mod xml;

pub use catalogs::{catalog, catalog_folders, catalog_of, overlays};
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
pub use xml::is_xml;
