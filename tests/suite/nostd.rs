//! The runtime builds without a standard library.
//!
//! This needs no other target. The test makes a system root with only `core`, `alloc` and `compiler_builtins` of this machine's
//! toolchain, so that `std` can't be found by accident.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use errbook_tests::{folders, host, output, read, root, rustc, shared_target};

#[test]
fn the_runtime_builds_without_std() {
    let sysroot = Sysroot::new("runtime");
    let _ = output(&mut sysroot.compile(&root().join("crates/errbook/src/lib.rs"), "errbook"));
}

/// Small processors lack atomic pointers. The runtime is compiled as if for them, and without `alloc::sync`, so that a use of it
/// fails.
#[test]
fn the_runtime_builds_where_no_pointer_is_atomic() {
    let sysroot = Sysroot::new("pointers");
    let source = sysroot.folder.join("source");
    for (path, text) in read(&root().join("crates/errbook")) {
        let text = String::from_utf8(text).unwrap();
        let text = text.replace("target_has_atomic = \"ptr\"", "any()");
        let path = source.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace("alloc::sync::", "alloc::absent::")).unwrap();
    }
    let _ = output(&mut sysroot.compile(&source.join("src/lib.rs"), "errbook"));
}

/// The generated code of every golden catalog builds there, too, on top of the runtime.
#[test]
fn generated_code_builds_without_std() {
    let sysroot = Sysroot::new("generated");
    let _ = output(&mut sysroot.compile(&root().join("crates/errbook/src/lib.rs"), "errbook"));
    for (index, case) in folders(&root().join("tests/golden")).iter().enumerate() {
        let expected = case.join("expected");
        let files = read(&expected);
        let module = files.keys().find(|path| path.ends_with("/rust/mod.rs")).unwrap();
        let path = expected.join(module);
        let file = sysroot.folder.join(format!("golden_{index}.rs"));
        fs::write(&file, format!("#![no_std]\n#[path = {path:?}]\npub mod catalog;\n")).unwrap();
        let mut command = sysroot.compile(&file, &format!("golden_{index}"));
        let _ = output(command.arg("-L").arg(&sysroot.folder).args(["--extern", "errbook"]));
    }
}

/// Checks that the tests above can fail.
#[test]
fn a_crate_that_uses_std_does_not() {
    let sysroot = Sysroot::new("control");
    let cases = [
        ("plain", "//! A crate with the usual prelude."),
        ("extern", "//! A crate that asks.\n#![no_std]\nextern crate std;"),
    ];
    for (name, text) in cases {
        let file = sysroot.folder.join(format!("{name}.rs"));
        fs::write(&file, text).unwrap();
        let output = sysroot.compile(&file, name).output().unwrap();
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{name} compiles");
        assert!(message.contains("can't find crate for `std`"), "{message}");
    }
    let file = sysroot.folder.join("core.rs");
    fs::write(&file, "//! A crate that needs neither.\n#![no_std]\nextern crate alloc;").unwrap();
    let _ = output(&mut sysroot.compile(&file, "core_only"));
}

/// A folder with a system root that lacks `std`.
struct Sysroot {
    folder: PathBuf,
}

impl Sysroot {
    fn new(name: &str) -> Self {
        let folder = shared_target().join("nostd").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let libraries = folder.join("lib/rustlib").join(host()).join("lib");
        fs::create_dir_all(&libraries).unwrap();
        let from = output(rustc().args(["--print", "target-libdir"]));
        let mut found = Vec::new();
        for entry in fs::read_dir(from.trim()).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_str().unwrap();
            if let Some(library) = wanted(file) {
                found.push(library);
                let target = libraries.join(file);
                fs::hard_link(&path, &target)
                    .or_else(|_| fs::copy(&path, &target).map(|_| ()))
                    .unwrap();
            }
        }
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, LIBRARIES, "the toolchain's own libraries are not in {from}");
        Self { folder }
    }

    fn compile(&self, file: &Path, name: &str) -> Command {
        let mut command = rustc();
        command
            .args(["--crate-type", "lib", "--edition", "2024", "-D", "warnings"])
            .args(["--crate-name", name, "--out-dir"])
            .arg(&self.folder)
            .arg("--sysroot")
            .arg(&self.folder)
            .arg(file);
        command
    }
}

const LIBRARIES: [&str; 3] = ["alloc", "compiler_builtins", "core"];

/// Returns the library of a file such as `libcore-120cbae4e86ec454.rlib`, if the system root may have it.
fn wanted(file: &str) -> Option<&'static str> {
    let name = file.strip_prefix("lib")?.split_once('-')?.0;
    LIBRARIES.into_iter().find(|library| *library == name)
}
