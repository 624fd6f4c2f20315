//! `errbook rust`

use std::path::{Path, PathBuf};

use errbook_spec::{Error, rust_names};

use super::{changed_files, outputs};
use crate::args::RustArgs;
use crate::catalogs;
use crate::output::Console;

pub(crate) fn run(
    folders: &[PathBuf],
    args: &RustArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let catalogs = catalogs::open(folders, console)?;
    let outputs: Vec<_> = catalogs.iter().map(|checked| outputs::rust(checked, args)).collect();
    if args.write.check {
        let command = outputs::with_flags("rust", args);
        return changed_files::check(&outputs, &command, Some(&args.write.out), folders, console);
    }
    let written = outputs::write(&outputs, &catalogs, console)?;
    outputs::report(&outputs, &written, console);
    for (checked, output) in catalogs.iter().zip(&outputs) {
        let crates = [
            (true, "errbook"),
            (args.axum, "errbook-axum"),
            (args.actix, "errbook-actix"),
            (args.client, "errbook-client"),
        ];
        console.note(&how_to_include(&checked.catalog.name, &output.folder, &crates));
    }
    Ok(0)
}

/// Returns what to add to a crate to use the generated module: its declaration, with a path relative to `src`, and its dependencies.
fn how_to_include(catalog: &str, folder: &Path, crates: &[(bool, &str)]) -> String {
    let name = rust_names::escaped(&rust_names::module(&catalog.replace('-', "_")));
    let path = match folder.strip_prefix("src") {
        Ok(below) => below.to_owned(),
        Err(_) => Path::new("..").join(folder),
    };
    let path = outputs::shown(&path.join("mod.rs"));
    let wanted = crates.iter().filter(|(is_wanted, _)| *is_wanted);
    let wanted: Vec<_> = wanted.map(|(_, name)| format!("`{name}`")).collect();
    format!(
        "include it in src/lib.rs or src/main.rs with `#[path = \"{path}\"] mod {name};`, and add {} to Cargo.toml",
        wanted.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::how_to_include;
    use std::path::Path;

    #[test]
    fn the_path_is_seen_from_src() {
        for (folder, path) in [
            ("src/errors/my-shop/rust", "errors/my-shop/rust/mod.rs"),
            ("target/errbook/my-shop/rust", "../target/errbook/my-shop/rust/mod.rs"),
            ("/elsewhere/my-shop/rust", "/elsewhere/my-shop/rust/mod.rs"),
        ] {
            let crates = [(true, "errbook"), (true, "errbook-axum"), (false, "errbook-actix")];
            let expected = format!(
                "include it in src/lib.rs or src/main.rs with `#[path = \"{path}\"] mod my_shop;`, and add `errbook`, `errbook-axum` to Cargo.toml"
            );
            assert_eq!(how_to_include("my-shop", Path::new(folder), &crates), expected);
        }
    }
}
