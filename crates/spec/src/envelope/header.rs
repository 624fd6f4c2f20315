//! Headers of an envelope.

use std::collections::BTreeMap;

use super::checks::is_token;
use super::compile::Compiler;
use super::expression::Position;
use super::lexer::{Scalar, scalar};
use super::source::Site;
use crate::diagnostic::words::envelope as words;
use crate::model::{EnvelopeHeader, Fragment};

/// Headers that a response gets from elsewhere.
const WRITTEN: [&str; 9] = [
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "retry-after",
    "transfer-encoding",
    "upgrade",
    "vary",
];

impl Compiler<'_, '_> {
    /// Reads the headers; those with a mistake are reported and left out.
    pub(super) fn headers(&mut self, headers: &[(String, String, Site)]) -> Vec<EnvelopeHeader> {
        let mut first: BTreeMap<String, &Site> = BTreeMap::new();
        let mut read = Vec::new();
        for (name, value, site) in headers {
            self.header_name(name, site);
            if let Some(first) = first.insert(name.to_ascii_lowercase(), site) {
                let (again, first) = (self.spots.key(site), self.spots.key(first));
                self.push(words::member_collision(name, again, first), site);
            }
            if let Some(value) = self.header_value(value, site) {
                read.push(EnvelopeHeader { name: name.clone(), value });
            }
        }
        read
    }

    fn header_name(&mut self, name: &str, site: &Site) {
        let place = self.spots.key(site);
        if !is_token(name) {
            let message = format!("`{name}` is not the name of a header");
            let help = "use letters, digits and hyphens";
            self.push(words::header(message, place, help), site);
        } else if WRITTEN.contains(&name.to_ascii_lowercase().as_str()) {
            let message = format!("header `{name}` is written by errbook or by the server");
            self.push(words::header(message, place, "remove it here"), site);
        }
    }

    fn header_value(&mut self, text: &str, site: &Site) -> Option<Vec<Fragment>> {
        let fragments = match scalar(text) {
            Err(fault) => {
                self.fault(fault, site);
                return None;
            }
            Ok(Scalar::Whole(expression)) => {
                let value = self.expression(&expression, site, Position::Header)?;
                vec![Fragment::Value(value)]
            }
            Ok(Scalar::Pieces(pieces)) => self.fragments(&pieces, site, Position::Header)?,
        };
        let sendable = |fragment: &Fragment| match fragment {
            Fragment::Text(text) => is_field_text(text),
            Fragment::Value(value) => value.or.as_deref().is_none_or(is_field_text),
        };
        if text.trim().is_empty() || !fragments.iter().all(sendable) {
            let message =
                "the value of a header is ASCII text without control characters".to_owned();
            let help = "write other characters percent-encoded, or leave them out";
            self.push(words::header(message, self.spots.value(site), help), site);
            return None;
        }
        Some(fragments)
    }
}

/// Returns whether a text is made of what every recipient of a header understands.
fn is_field_text(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
