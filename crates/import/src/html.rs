//! HTML of documentation → Markdown.

use errbook_spec::commonmark::escape;

/// The Markdown of a text, and the tags that it can't have.
#[derive(Debug, Default)]
pub(crate) struct Converted {
    pub(crate) markdown: String,
    pub(crate) others: Vec<String>,
}

/// Converts paragraphs, lists, emphasis, code and links. Of other elements, the text stays.
pub(crate) fn markdown(html: &str) -> Converted {
    let mut writer = Writer::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        writer.text(&rest[..at]);
        let inner = &rest[at + 1..];
        let Some(end) = inner.find('>') else {
            writer.text(&rest[at..]);
            rest = "";
            break;
        };
        writer.tag(&inner[..end]);
        rest = &inner[end + 1..];
    }
    writer.text(rest);
    writer.finish()
}

#[derive(Default)]
struct Writer {
    out: Converted,
    /// The text of open code.
    code: Option<String>,
    /// The address of the open link.
    link: Option<String>,
    /// The open lists, with the number of the last item of an ordered one.
    lists: Vec<Option<usize>>,
}

impl Writer {
    fn text(&mut self, html: &str) {
        let text = unescaped(html);
        if let Some(code) = &mut self.code {
            code.push_str(&text);
            return;
        }
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.starts_with(char::is_whitespace) {
            self.space();
        }
        self.out.markdown.push_str(&escape::text(&words));
        if !words.is_empty() && text.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    fn space(&mut self) {
        let text = &self.out.markdown;
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            self.out.markdown.push(' ');
        }
    }

    /// Ends the paragraph.
    fn paragraph(&mut self) {
        let length = self.out.markdown.trim_end().len();
        // The mark of an item is not a paragraph.
        if self.out.markdown[..length].ends_with("\n-") || self.out.markdown[..length] == *"-" {
            return;
        }
        self.out.markdown.truncate(length);
        if length > 0 {
            self.out.markdown.push_str("\n\n");
        }
    }

    fn tag(&mut self, tag: &str) {
        let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
        match (name.to_ascii_lowercase().as_str(), is_end) {
            ("p" | "br" | "div" | "fullname" | "note" | "important", _) => self.paragraph(),
            ("code", false) => self.code = Some(String::new()),
            ("code", true) => {
                let code = self.code.take().unwrap_or_default();
                let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
                if !code.is_empty() {
                    self.out.markdown.push_str(&escape::code(&code));
                }
            }
            ("i" | "em", _) => self.mark("*", is_end),
            ("b" | "strong", _) => self.mark("**", is_end),
            ("a", false) => {
                self.link = address(tag);
                if self.link.is_some() {
                    self.out.markdown.push('[');
                }
            }
            ("a", true) => {
                if let Some(address) = self.link.take() {
                    let address = escape::destination(&address);
                    self.out.markdown.extend(["](", &address, ")"]);
                }
            }
            ("ul", false) => self.lists.push(None),
            ("ol", false) => self.lists.push(Some(0)),
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.paragraph();
            }
            ("li", false) => self.item(),
            (other, false) if !other.is_empty() => self.out.others.push(format!("<{other}>")),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.paragraph();
        let length = self.out.markdown.trim_end().len();
        self.out.markdown.truncate(length);
        self.out.markdown.push_str(if length > 0 { "\n" } else { "" });
        // The first item follows a paragraph.
        let is_first =
            !self.out.markdown.trim_end().rsplit('\n').next().unwrap_or_default().starts_with("- ");
        self.out.markdown.push_str(if length > 0 && is_first { "\n" } else { "" });
        self.out.markdown.push_str("- ");
    }

    /// Opens or closes emphasis, outside code.
    fn mark(&mut self, mark: &str, is_end: bool) {
        if self.code.is_some() {
            return;
        }
        if is_end {
            let length = self.out.markdown.trim_end().len();
            self.out.markdown.truncate(length);
        }
        self.out.markdown.push_str(mark);
    }

    fn finish(mut self) -> Converted {
        let length = self.out.markdown.trim_end().len();
        self.out.markdown.truncate(length);
        self.out
    }
}

/// Returns the address of a link, if a catalog can have it.
fn address(tag: &str) -> Option<String> {
    let (_, rest) = tag.split_once("href=")?;
    let quote = rest.chars().next().filter(|c| *c == '"' || *c == '\'')?;
    let address = unescaped(rest[1..].split(quote).next()?.trim());
    ["https://", "http://", "mailto:"].iter().any(|it| address.starts_with(it)).then_some(address)
}

fn unescaped(html: &str) -> String {
    let known = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " ")];
    let text = known.iter().fold(html.to_owned(), |text, (name, c)| text.replace(name, c));
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn elements_of_documentation() {
        for (html, expected) in [
            (
                "<p>The <code>a_b</code> is <i>gone</i>.</p><p>Try &lt;x&gt; &amp; y.</p>",
                "The `a_b` is *gone*.\n\nTry &lt;x\\> & y.",
            ),
            (
                "<p>See <a href=\"https://example.com/a\">this</a>, or <a href=\"#x\">that</a>.</p>",
                "See [this](https://example.com/a), or that.",
            ),
            (
                "<p>One of:</p> <ul> <li> <p>A</p> </li> <li>B</li> </ul> <p>End</p>",
                "One of:\n\n- A\n- B\n\nEnd",
            ),
            ("<note><p>N</p></note>", "N"),
            ("a < b", "a &lt; b"),
            ("<b> x", "** x"),
        ] {
            let found = markdown(html).markdown;
            assert_eq!(found, expected, "{html}");
        }
        assert_eq!(markdown("<table>x</table>").others, ["<table>"]);
    }
}
