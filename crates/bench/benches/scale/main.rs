//! The time and memory that the documentation of large catalogs takes.
//!
//! `cargo bench -p errbook-bench --bench scale -- 300 3000 10000` makes a catalog of each size in two further languages, and runs
//! `errbook docs` on it twice, each time in a new process. It prints the time, the peak memory (Linux only) and the size of the
//! output.

#![expect(clippy::print_stdout, reason = "a benchmark is there to print")]

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use errbook_tests::large_catalog;

/// Precedes the arguments of a run in a child process.
const RUN: &str = "--run";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, rest @ ..] = words.as_slice()
        && first == RUN
    {
        run(rest);
        return;
    }
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    println!("{:>6}  {:<6}  {:>8}  {:>8}  written", "codes", "run", "seconds", "MiB");
    for size in if sizes.is_empty() { vec![300, 3000, 10_000] } else { sizes } {
        measure(size);
    }
}

fn measure(size: usize) {
    let folder = tempfile::tempdir().expect("a folder for the catalog");
    let catalog = folder.path().join("catalog");
    for (path, contents) in large_catalog(size).files {
        let path = catalog.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&catalog)).expect("folders can be made");
        std::fs::write(path, contents).expect("files can be written");
    }
    for name in ["first", "second"] {
        let start = Instant::now();
        let output = child(&catalog, &folder.path().join("site"));
        let seconds = start.elapsed().as_secs_f64();
        let (memory, written) = output.split_once('\n').unwrap_or(("", &output));
        println!("{size:>6}  {name:<6}  {seconds:>8.2}  {memory:>8}  {}", written.trim());
    }
}

/// Runs this program again and returns its output: peak memory, and the size of the files.
fn child(catalog: &Path, site: &Path) -> String {
    let program = std::env::current_exe().expect("a program has a path");
    let output = Command::new(program)
        .arg(RUN)
        .args([
            "docs".as_ref(),
            "--catalog".as_ref(),
            catalog.as_os_str(),
            "--out".as_ref(),
            site.as_os_str(),
        ])
        .output()
        .expect("this program can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().last().and_then(|line| line.rsplit_once(": "));
    let last = last.map_or("", |(_, written)| written);
    format!("{}\n{last}", String::from_utf8_lossy(&output.stdout).trim())
}

fn run(arguments: &[String]) {
    let arguments = std::iter::once("errbook").chain(arguments.iter().map(String::as_str));
    let code = errbook_cli::main(arguments.map(OsString::from));
    println!("{}", peak().map_or("?".to_owned(), |kib| (kib / 1024).to_string()));
    std::process::exit(code.into());
}

/// Returns the peak memory of this process, in KiB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
