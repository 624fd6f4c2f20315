//! One problem, drawn over the source.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Placed, Report, one_line};
use crate::diagnostic::{Diagnostic, DiagnosticSeverity};

/// Fixed, so that a report is the same wherever it is drawn.
const WIDTH: usize = 140;
/// Labels further apart than this are drawn as two pieces of a file.
const NEAR_LINES: usize = 12;
/// Longer lines are named, not drawn.
const MAX_LINE: usize = 4096;

impl Report {
    pub(super) fn draw(&self, diagnostic: &Diagnostic, color: bool) -> String {
        let level = match diagnostic.severity {
            DiagnosticSeverity::Error => Level::ERROR,
            DiagnosticSeverity::Warning => Level::WARNING,
        };
        let title = level.primary_title(one_line(&diagnostic.message)).id(diagnostic.kind.id);
        let mut group = Group::with_title(title);
        for piece in self.pieces(diagnostic) {
            group = self.piece(group, &piece);
        }
        for note in &diagnostic.notes {
            group = group.element(Level::NOTE.message(one_line(note)));
        }
        let mut groups = vec![group];
        if let Some(help) = &diagnostic.help {
            groups.push(Group::with_title(Level::HELP.secondary_title(one_line(help))));
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(WIDTH).render(&groups)
    }

    /// Returns the labels, those that are near each other together. The first label of the first piece is the primary one.
    fn pieces<'r>(&self, diagnostic: &'r Diagnostic) -> Vec<Vec<Placed<'r>>> {
        let mut pieces: Vec<Vec<Placed<'r>>> = Vec::new();
        for (index, label) in diagnostic.labels.iter().enumerate() {
            let (file, range) = self.locate(&label.place);
            let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let placed = Placed { file, range, kind, text: &label.text };
            let near = |piece: &&mut Vec<Placed<'r>>| {
                piece
                    .first()
                    .is_some_and(|first| first.file == file && self.is_near(first, &placed))
            };
            match pieces.iter_mut().find(near) {
                Some(piece) => piece.push(placed),
                None => pieces.push(vec![placed]),
            }
        }
        pieces
    }

    fn is_near(&self, left: &Placed<'_>, right: &Placed<'_>) -> bool {
        let from = left.range.start.min(right.range.start);
        let to = left.range.start.max(right.range.start);
        let between = &self.text(left.file)[from..to];
        between.len() <= MAX_LINE
            && between.bytes().filter(|byte| *byte == b'\n').count() <= NEAR_LINES
    }

    fn piece<'r>(&'r self, group: Group<'r>, labels: &[Placed<'r>]) -> Group<'r> {
        let [first, ..] = labels else { return group };
        let text = self.text(first.file);
        let path = self.path(first.file);
        let from = labels.iter().map(|label| label.range.start).min().unwrap_or_default();
        let to = labels.iter().map(|label| label.range.end).max().unwrap_or_default();
        let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = text[to..].find('\n').map_or(text.len(), |at| to + at);
        let source = text[start..end].trim_end_matches('\r');
        let (line, column) = self.position(first.file, first.range.start);
        if source.trim().is_empty() || source.len() > MAX_LINE {
            let mut origin = Origin::path(path);
            if !text.is_empty() {
                origin = origin.line(line).char_column(column);
            }
            let group = group.element(origin);
            return labels
                .iter()
                .filter(|label| !label.text.is_empty())
                .fold(group, |group, label| {
                    group.element(Level::NOTE.message(one_line(label.text)))
                });
        }
        // A byte order mark has no width.
        let mark = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let source = &source[mark..];
        let start = start + mark;
        let (first_line, _) = self.position(first.file, start);
        let annotations = labels.iter().map(|label| {
            let at = |at: usize| at.saturating_sub(start).min(source.len());
            let text = (!label.text.is_empty()).then_some(label.text);
            label.kind.span(at(label.range.start)..at(label.range.end)).label(text)
        });
        let snippet = Snippet::source(source).path(path).line_start(first_line);
        group.element(snippet.annotations(annotations))
    }
}
