//! Parses a response as people paste it: a body, maybe with a status line and headers before it.

use std::io::{self, Read};

use errbook_client::{MAX_BODY, Reading};
use errbook_spec::Error;

use super::verbose;

/// The largest size of everything before the body, in bytes.
const MAX_HEAD: usize = 64 * 1024;

/// A response; everything but the body is optional.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pasted {
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Pasted {
    /// Reads a response from `input`.
    ///
    /// # Errors
    ///
    /// Returns an error if the input is empty, is not UTF-8, or is larger than a client would read.
    pub(super) fn read(input: impl Read) -> Result<Self, Error> {
        let most = MAX_BODY + MAX_HEAD;
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        input.take(limit).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() > most {
            return Err(Error::usage(format!(
                "the response is too large: a client reads {} MiB of a body",
                MAX_BODY >> 20
            )));
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::usage("the response is not text: it is not UTF-8"))?;
        let pasted = Self::parse(&verbose::strip(&text));
        if pasted.is_empty() {
            return Err(Error::usage(
                "there is nothing on the standard input\n\
                 help: pipe a response to it, such as `curl -si URL | errbook explain -`",
            ));
        }
        Ok(pasted)
    }

    /// Reads the response in the envelopes of a catalog.
    pub(super) fn read_by<'r>(
        &'r self,
        catalog: &'r errbook::Catalog<'r>,
        status: Option<u16>,
    ) -> Reading<'r, 'r> {
        let headers = self.headers.iter();
        let headers = headers.map(|(name, value)| (name.as_str(), value.as_bytes()));
        // No error has status 0.
        errbook_client::read(catalog, status.unwrap_or_default(), headers, self.body.as_bytes())
    }

    /// Returns the value of a header.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn is_empty(&self) -> bool {
        self.status.is_none() && self.headers.is_empty() && self.body.trim().is_empty()
    }

    /// Parses a text. Of several heads, as after a redirect or `100 Continue`, the last one counts.
    fn parse(text: &str) -> Self {
        let mut pasted = Self::default();
        let mut rest = text.trim_start_matches('\u{feff}').trim_start();
        while rest.starts_with("HTTP/") {
            pasted.headers.clear();
            let (line, below) = split_line(rest);
            pasted.status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
            rest = below;
            loop {
                let (line, below) = split_line(rest);
                rest = below;
                match line.split_once(':') {
                    Some((name, value)) => {
                        pasted.headers.push((name.trim().to_owned(), value.trim().to_owned()));
                    }
                    None if line.is_empty() => break,
                    None => {}
                }
            }
        }
        rest.clone_into(&mut pasted.body);
        pasted
    }
}

fn split_line(text: &str) -> (&str, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    (line.strip_suffix('\r').unwrap_or(line), rest)
}

fn unreadable(error: io::Error) -> Error {
    Error::io("read", "standard input".as_ref(), error)
}

#[cfg(test)]
mod tests {
    use super::Pasted;

    #[test]
    fn heads_and_bodies() {
        let head = |status, headers: &[(&str, &str)], body: &str| Pasted {
            status,
            headers: headers.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
            body: body.to_owned(),
        };
        for (text, expected) in [
            ("{}\n", head(None, &[], "{}\n")),
            ("\u{feff}\n {\n\n}", head(None, &[], "{\n\n}")),
            (
                "HTTP/1.1 409 Conflict\r\nA: b: c\r\n\r\n{\r\n\r\n}",
                head(Some(409), &[("A", "b: c")], "{\r\n\r\n}"),
            ),
            ("HTTP/2 404 \na:b\nodd\n\n{}", head(Some(404), &[("a", "b")], "{}")),
            (
                "HTTP/1.1 100 Continue\n\nHTTP/1.1 400 x\nc: d\n\nx",
                head(Some(400), &[("c", "d")], "x"),
            ),
            ("HTTP/1.1 many\nc: d", head(None, &[("c", "d")], "")),
            ("HTTP/", head(None, &[], "")),
        ] {
            assert_eq!(Pasted::parse(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_response_is_refused() {
        let read = |bytes: &[u8]| Pasted::read(bytes).map_err(|error| error.to_string());
        let large = vec![b' '; super::MAX_BODY + super::MAX_HEAD + 1];
        for (bytes, words) in [
            (&b" \n"[..], "nothing"),
            (b"HTTP/1.1", "nothing"),
            (b"\xff", "UTF-8"),
            (&large, "too large"),
        ] {
            let error = read(bytes).expect_err(words);
            assert!(error.contains(words), "{error}");
        }
        for bytes in
            [&b"HTTP/1.1 400 x\na: b\n\n"[..], b"HTTP/2 410\n\n", b"HTTP/1.1 403 Forbidden\n"]
        {
            assert!(read(bytes).is_ok());
        }
    }
}
