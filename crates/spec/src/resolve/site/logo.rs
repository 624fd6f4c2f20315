//! The check of logos. Shapes and text are allowed; scripts and links are not. Anything not known to be harmless is refused.
//!
//! Written by hand, because a build script pays for every dependency of this crate. It accepts so little of XML that
//! it needs no parser, and refuses everything else.

/// The maximum size of a logo in bytes.
const LARGEST: usize = 64 << 10;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

const ELEMENTS: [&str; 22] = [
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "symbol",
    "text",
    "title",
    "tspan",
    "use",
];

const ENTITIES: [&str; 5] = ["amp;", "lt;", "gt;", "quot;", "apos;"];

/// White space in XML.
const SPACE: [char; 3] = [' ', '\t', '\n'];

/// Text with a meaning in CSS or in addresses, refused in any value.
const WORDS: [&str; 5] = ["javascript:", "data:", "@import", "expression(", "\\"];

/// Returns the picture with line feeds, or the reason for refusing it.
pub(super) fn checked(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > LARGEST {
        return Err(format!("larger than {} KiB", LARGEST >> 10));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let is_refused =
        |c: char| c.is_control() && !SPACE.contains(&c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.chars().any(is_refused) {
        return Err("a control character".to_owned());
    }
    let mut checker = SvgChecker { text: &text, at: 0, open: Vec::new(), is_drawn: false };
    match checker.read() {
        Ok(()) => Ok(text),
        Err(why) => {
            let line = 1 + text[..checker.at].matches('\n').count();
            Err(format!("line {line}: {why}"))
        }
    }
}

/// Checks a picture, tag by tag.
struct SvgChecker<'t> {
    text: &'t str,
    at: usize,
    open: Vec<&'t str>,
    /// Whether the root has started.
    is_drawn: bool,
}

impl<'t> SvgChecker<'t> {
    fn read(&mut self) -> Result<(), String> {
        if self.take("<?xml ") {
            declaration(self.past("?>")?)?;
        }
        while let Some(text) = self.until('<') {
            self.text_between(text)?;
            if self.take("<!--") {
                let comment = self.past("-->")?;
                if comment.contains("--") || comment.ends_with('-') {
                    return Err("a comment with `--`".to_owned());
                }
            } else if self.rest().starts_with("<!") || self.rest().starts_with("<?") {
                return Err("a declaration, such as DOCTYPE".to_owned());
            } else if self.take("</") {
                let name = self.until('>').ok_or("a tag without an end")?;
                let name = name.trim_end_matches(SPACE);
                if self.open.pop() != Some(name) {
                    return Err(format!("`</{}>` ends nothing", name.escape_debug()));
                }
                self.at += 1;
            } else {
                self.at += 1;
                self.tag()?;
            }
        }
        let rest = self.rest();
        self.text_between(rest)?;
        match self.open.last() {
            Some(name) => Err(format!("`<{name}>` has no end")),
            None if !self.is_drawn => Err("no picture".to_owned()),
            None => Ok(()),
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Advances to a character and returns the text before it; doesn't advance if it isn't found.
    fn until(&mut self, end: char) -> Option<&'t str> {
        let (before, _) = self.rest().split_once(end)?;
        self.at += before.len();
        Some(before)
    }

    fn take(&mut self, start: &str) -> bool {
        let is_there = self.rest().starts_with(start);
        self.at += if is_there { start.len() } else { 0 };
        is_there
    }

    /// Advances past a text and returns what is before it.
    fn past(&mut self, end: &str) -> Result<&'t str, String> {
        let (before, _) = self.rest().split_once(end).ok_or_else(|| format!("no `{end}`"))?;
        self.at += before.len() + end.len();
        Ok(before)
    }

    fn text_between(&self, text: &str) -> Result<(), String> {
        if self.open.is_empty() && !text.trim_matches(SPACE).is_empty() {
            return Err("text around the picture".to_owned());
        }
        if text.contains("]]>") {
            return Err("`]]>`".to_owned());
        }
        entities(text)
    }

    /// Reads a tag from its name onwards.
    fn tag(&mut self) -> Result<(), String> {
        let end = |c: char| SPACE.contains(&c) || matches!(c, '/' | '>');
        let name = self.rest().split(end).next().unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            return Err(format!("an element `{}`", name.escape_debug()));
        }
        if self.open.is_empty() && (name != "svg" || self.is_drawn) {
            return Err("not one `svg` element".to_owned());
        }
        self.at += name.len();
        let mut names = Vec::new();
        loop {
            let rest = self.rest();
            let space = rest.len() - rest.trim_start_matches(SPACE).len();
            self.at += space;
            if self.take("/>") {
                break;
            }
            if self.take(">") {
                self.open.push(name);
                break;
            }
            let attribute = self.until('=').ok_or("a tag without an end")?.trim_end_matches(SPACE);
            if space == 0 {
                return Err(format!("no space before `{}`", attribute.escape_debug()));
            }
            if names.contains(&attribute) {
                return Err(format!("two attributes `{}`", attribute.escape_debug()));
            }
            self.at += 1;
            let rest = self.rest().trim_start_matches(SPACE);
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let quote = quote.ok_or("a value without quotes")?;
            self.at = self.text.len() - rest.len() + 1;
            let value = self.until(quote).ok_or("a value without an end")?;
            check(attribute, value)?;
            names.push(attribute);
            self.at += 1;
        }
        if !self.is_drawn && !names.contains(&"xmlns") {
            return Err(format!("no `xmlns=\"{NAMESPACE}\"`"));
        }
        self.is_drawn = true;
        Ok(())
    }
}

