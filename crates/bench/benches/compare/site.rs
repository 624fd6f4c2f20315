//! The documentation site of a large catalog: a first run, and a second one that finds everything up to date.
//!
//! The peer writes the same files from an archive, which is what the file system alone takes.

use std::path::Path;
use std::process::Command;

use errbook_tests::{large_catalog, output};

use crate::measure::Measured;
use crate::usage::{Process, Usage, in_turn};

/// Precedes the arguments of errbook, which this program then is.
pub(crate) const ERRBOOK: &str = "--errbook";

const ROUNDS: usize = 3;

pub(crate) fn run(size: usize) -> Vec<Measured> {
    let folder = tempfile::tempdir().unwrap();
    let catalog = folder.path().join("catalog");
    for (path, contents) in large_catalog(size).files {
        let path = catalog.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, contents).unwrap();
    }
    let (out, copy) = (folder.path().join("site"), folder.path().join("copy"));
    let archive = folder.path().join("site.tar");
    let docs = docs(&catalog, &out);
    let _ = Usage::of(&docs);
    let _ = output(Command::new("tar").arg("cf").arg(&archive).arg("-C").arg(&out).arg("."));
    let mut unpack = Command::new("tar");
    unpack.arg("xf").arg(&archive).arg("-C").arg(&copy);
    let subjects: Vec<Process<'_>> = vec![
        (
            "errbook",
            Box::new(|| {
                clear(&out);
                Usage::of(&docs)
            }),
        ),
        ("errbook, again", Box::new(|| Usage::of(&docs))),
        (
            "tar x",
            Box::new(|| {
                clear(&copy);
                std::fs::create_dir_all(&copy).unwrap();
                Usage::of(&unpack)
            }),
        ),
    ];
    in_turn(ROUNDS, subjects, &[Usage::elapsed, Usage::processor, Usage::memory])
}

fn docs(catalog: &Path, site: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([ERRBOOK, "docs", "--catalog"]).arg(catalog).arg("--out").arg(site);
    command
}

fn clear(folder: &Path) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).unwrap();
    }
}
