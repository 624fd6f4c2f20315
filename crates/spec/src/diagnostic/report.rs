//! Diagnostics → text.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::AnnotationKind;

use super::{Diagnostic, DiagnosticSeverity, Diagnostics, Place, words};
use crate::Error;
use crate::source::{FileId, Sources};
use fold::Folded;

mod draw;
mod fold;

/// The format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Drawn over the source, with a summary at the end. Of each kind the first are drawn, the rest are counted.
    Full {
        /// Whether with colours.
        color: bool,
    },
    /// One line a problem: `path:line:column: error[EB0301]: message`.
    Concise,
}

/// Every problem of a catalog, sorted by place.
#[derive(Debug)]
pub struct Report {
    sources: Sources,
    /// The text of each file, with U+FFFD for invalid UTF-8.
    texts: Vec<String>,
    /// The byte offsets at which the lines of each file begin.
    lines: Vec<Vec<usize>>,
    /// The continuation bytes of UTF-8 in each file.
    continued: Vec<Vec<usize>>,
    diagnostics: Diagnostics,
}

/// A label whose place is known.
struct Placed<'r> {
    file: FileId,
    range: Range<usize>,
    kind: AnnotationKind,
    text: &'r str,
}

impl Report {
    /// Makes a report of problems whose paths have been located.
    pub(crate) fn new(sources: Sources, texts: Vec<String>, diagnostics: Diagnostics) -> Self {
        let lines = texts.iter().map(|text| line_starts(text)).collect();
        let continued = texts.iter().map(|text| continued(text)).collect();
        let mut report = Self { sources, texts, lines, continued, diagnostics };
        let mut list = std::mem::take(&mut report.diagnostics.list);
        list.sort_by_cached_key(|diagnostic| {
            (report.span(diagnostic), diagnostic.kind.id, diagnostic.message.clone())
        });
        // Shared declarations, such as a base envelope, are checked with each of their users.
        list.dedup_by(|again, first| {
            (again.kind, &again.message) == (first.kind, &first.message)
                && report.primary(again) == report.primary(first)
        });
        let wrong: BTreeSet<_> = list
            .iter()
            .filter(|diagnostic| !words::value::NOTATION.contains(&diagnostic.kind))
            .map(|diagnostic| report.span(diagnostic))
            .collect();
        list.retain(|diagnostic| {
            let is_notation = words::value::NOTATION.contains(&diagnostic.kind);
            !is_notation || !wrong.contains(&report.span(diagnostic))
        });
        report.diagnostics.list = list;
        report
    }

