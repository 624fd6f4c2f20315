//! The command line of `errbook fmt`.

use clap::Args;

pub(super) const EXAMPLES: &str = "\
Examples:
  errbook fmt
  errbook fmt -C catalog/shop
  errbook fmt --check                     in CI: exit 1 and show what would change

What it does:
  - sorts keys as `errbook explain error` lists them; errors, params, cases and other names stay in your order
  - indents by two spaces, and separates the errors of a group by blank lines
  - writes maps in braces on one line if they fit into 100 columns, else with a line for each key
  - keeps every comment next to what it comments, and keeps texts that go over several lines

The result of `errbook build` doesn't change. Files that are no valid YAML are reported and left alone.";

/// Options of `fmt`.
#[derive(Args, Debug)]
pub(crate) struct FmtArgs {
    /// Write nothing; exit 1 and show what would change
    #[arg(long)]
    pub(crate) check: bool,
}