/// Checks what the XML declaration says. The text is UTF-8, whatever it says.
fn declaration(text: &str) -> Result<(), String> {
    let words: Vec<_> = text.split(SPACE).filter(|word| !word.is_empty()).collect();
    let said = words.join(" ").to_ascii_lowercase().replace('\'', "\"");
    let rest = said.strip_prefix("version=\"1.0\"").unwrap_or("?");
    let rest = rest.strip_prefix(" encoding=\"utf-8\"").unwrap_or(rest);
    if matches!(rest, "" | " standalone=\"yes\"" | " standalone=\"no\"") {
        Ok(())
    } else {
        Err("an XML declaration other than `version=\"1.0\" encoding=\"UTF-8\"`".to_owned())
    }
}

/// Checks an attribute.
fn check(name: &str, value: &str) -> Result<(), String> {
    let shown = name.escape_debug();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        || !name.chars().all(is_name)
    {
        return Err(format!("an attribute `{shown}`"));
    }
    if name.to_ascii_lowercase().starts_with("on") {
        return Err(format!("an event handler `{shown}`"));
    }
    let is_allowed = match name {
        "xmlns" => value == NAMESPACE,
        "xmlns:xlink" => value == XLINK,
        "href" | "xlink:href" => value.starts_with('#'),
        "xml:space" | "xml:lang" => true,
        _ => !name.contains(':'),
    };
    if !is_allowed {
        return Err(format!("`{shown}=\"{}\"`", value.escape_debug()));
    }
    let value = value.to_ascii_lowercase();
    let mut urls =
        value.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '\'', '"']));
    if value.contains('<')
        || WORDS.iter().any(|word| value.contains(word))
        || !urls.all(|it| it.starts_with('#'))
    {
        return Err(format!("`{shown}` refers to something outside of the file"));
    }
    entities(&value)
}

