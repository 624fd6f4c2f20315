//! The published crates of the workspace, as Cargo packages them.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::{output, read, replace, root, shared_target};

/// Returns Cargo's metadata of each package that may be published.
///
/// # Panics
///
/// Panics if Cargo fails.
#[must_use]
pub fn published_crates() -> Vec<Value> {
    let metadata = metadata(&["--no-deps", "--offline"]);
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages.filter(|package| package["publish"] != Value::Array(vec![])).cloned().collect()
}

/// Returns Cargo's metadata of the workspace.
///
/// # Panics
///
/// Panics if Cargo fails.
#[must_use]
pub fn metadata(arguments: &[&str]) -> Value {
    let mut cargo = workspace_cargo();
    let text = output(cargo.args(["metadata", "--format-version", "1"]).args(arguments));
    serde_json::from_str(&text).expect("Cargo writes JSON")
}

/// Packages the published crates and unpacks them again. Returns the name and folder of each.
///
/// # Panics
///
/// Panics if a crate cannot be packaged.
#[must_use]
pub fn unpacked_crates() -> Vec<(String, PathBuf)> {
    let target = shared_target().join("packaged");
    let packages: Vec<[String; 2]> = published_crates()
        .iter()
        .map(|package| {
            ["name", "version"].map(|key| package[key].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let mut cargo = workspace_cargo();
    cargo
        .args(["package", "--offline", "--allow-dirty", "--no-verify", "--target-dir"])
        .arg(&target);
    for [name, _] in &packages {
        cargo.args(["--package", name]);
    }
    let _ = output(&mut cargo);
    let temporary = tempfile::tempdir().expect("a folder");
    let unpack = |[name, version]: [String; 2]| {
        let versioned = format!("{name}-{version}");
        let archive = target.join("package").join(format!("{versioned}.crate"));
        let mut tar = Command::new("tar");
        let _ = output(tar.arg("xzf").arg(&archive).current_dir(temporary.path()));
        let folder = target.join("unpacked").join(&versioned);
        replace(&folder, &read(&temporary.path().join(&versioned))).expect("files can be written");
        (name, folder)
    };
    packages.into_iter().map(unpack).collect()
}

/// Returns a Cargo command that runs in the workspace.
#[must_use]
pub fn workspace_cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}
