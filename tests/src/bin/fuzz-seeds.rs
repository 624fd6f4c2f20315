//! Writes the seeds of the fuzz targets to `fuzz/corpus`, the folder that fuzzers read.

use std::fs;

use errbook_tests::{FUZZ_TARGETS, fuzz_seeds, root};

fn main() -> std::io::Result<()> {
    for (target, _) in FUZZ_TARGETS {
        let folder = root().join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (name, data) in fuzz_seeds(target) {
            fs::write(folder.join(name), data)?;
        }
    }
    Ok(())
}