/// Refuses unknown entities, because they can hide text from the other checks.
fn entities(text: &str) -> Result<(), String> {
    let is_known = |rest: &str| ENTITIES.iter().any(|entity| rest.starts_with(entity));
    if text.split('&').skip(1).all(is_known) { Ok(()) } else { Err("an entity".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::checked;

    fn drawn(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
    }

    #[test]
    fn pictures_are_taken() {
        for good in [
            "<path d='M0 0h9v9z' fill=\"#0a5\"/>",
            "<!-- made by hand -->\n<g><circle cx=\"1\" cy = '2' r=\"3\" ></circle></g>",
            "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs><rect fill=\"url(#a)\"/>",
            "<title>A &amp; B</title><text>a &lt; b</text><use href=\"#a\"/>",
        ] {
            assert!(
                checked(drawn(good).as_bytes()).is_ok(),
                "{good}: {:?}",
                checked(drawn(good).as_bytes())
            );
        }
        for declaration in
            ["version=\"1.0\"", "version='1.0'\tencoding='UTF-8'\r\nstandalone='no' "]
        {
            let document = format!("\u{feff}<?xml {declaration}?>\r\n{}\r\n", drawn(""));
            let text = checked(document.as_bytes());
            assert!(text.is_ok_and(|text| text.starts_with("<?xml") && !text.contains('\r')));
        }
    }

    #[test]
    fn what_acts_or_leads_elsewhere_is_refused() {
        for (bad, why) in [
            ("<script>alert(1)</script>", "line 1: an element `script`"),
            ("<SCRIPT/>", "an element `SCRIPT`"),
            ("<g onload=\"alert(1)\"/>", "an event handler `onload`"),
            ("<g\nOnClick='x'/>", "line 2: an event handler `OnClick`"),
            ("<foreignObject/>", "an element `foreignObject`"),
            ("<svg:script/>", "an element `svg:script`"),
            ("<image href=\"https://evil.example/x.png\"/>", "an element `image`"),
            ("<a href=\"#a\"/>", "an element `a`"),
            (
                "<use href=\"https://evil.example/x.svg#a\"/>",
                "`href=\"https://evil.example/x.svg#a\"`",
            ),
            ("<use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"//e\"/>", "`xmlns:x="),
            ("<g xmlns=\"http://www.w3.org/1999/xhtml\"/>", "`xmlns="),
            (
                "<g fill=\"url(https://evil.example/x)\"/>",
                "`fill` refers to something outside of the file",
            ),
            ("<g style=\"fill:u\\72l(//e)\"/>", "`style` refers to something outside of the file"),
            ("<g style=\"fill: URL( '//e')\"/>", "`style` refers to something outside of the file"),
            ("<g fill=\"&#117;rl(//e)\"/>", "an entity"),
            ("<text>&evil;</text>", "an entity"),
            ("<style>@import '//e'</style>", "an element `style`"),
            ("<set attributeName=\"href\" to=\"//e\"/>", "an element `set`"),
            ("<![CDATA[x]]>", "a declaration"),
            ("<?xml-stylesheet href='//e'?>", "a declaration"),
            ("<g ", "a tag without an end"),
            ("<g a=b/>", "a value without quotes"),
            ("<g a=\"b/>", "a value without an end"),
            ("</g>", "`</g>` ends nothing"),
            ("<g>", "`</svg>` ends nothing"),
            ("<!-- ", "no `-->`"),
        ] {
            let found = checked(drawn(bad).as_bytes()).err().unwrap_or_default();
            assert!(found.contains(why), "{bad}: {found}");
        }
        for (bad, why) in [
            (String::new(), "no picture"),
            ("\u{89}PNG".to_owned(), "a control character"),
            (format!("<!DOCTYPE svg>{}", drawn("")), "a declaration"),
            (format!("{0}{0}", drawn("")), "not one `svg` element"),
            (format!("x{}", drawn("")), "text around"),
            (format!("{}\u{feff}", drawn("")), "text around"),
            (format!("<?xml version=\"1.1\"?>{}", drawn("")), "an XML declaration other than"),
            (format!("<?xml encoding=\"latin1\"?>{}", drawn("")), "an XML declaration other than"),
            ("<svg/>".to_owned(), "no `xmlns="),
            ("<g/>".to_owned(), "not one `svg` element"),
            (drawn(&" ".repeat(70_000)), "larger than 64 KiB"),
        ] {
            let found = checked(bad.as_bytes()).err().unwrap_or_default();
            assert!(found.contains(why), "{bad}: {found}");
        }
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        for (bad, why) in [
            ("<g a=\"1\" b=\"2\" a=\"3\"/>", "two attributes `a`"),
            ("<g a=\"1\"b=\"2\"/>", "no space before `b`"),
            ("<g 1=\"1\"/>", "an attribute `1`"),
            ("<g\u{a0}a=\"1\"/>", "an element `g\\u{a0}a="),
            ("<!-- a -- b -->", "a comment with `--`"),
            ("<!-- a --->", "a comment with `--`"),
            ("<text>]]></text>", "`]]>`"),
            ("<text>\u{ffff}</text>", "a control character"),
        ] {
            let found = checked(drawn(bad).as_bytes()).err().unwrap_or_default();
            assert!(found.contains(why), "{bad}: {found}");
        }
    }
}
