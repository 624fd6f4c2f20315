//! Writes the variables of most bodies straight from the tables.

use super::message::{Message, Values};
use super::number;
use super::program::{Escape, Machine};
use super::sink::{Json, Sink};
use super::variable::{Variable, write_part, write_stored, write_uri};
use crate::tables::{filter, var};
use crate::text::stored_in;

impl Machine<'_> {
    /// Writes a piece, and the JSON of a variable after it. Writes nothing and returns `false` unless the variable is a frequent one
    /// with a value.
    #[inline]
    pub(super) fn frequent(&mut self, piece: &[u8], variable: Variable) -> bool {
        let (rendering, language) = (self.rendering, self.rendering.language);
        let (entry, tables) = (rendering.entry, rendering.entry.catalog().tables());
        if self.escape != Escape::Json || variable.filter != filter::NONE {
            return false;
        }
        let stored = match variable.kind {
            var::STATUS => {
                self.out.extend_from_slice(piece);
                number::unsigned(u64::from(entry.status()), &mut Json(self.out));
                return true;
            }
            var::TYPE_URI => {
                let Some(uri) = entry.type_uri() else { return false };
                match entry.catalog().type_uri().split() {
                    Some((before, kind, after)) => self.quoted(piece, |sink| {
                        sink.plain(before);
                        write_part(&uri, kind, sink);
                        sink.plain(after);
                    }),
                    None => self.quoted(piece, |sink| write_uri(uri, sink)),
                }
                return true;
            }
            var::INSTANCE | var::TRACE_ID => {
                let is_instance = variable.kind == var::INSTANCE;
                let trace_id = || rendering.context.get_trace_id();
                let text = if is_instance { rendering.instance } else { trace_id() };
                let Some(text) = text.filter(|text| !text.is_empty()) else { return false };
                self.quoted(piece, |sink| sink.text(text));
                return true;
            }
            var::DETAIL => {
                let Some(values) = &rendering.values else { return false };
                let stored = entry.message(values.case, language);
                if stored.text.is_empty() || !rendering.shows_detail {
                    return false;
                }
                let message = Message { stored, values: Values::Error(values) };
                self.quoted(piece, |sink| message.write(sink));
                return true;
            }
            var::CODE => entry.stored_code(),
            // A case may have its own.
            var::TITLE if rendering.case_index().is_none() => {
                stored_in(&tables.titles, entry.index(), language)
            }
            _ => return false,
        };
        if stored.text.is_empty() {
            return false;
        }
        self.quoted(piece, |sink| write_stored(stored, sink));
        true
    }

    /// Writes a piece, and a JSON string after it.
    #[inline]
    fn quoted(&mut self, piece: &[u8], write: impl FnOnce(&mut Json<'_>)) {
        self.out.extend_from_slice(piece);
        self.out.push(b'"');
        write(&mut Json(self.out));
        self.out.push(b'"');
    }
}
