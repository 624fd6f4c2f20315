//! Envelope declarations and presets → checked [`Envelope`]s.
//!
//! [`source`] finds the declaration and merges it with the envelope that it extends. [`compile`] reads the body and the
//! headers, and checks every variable against the entries that use the envelope. [`members`] finds duplicate members.

use std::collections::BTreeSet;

use crate::diagnostic::words::envelope as words;
use crate::diagnostic::{Diagnostic, DiagnosticSeverity, Diagnostics, Place};
use crate::document::{CoverDecl, InFile};
use crate::model::{Envelope, Serializer};

mod compile;
mod constructs;
mod expression;
mod head;
mod header;
mod lexer;
mod literal;
mod members;
mod other_names;
mod position;
mod presence;
mod props;
mod reference;
mod source;
mod types;
mod usage;
mod variables;
mod xml;

#[cfg(test)]
mod tests;

pub(crate) use literal::{json as literal, problem as literal_problem, prop as prop_value};
pub(crate) use props::defaults;
pub use reference::{EnvelopeWord, WordSort, envelope_words, explain_word};
pub(crate) use usage::{EnvelopeUsage, Uris};
pub(crate) use variables::name as variable_name;

/// An envelope, and the places of its parts.
pub(crate) struct Compiled {
    pub(crate) envelope: Envelope,
    /// The place of its body.
    pub(crate) body: NotedPlace,
    /// The places of its conditions, in file order.
    pub(crate) conditions: Vec<NotedPlace>,
    /// The props that it sends, declares or requires, and props that are reported as misspellings of these.
    pub(crate) props: BTreeSet<String>,
}

/// The place of a part of an envelope. For a built-in envelope: the place that names it, and a note about the part.
#[derive(Clone)]
pub(crate) struct NotedPlace {
    pub(crate) place: Place,
    pub(crate) note: Option<String>,
}

impl NotedPlace {
    /// Returns a report at its place, with the note.
    pub(crate) fn noted(&self, report: impl FnOnce(Place) -> Diagnostic) -> Diagnostic {
        let diagnostic = report(self.place.clone());
        match &self.note {
            Some(note) => diagnostic.note(note.clone()),
            None => diagnostic,
        }
    }
}

/// Finds an envelope by name in the cover and the presets, and checks it against the entries that use it.
///
/// `at` is the place of the name. Problems in a preset are reported there.
pub(crate) fn resolve(
    name: &str,
    at: &Place,
    cover: &InFile<CoverDecl>,
    usage: &EnvelopeUsage<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Compiled> {
    let source = source::find(name, at, cover, diagnostics)?;
    let places = source::Places { file: cover.file, at };
    let before = errors(diagnostics);
    props::required(&source, &places, usage, diagnostics);
    let content_type = head::content_type(&source, &places, diagnostics);
    let serializer = head::serializer(&source);
    let http_status = head::http_status(&source, &places, diagnostics);
    let keeps_status = head::keeps_status(&source, &places, diagnostics);
    let mut compiler = compile::Compiler::new(usage, &places, &source, diagnostics);
    let headers = compiler.headers(&source.headers);
    if let Some(body) = source.body.as_ref().filter(|_| serializer == Serializer::Xml) {
        compiler.check_xml(body);
    }
    let body = source.body.as_ref().map(|body| (body, compiler.root(body)));
    let noted = |at: &source::PartPlace| NotedPlace { place: places.key(at), note: at.note() };
    let conditions = compiler.conditions.iter().map(noted).collect();
    let Some((written, node)) = body else {
        if !diagnostics.is_rejected(cover.file, &source.at.path.key("body")) {
            let message = format!("envelope `{name}` has no body");
            diagnostics.push(words::body(message, places.key(&source.at)));
        }
        return None;
    };
    if errors(diagnostics) > before {
        return None;
    }
    let name = name.to_owned();
    let body = node?;
    let envelope =
        Envelope { name, content_type, serializer, http_status, keeps_status, headers, body };
    let body_at = noted(&written.at);
    if serializer == Serializer::Xml {
        xml::check_params(&envelope, &body_at, usage, diagnostics);
    }
    props::declared(&envelope, &source, &places, diagnostics);
    let mut props = props::known(&envelope, &source);
    props.extend(props::written(&envelope, &source, usage, diagnostics));
    if errors(diagnostics) > before {
        return None;
    }
    Some(Compiled { envelope, body: body_at, conditions, props })
}

/// Counts the problems that stop the build.
fn errors(diagnostics: &Diagnostics) -> usize {
    let is_error = |found: &&Diagnostic| found.kind.severity == DiagnosticSeverity::Error;
    diagnostics.list.iter().filter(is_error).count()
}
