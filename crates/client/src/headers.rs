//! The headers of a response that matter.

use alloc::borrow::Cow;
use core::time::Duration;

use errbook::__v1::{HEADER, Tables, read_http_date, text as string};

use crate::captures::Facts;
use crate::machine::{read_header, wide};
use crate::node_reader::NodeReader;
use crate::small::Small;

/// The headers that matter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headers<'b> {
    pub(crate) content_type: Cow<'b, [u8]>,
    pub(crate) retry_after: Option<Cow<'b, str>>,
    /// The time of the response.
    pub(crate) date: Option<Duration>,
    /// The values that envelopes read.
    named: Small<Cow<'b, str>, 4>,
    pub(crate) facts: Facts,
}

impl<'b> Headers<'b> {
    /// Keeps the headers that matter. Skips values that are not UTF-8; of a header that appears twice, the first counts.
    pub(crate) fn read<'n>(
        &mut self,
        tables: &Tables<'_>,
        headers: impl IntoIterator<Item = (&'n str, &'b [u8])>,
    ) {
        let reads_any = tables.envelopes.iter().any(|it| !it.header_reading.is_empty());
        for (name, value) in headers {
            let value = value.trim_ascii();
            if name == "content-type" || name.eq_ignore_ascii_case("content-type") {
                self.content_type = Cow::Borrowed(value);
                continue;
            }
            let is_delay = name.eq_ignore_ascii_case("retry-after");
            let is_date = name.eq_ignore_ascii_case("date");
            if !(is_delay || is_date || reads_any) {
                continue;
            }
            let Ok(value) = core::str::from_utf8(value) else { continue };
            if is_delay {
                self.retry_after.get_or_insert(Cow::Borrowed(value));
            } else if is_date {
                self.date = self.date.or_else(|| read_http_date(value));
            }
            self.read_one(tables, name, value);
        }
    }

    /// Reads a header with every envelope that has it.
    fn read_one(&mut self, tables: &Tables<'_>, name: &str, value: &'b str) {
        let rows = tables.envelopes.iter().flat_map(|envelope| {
            NodeReader::new(envelope.header_reading, 0)
                .rows::<HEADER>(envelope.header_reading.len() / HEADER)
                .unwrap_or_default()
        });
        let Ok(index) = u32::try_from(self.named.len()) else { return };
        let mut is_kept = false;
        for row in rows {
            let mut row = NodeReader::new(row, 0);
            let (Some(header), Some(node)) = (row.word(), row.word()) else { continue };
            let header = string(&tables.strings, wide(header));
            if !header.eq_ignore_ascii_case(name) {
                continue;
            }
            is_kept |= read_header(tables, node, value, index, &mut self.facts) == Some(true);
        }
        if is_kept {
            self.named.push(Cow::Borrowed(value));
        }
    }

    /// Returns the value of a header that an envelope reads.
    pub(crate) fn get(&self, index: u32) -> &str {
        self.named.as_slice().get(wide(index)).map_or("", |value| &**value)
    }

    pub(crate) fn into_owned(self) -> Headers<'static> {
        Headers {
            content_type: Cow::Owned(self.content_type.into_owned()),
            retry_after: self.retry_after.map(|value| Cow::Owned(value.into_owned())),
            date: self.date,
            named: self.named.map(|value| Cow::Owned(value.into_owned())),
            facts: self.facts,
        }
    }
}
