//! Installs packages of other languages' registries once, below the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{root, shared_target};

/// Returns `target/errbook-NAME`, which contains these files of `tests/NAME` and the installed packages. Recreates it if a
/// file has changed.
///
/// # Panics
///
/// Panics if the folder cannot be created or the packages cannot be installed.
pub(crate) fn installed(name: &str, files: &[&str], install: impl FnOnce(&Path)) -> PathBuf {
    let folder = shared_target().with_file_name(format!("errbook-{name}"));
    let source = root().join("tests").join(name);
    let is_same = |file: &&str| {
        let known = fs::read(folder.join(file)).ok();
        known.is_some() && known == fs::read(source.join(file)).ok()
    };
    let is_installed = || files.iter().all(is_same);
    if is_installed() {
        return folder;
    }
    // Install into another folder, then move it: an interrupted run leaves nothing half done.
    let fresh = folder.with_file_name(format!("errbook-{name}.{}", std::process::id()));
    let copy = |file: &&str| fs::copy(source.join(file), fresh.join(file)).map(|_| ());
    let copied = fs::create_dir_all(&fresh).and_then(|()| files.iter().try_for_each(copy));
    copied.unwrap_or_else(|error| panic!("{}: {error}", fresh.display()));
    install(&fresh);
    if is_installed() {
        // Another program was faster.
        let _ = fs::remove_dir_all(&fresh);
        return folder;
    }
    let _ = fs::remove_dir_all(&folder);
    fs::rename(&fresh, &folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}