    /// Returns how many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(DiagnosticSeverity::Error)
    }

    /// Returns how many warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(DiagnosticSeverity::Warning)
    }

    /// Returns the sources that were read.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns the whole report; empty if there are no diagnostics.
    #[must_use]
    pub fn render(&self, format: Format) -> String {
        let list = &self.diagnostics.list;
        match format {
            Format::Concise => list.iter().map(|diagnostic| self.line(diagnostic) + "\n").collect(),
            Format::Full { .. } if list.is_empty() => String::new(),
            Format::Full { color } => {
                let mut out = String::new();
                let folded = Folded::of(list.iter());
                for diagnostic in &folded.shown {
                    out.push_str(&self.draw(diagnostic, color));
                    out.push_str("\n\n");
                }
                out.extend(folded.rest().map(|line| line + "\n"));
                if !folded.is_whole() {
                    out.push_str(fold::HELP);
                    out.push_str("\n\n");
                }
                out.push_str(&self.summary());
                out.push('\n');
                out
            }
        }
    }

    /// Returns the warnings, each on one line. The first of each kind are shown, the rest are counted.
    #[must_use]
    pub fn warning_lines(&self) -> Vec<String> {
        let is_warning =
            |diagnostic: &&Diagnostic| diagnostic.severity == DiagnosticSeverity::Warning;
        let folded = Folded::of(self.diagnostics.list.iter().filter(is_warning));
        let shown = folded.shown.iter().map(|diagnostic| self.line(diagnostic));
        let help = (!folded.is_whole()).then(|| fold::HELP.to_owned());
        shown.chain(folded.rest()).chain(help).collect()
    }

    /// Makes an error of the whole report.
    #[must_use]
    pub fn into_error(self) -> Error {
        Error::findings(self.render(Format::Full { color: false }))
    }

    /// Returns how many problems there are, in words, such as `2 errors, 1 warning in catalog/shop`.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut out = String::new();
        for severity in [DiagnosticSeverity::Error, DiagnosticSeverity::Warning] {
            let (count, word) = (self.count(severity), severity.as_str());
            if count > 0 {
                let comma = if out.is_empty() { "" } else { ", " };
                let plural = if count == 1 { "" } else { "s" };
                let _ = write!(out, "{comma}{count} {word}{plural}");
            }
        }
        if out.is_empty() {
            out.push_str("no problems");
        }
        if !self.sources.folder.is_empty() {
            let _ = write!(out, " in {}", self.sources.folder);
        }
        out
    }

    fn count(&self, severity: DiagnosticSeverity) -> usize {
        let list = self.diagnostics.list.iter();
        list.filter(|diagnostic| diagnostic.severity == severity).count()
    }

    fn line(&self, diagnostic: &Diagnostic) -> String {
        let (file, range) = self.primary(diagnostic);
        let (line, column) = self.position(file, range.start);
        let severity = diagnostic.severity.as_str();
        let path = self.path(file);
        let message = one_line(&diagnostic.message);
        format!("{path}:{line}:{column}: {severity}[{}]: {message}", diagnostic.kind.id)
    }

    /// Returns the bytes of the primary label, in an order.
    fn span(&self, diagnostic: &Diagnostic) -> (FileId, usize, usize) {
        let (file, range) = self.primary(diagnostic);
        (file, range.start, range.end)
    }

    fn primary(&self, diagnostic: &Diagnostic) -> (FileId, Range<usize>) {
        diagnostic.labels.first().map_or((FileId(0), 0..0), |label| self.locate(&label.place))
    }

    /// Returns the file and bytes of a place, within the file's text and on character boundaries.
    fn locate(&self, place: &Place) -> (FileId, Range<usize>) {
        let (file, range) = match place {
            // A path has been looked up by now.
            Place::File(file) | Place::At(file, ..) => (*file, 0..0),
            Place::Span(file, range) => (*file, range.clone()),
        };
        let text = self.text(file);
        let clamp = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = clamp(range.start);
        (file, start..clamp(range.end).max(start))
    }

    /// Returns the line and the column, in characters, of a byte; both from 1.
    fn position(&self, file: FileId, at: usize) -> (usize, usize) {
        let starts = self.lines.get(file.0).map_or(&[0][..], Vec::as_slice);
        let line = starts.partition_point(|start| *start <= at).max(1);
        let start = starts[line - 1];
        let continued = self.continued.get(file.0).map_or(&[][..], Vec::as_slice);
        let before = |at: usize| continued.partition_point(|byte| *byte < at);
        // A byte order mark is in no column.
        let mark = usize::from(self.text(file)[start..at].starts_with('\u{FEFF}'));
        (line, at - start - (before(at) - before(start)) - mark + 1)
    }

    fn text(&self, file: FileId) -> &str {
        self.texts.get(file.0).map_or("", String::as_str)
    }

    fn path(&self, file: FileId) -> &str {
        self.sources.files.get(file.0).map_or("", |file| &file.path)
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

fn continued(text: &str) -> Vec<usize> {
    text.bytes().enumerate().filter(|(_, byte)| byte & 0xC0 == 0x80).map(|(at, _)| at).collect()
}

/// Puts a text on one line, without characters that would act on a terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests;
