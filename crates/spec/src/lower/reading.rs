//! Readings → the runtime's [`node`](errbook::__v1::node)s.

use super::OwnedEnvelope;
use super::bytes::Put;
use super::text::Strings;
use crate::model::Envelope;
use crate::reading::ResponsePattern;

mod write;

#[cfg(test)]
mod tests;

use write::Writer;

/// Lowers the envelopes for reading, and stores the positions of the nodes in each.
pub(super) fn readings(
    envelopes: &[Envelope],
    strings: &mut Strings,
    owned: &mut [OwnedEnvelope],
) -> Vec<u8> {
    let mut writer = Writer::new(strings);
    for (envelope, owned) in envelopes.iter().zip(owned) {
        let response = ResponsePattern::of(envelope);
        owned.reading = writer.node(&response.body);
        for (name, pattern) in &response.headers {
            owned.header_reading.put_u32(writer.string(name));
            owned.header_reading.put_u32(writer.node(pattern));
        }
    }
    writer.finish()
}
