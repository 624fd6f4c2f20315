//! Requests and responses, with any client and server.

use std::net::SocketAddr;

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct SentRequest {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
}

impl SentRequest {
    pub(crate) fn new(method: &str, path: &str) -> Self {
        let (method, path) = (method.to_owned(), path.to_owned());
        Self { method, path, headers: Vec::new(), body: Vec::new() }
    }

    /// Creates a request that every example answers with an error.
    pub(crate) fn nowhere() -> Self {
        Self::new("GET", "/nowhere")
    }

    /// Creates a request with a body as JSON.
    pub(crate) fn json(path: &str, body: impl Into<Vec<u8>>) -> Self {
        let request = Self::new("POST", path).header("Content-Type", "application/json");
        Self { body: body.into(), ..request }
    }

    pub(crate) fn header(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// Parses a request line without a version, headers and perhaps a body.
    pub(crate) fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut lines = head.lines();
        let (method, path) = lines.next().and_then(|line| line.split_once(' ')).unwrap();
        let request = Self { body: body.into(), ..Self::new(method, path) };
        lines
            .filter_map(|line| line.split_once(": "))
            .fold(request, |request, (name, value)| request.header(name, value))
    }

    /// Returns the bytes of the request.
    pub(crate) fn bytes(&self, address: SocketAddr, connection: &str) -> Vec<u8> {
        let Self { method, path, body, .. } = self;
        let mut bytes = format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n").into_bytes();
        for (name, value) in &self.headers {
            bytes.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        let len = body.len();
        let rest = format!("Connection: {connection}\r\nContent-Length: {len}\r\n\r\n");
        bytes.extend(rest.into_bytes());
        bytes.extend(body);
        bytes
    }
}

/// A response, without the headers that differ between servers and connections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReceivedResponse {
    pub(crate) status: u16,
    /// Sorted, names in lower case.
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl ReceivedResponse {
    pub(crate) fn new(status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> Self {
        let own = ["connection", "date", "transfer-encoding"];
        let headers = headers.into_iter().map(|(name, value)| (name.to_lowercase(), value));
        let headers = headers.filter(|(name, _)| !own.contains(&name.as_str()));
        let mut headers: Vec<_> = headers.map(in_one_order).collect();
        headers.sort();
        Self { status, headers, body: String::from_utf8(body).expect("responses are UTF-8") }
    }

    /// Parses all bytes of a connection as one response. Returns `None` if there are none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).expect("heads are ASCII");
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        if (100..200).contains(&status) {
            return Self::read(&bytes[end + 4..]);
        }
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        Some(Self::new(status, headers.collect(), bytes[end + 4..].to_vec()))
    }

    /// Returns the value of a header, or an empty text if it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value)
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(other, _)| other != name);
        self
    }

    /// Returns the response in the format of the expected files.
    pub(crate) fn shown(&self) -> String {
        let headers: Vec<_> =
            self.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        format!("{}\n{}\n\n{}", self.status, headers.join("\n"), self.body)
    }
}

/// The methods of `Allow` have no order (RFC 9110, section 10.2.1).
fn in_one_order((name, value): (String, String)) -> (String, String) {
    if name != "allow" {
        return (name, value);
    }
    let mut methods: Vec<&str> = value.split(',').map(str::trim).collect();
    methods.sort_unstable();
    (name, methods.join(", "))
}
