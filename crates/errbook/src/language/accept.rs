//! Parses `Accept-Language` (RFC 9110, section 12.5.4).

use crate::header::list::{limited, parse_weight, split, trim, trim_start};

/// The number of ranges that are kept; the rest is ignored.
const MAX_RANGES: usize = 32;

/// The well-formed ranges of a header, in order of preference.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AcceptLanguage<'a> {
    header: &'a [u8],
    spans: [Span; MAX_RANGES],
    len: usize,
    /// Whether any range has the weight zero.
    pub(super) refuses: bool,
}

/// A language range (RFC 4647, section 2.1) and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range<'a> {
    pub(crate) tag: &'a [u8],
    /// In thousandths.
    pub(crate) quality: u16,
}

#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u16,
    len: u16,
    quality: u16,
}

impl<'a> AcceptLanguage<'a> {
    /// Parses a header. Skips ranges and weights that are not well-formed.
    pub(crate) fn parse(header: &'a [u8]) -> Self {
        let header = limited(header);
        let mut parsed =
            Self { header, spans: [Span::default(); MAX_RANGES], len: 0, refuses: false };
        let mut start = 0;
        for element in split(header, b',') {
            if let Some(span) = parse_element(element, start) {
                parsed.insert(span);
            }
            if parsed.len == MAX_RANGES {
                break;
            }
            start += element.len() + 1;
        }
        parsed
    }

    /// Returns the ranges by descending weight; equal weights are in the order of the header.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = Range<'a>> + Clone {
        let header = self.header;
        self.spans.iter().take(self.len).map(move |span| {
            let start = usize::from(span.start);
            let tag = header.get(start..start + usize::from(span.len)).unwrap_or_default();
            Range { tag, quality: span.quality }
        })
    }

    /// Inserts a range after those of the same weight. Most headers are in order already.
    fn insert(&mut self, span: Span) {
        let Some(places) = self.spans.get_mut(..=self.len) else { return };
        let mut at = self.len;
        while let Some([before, place]) = places.get_mut(at.wrapping_sub(1)..=at) {
            if before.quality >= span.quality {
                break;
            }
            *place = *before;
            at -= 1;
        }
        if let Some(place) = places.get_mut(at) {
            *place = span;
        }
        self.len += 1;
        self.refuses |= span.quality == 0;
    }
}

fn parse_element(element: &[u8], start: usize) -> Option<Span> {
    let tag = trim_start(element);
    let start = u16::try_from(start + element.len() - tag.len()).ok()?;
    let len = range_len(tag)?;
    let quality = match trim_start(tag.get(len..)?) {
        [] => 1000,
        [b';', weight @ ..] => parse_weight(trim(weight))?,
        _ => return None,
    };
    Some(Span { start, len: u16::try_from(len).ok()?, quality })
}

/// Returns the length of the range at the start of a text: `*`, or subtags of up to eight letters, and digits in all but the first.
fn range_len(text: &[u8]) -> Option<usize> {
    if text.first() == Some(&b'*') {
        return Some(1);
    }
    // The length of the subtag.
    let (mut len, mut is_first) = (0, true);
    let mut end = 0;
    for byte in text {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' if len < 8 => len += 1,
            b'0'..=b'9' if !is_first && len < 8 => len += 1,
            b'-' if len > 0 => (len, is_first) = (0, false),
            _ => break,
        }
        end += 1;
    }
    (len > 0).then_some(end)
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    fn ranges(header: &[u8]) -> String {
        let ranges: Vec<_> = AcceptLanguage::parse(header)
            .ranges()
            .map(|range| format!("{}={}", str::from_utf8(range.tag).unwrap(), range.quality))
            .collect();
        ranges.join(" ")
    }

    #[test]
    fn well_formed_ranges_in_order_of_preference() {
        let cases: [(&[u8], &str); 16] = [
            (b"", ""),
            (b"es", "es=1000"),
            (b"es-MX, es;q=0.9,en;q=0.8", "es-MX=1000 es=900 en=800"),
            (b"en;q=0.8,\t es ;\tq=1.000 , *;q=0.001", "es=1000 en=800 *=1"),
            (b"a;q=0.5,b;q=0.5,c;q=0.51,d;q=0", "c=510 a=500 b=500 d=0"),
            (b"en;q=NaN,es", "es=1000"),
            (b"en;q=2,es;q=1.001,fr;q=-1,de;q=0.1234,pt;q=,it;q=.5,nl;q", ""),
            (b"en;q=1.", "en=1000"),
            (b"en;Q=0.5", "en=500"),
            (b"en;q=0.5;x=1,en;level=1,es", "es=1000"),
            (b"e n,_en,en_US,en-,-en,en--US,toolonglanguage,12,a1,es-419", "es-419=1000"),
            (b"abcdefgh-12345678,abcdefghi,en-123456789", "abcdefgh-12345678=1000"),
            (b"\xff\xfe,es,\0", "es=1000"),
            (b",,, ,es,,", "es=1000"),
            (b"en;x=\"a,fr,b\",es", "es=1000"),
            (b"*-US,**,*", "*=1000"),
        ];
        for (header, expected) in cases {
            assert_eq!(ranges(header), expected, "{}", header.escape_ascii());
        }
    }

    #[test]
    fn only_so_many_ranges_are_kept() {
        let many = (b'a'..=b'z').flat_map(|a| [a, b',', a, a, b',']).collect::<Vec<_>>();
        assert_eq!(AcceptLanguage::parse(&many).ranges().count(), 32);
    }
}
