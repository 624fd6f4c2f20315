//! Runs the program in a folder with a small catalog.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const COVER: &str = "catalog: shop
title: Shop errors
docs_url: https://shop.example/errors
language: en
languages: [es]
unique: group
envelope: rfc9457
envelopes:
  short:
    content_type: application/json
    body: { code: $code, text: $text }
";

const ORDERS: &str = "group: orders
title: Orders
tags: [money]
errors:
  sold-out:
    status: 409
    title: The article is sold out
    detail: \"Only {left} are left.\"
    description: There is less than you asked for.
    resolution: Ask for less.
    params:
      left: { type: unsigned, example: 2 }
    aliases: [no-more]
    tags: [stock]
  moved:
    status: 409
    title: The order has moved
    description: It is elsewhere.
    resolution: Look elsewhere.
    cases:
      far: { detail: \"It is {miles} miles away.\", params: { miles: { type: integer, example: 7 } } }
      near: { detail: It is near. }
  wrong:
    status: 422
    title: Something is wrong
    description: See the fields.
    resolution: Correct the fields.
    envelope: short
    params: { fields: fields }
    field_errors:
      too-long: { message: \"is longer than {max}\", params: { max: { type: unsigned, example: 5 } } }
  twice:
    status: 404
    title: One of two
    description: It is not there.
    resolution: Look elsewhere.
  broken:
    status: 500
    title: The printer broke
    description: Printer B.
    resolution: Repair it.
    audience: internal
    mask: down
  down:
    status: 503
    title: The shop is closed
    description: It is.
    resolution: Wait.
";

const PAYMENTS: &str = "group: payments
title: Payments
errors:
  twice:
    status: 402
    title: Two of two
    description: It was paid before.
    resolution: Pay once.
";

const SPANISH: &str = "language: es
errors:
  orders:
    sold-out:
      title: Agotado
      detail: \"Solo quedan {left}.\"
      description: Hay menos de lo que pides.
      resolution: Pide menos.
";

/// A folder to run the program in.
pub(crate) struct Shop(TempDir);

/// The result of a run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Shop {
    /// Creates a folder with a catalog in `catalog/shop`.
    pub(crate) fn new() -> Self {
        let shop = Self(tempfile::tempdir().expect("a folder"));
        shop.write("catalog/shop/catalog.yaml", COVER);
        shop.write("catalog/shop/orders.yaml", ORDERS);
        shop.write("catalog/shop/payments.yaml", PAYMENTS);
        shop.write("catalog/shop/languages/es.yaml", SPANISH);
        shop
    }

    /// Creates a folder with a catalog that has errors in two files.
    pub(crate) fn wrong() -> Self {
        let shop = Self::new();
        shop.write("catalog/shop/orders.yaml", &ORDERS.replace("status: 409", "status: 999"));
        shop.write("catalog/shop/payments.yaml", &PAYMENTS.replace("title: Two", "titel: Two"));
        shop
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        let place = self.path(path);
        fs::read_to_string(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
    }

    pub(crate) fn write(&self, path: &str, contents: &str) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, contents).expect("a file");
    }

    /// Returns the sorted paths of the files in a folder; empty if it does not exist.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.path(folder), &mut found);
        let relative = |path: PathBuf| {
            let path = path.strip_prefix(self.0.path()).expect("a path of the folder").to_owned();
            path.display().to_string().replace('\\', "/")
        };
        let mut found: Vec<_> = found.into_iter().map(relative).collect();
        found.sort();
        found
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_errbook"));
        command.args(arguments).current_dir(self.0.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "")
    }

    /// Runs the program with `input` on stdin.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        // The program may stop reading early.
        let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
        let Output { status, stdout, stderr } = child.wait_with_output().expect("the program ends");
        let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
        Run { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
    }

    /// Runs the program, expects success and returns its output.
    pub(crate) fn output(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {run:?}");
        run.out
    }
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() { collect(&path, found) } else { found.push(path) }
    }
}
