//! `requires`: the texts that every entry must have.

use super::place_ref::PlaceRef;
use super::text;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::value;

/// The texts that can be required.
const TEXTS: [&str; 3] = ["title", "description", "resolution"];

/// The texts that every entry must have.
#[derive(Clone, Copy, Debug)]
pub(super) struct RequiredTexts([bool; TEXTS.len()]);

impl RequiredTexts {
    /// Reads `requires` of the cover. By default, every text is required.
    pub(super) fn read(
        written: Option<&[String]>,
        cover: &PlaceRef<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let at = cover.key("requires");
        let Some(written) = written else {
            // What was refused could have named any of them.
            return Self([!diagnostics.is_rejected(cover.file(), &at.path()); TEXTS.len()]);
        };
        for (index, name) in written.iter().enumerate() {
            if !TEXTS.contains(&name.as_str()) {
                let near = text::nearest_word(name, &TEXTS, diagnostics);
                let shown = name.escape_debug().to_string();
                let place = at.index(index).value();
                diagnostics.push(value::word("requires", &shown, &TEXTS, near, place));
            }
        }
        Self(TEXTS.map(|text| written.iter().any(|name| name == text)))
    }

    /// Returns whether every entry must have a text.
    pub(super) fn has(self, text: &str) -> bool {
        TEXTS.iter().zip(self.0).any(|(name, is_required)| *name == text && is_required)
    }
}
