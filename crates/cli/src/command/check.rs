//! `errbook check`

use std::path::PathBuf;

use errbook_spec::Error;
use errbook_spec::diagnostic::{Format, Report};

use crate::args::{CheckArgs, ReportFormat};
use crate::catalogs::{self, count, ended};
use crate::output::Console;

/// Checks the catalogs and prints the report to stdout, because it is the result of the command.
pub(crate) fn run(
    folders: &[PathBuf],
    args: &CheckArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let checked = catalogs::check(folders)?;
    let format = match args.format {
        ReportFormat::Full => Format::Full { color: console.out.color },
        ReportFormat::Concise => Format::Concise,
    };
    let is_wanted = |report: &&Report| report.errors() > 0 || !console.quiet;
    for report in checked.reports.iter().filter(is_wanted).collect::<Vec<_>>() {
        console.out.raw(&ended(report.render(format)));
    }
    checked.verdict()?;
    let codes: usize = checked.catalogs.iter().map(|(_, catalog)| catalog.entries.len()).sum();
    let warnings: usize = checked.reports.iter().map(Report::warnings).sum();
    console.note(&format!(
        "no {} in {} with {}",
        if warnings == 0 { "problems" } else { "errors" },
        count(checked.reports.len(), "catalog", "catalogs"),
        count(codes, "code", "codes"),
    ));
    Ok(0)
}
