//! Messages of the source → messages with placeholders, and Markdown that a catalog accepts.

/// A message in the format of catalogs, and its params in order of appearance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) text: String,
    pub(crate) params: Vec<String>,
    /// Placeholders whose params have other names, because a catalog can't take theirs.
    pub(crate) renamed: Vec<String>,
}

/// The reason of the loss of a placeholder's name.
pub(crate) const RENAMED: &str = "the param has another name: expected letters, digits and `_`";

impl Message {
    /// Reads a message whose placeholders are between `open` and `close`. `name` returns the param of a placeholder, if it is one.
    pub(crate) fn read(
        text: &str,
        open: char,
        close: char,
        name: fn(&str) -> Option<String>,
    ) -> Self {
        let mut message = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find(open) {
            let inner = &rest[at + open.len_utf8()..];
            let found = inner.find(close).and_then(|end| Some((name(&inner[..end])?, end)));
            let Some((param, end)) = found else {
                message.plain(&rest[..at + open.len_utf8()]);
                rest = inner;
                continue;
            };
            message.plain(&rest[..at]);
            if param != inner[..end] {
                message.renamed.push(inner[..end].to_owned());
            }
            message.param(param);
            rest = &inner[end + close.len_utf8()..];
        }
        message.plain(rest);
        message
    }

    /// Adds text, in which braces are no placeholders.
    fn plain(&mut self, text: &str) {
        self.text.push_str(&escaped(text));
    }

    fn param(&mut self, name: String) {
        self.text.push('{');
        self.text.push_str(&name);
        self.text.push('}');
        if !self.params.contains(&name) {
            self.params.push(name);
        }
    }
}

/// Returns a text in which braces are no placeholders.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// Returns Markdown in which what looks like HTML or an image is text, and whether a link to a relative address lost its address.
pub(crate) fn markdown(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut is_code = false;
    let mut has_lost_link = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '`' => is_code = !is_code,
            '<' if !is_code => {
                let is_address =
                    ["https://", "http://", "mailto:"].iter().any(|it| after.starts_with(it));
                if !is_address
                    && after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
                {
                    out.push('\\');
                }
            }
            '!' if !is_code && after.starts_with('[') => out.push('\\'),
            ']' if !is_code && after.starts_with('(') => {
                let end = after.find(')').unwrap_or(after.len());
                let address = &after[1..end.max(1)];
                let is_known = ["https://", "http://", "mailto:", "#"]
                    .iter()
                    .any(|it| address.starts_with(it));
                if !is_known {
                    // The words stay; the brackets become text.
                    has_lost_link = true;
                    if let Some(open) = out.rfind('[') {
                        out.remove(open);
                    }
                    rest = after.get(end + 1..).unwrap_or_default();
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
        rest = after;
    }
    (out, has_lost_link)
}
