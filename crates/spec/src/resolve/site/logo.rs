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
const WORDS: [&str; 7] =
    ["javascript:", "data:", "@import", "expression(", "image-set(", "src(", "\\"];

/// What to do about a picture with parts that might act or lead elsewhere.
const SAVE_PLAIN: &str = "save it as plain SVG, of shapes and text alone";

/// Why a picture is refused, and the way out.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    pub(super) why: String,
    pub(super) help: &'static str,
}

impl From<String> for Refusal {
    fn from(why: String) -> Self {
        Self { why, help: SAVE_PLAIN }
    }
}

impl From<&str> for Refusal {
    fn from(why: &str) -> Self {
        why.to_owned().into()
    }
}

/// Refuses a file that is not well-formed XML, of which browsers show nothing.
fn xml(why: impl Into<String>) -> Refusal {
    let help =
        "correct the file, or save it again as SVG: browsers show nothing of XML with a mistake";
    Refusal { why: why.into(), help }
}

/// Returns the picture with line feeds, or the reason for refusing it.
pub(super) fn checked(bytes: &[u8]) -> Result<String, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(xml("the file is empty"));
    }
    if bytes.len() > LARGEST {
        return Err(format!("larger than {} KiB", LARGEST >> 10).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| xml("not UTF-8"))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let is_refused =
        |c: char| c.is_control() && !SPACE.contains(&c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.chars().any(is_refused) {
        return Err(xml("a control character"));
    }
    let mut checker =
        SvgChecker { text: &text, at: 0, open: Vec::new(), is_drawn: false, xlink: None };
    match checker.read() {
        Ok(()) => Ok(text),
        Err(Refusal { why, help }) => {
            let line = checker.line(checker.at);
            Err(Refusal { why: format!("line {line} of the picture: {why}"), help })
        }
    }
}

/// Checks a picture, tag by tag.
struct SvgChecker<'t> {
    text: &'t str,
    at: usize,
    /// The open elements, and where each begins.
    open: Vec<(&'t str, usize)>,
    /// Whether the root has started.
    is_drawn: bool,
    /// How many elements were open when `xlink` was declared.
    xlink: Option<usize>,
}

impl<'t> SvgChecker<'t> {
    fn read(&mut self) -> Result<(), Refusal> {
        if self.rest().strip_prefix("<?xml").is_some_and(|rest| rest.starts_with(SPACE)) {
            self.at += "<?xml".len();
            declaration(self.past("?>")?)?;
        }
        while let Some(text) = self.until('<') {
            self.text_between(text)?;
            if self.take("<!--") {
                let comment = self.past("-->")?;
                if comment.contains("--") || comment.ends_with('-') {
                    return Err(xml("a comment with `--`"));
                }
            } else if self.rest().starts_with("<!") || self.rest().starts_with("<?") {
                return Err("a declaration, such as DOCTYPE".into());
            } else if self.take("</") {
                let name = self.until('>').ok_or_else(|| xml("a tag without an end"))?;
                self.end(name.trim_end_matches(SPACE))?;
                self.at += 1;
            } else {
                self.at += 1;
                self.tag()?;
            }
        }
        let rest = self.rest();
        self.text_between(rest)?;
        match self.open.last() {
            Some(open) => Err(self.unclosed(*open)),
            None if !self.is_drawn => Err("no `svg` element".into()),
            None => Ok(()),
        }
    }

    /// Ends an element.
    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match self.open.pop() {
            Some((open, _)) if open == name => {}
            Some(open) if self.open.iter().any(|(outer, _)| *outer == name) => {
                return Err(self.unclosed(open));
            }
            _ => return Err(xml(format!("`</{0}>` without `<{0}>`", name.escape_debug()))),
        }
        if self.xlink.is_some_and(|depth| depth >= self.open.len()) {
            self.xlink = None;
        }
        Ok(())
    }

    /// Refuses an element without an end.
    fn unclosed(&self, (name, at): (&str, usize)) -> Refusal {
        xml(format!("`<{name}>` of line {} has no end: close it with `</{name}>`", self.line(at)))
    }

    /// Returns the line of a position.
    fn line(&self, at: usize) -> usize {
        1 + self.text[..at].matches('\n').count()
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
    fn past(&mut self, end: &str) -> Result<&'t str, Refusal> {
        let (before, _) = self.rest().split_once(end).ok_or_else(|| xml(format!("no `{end}`")))?;
        self.at += before.len() + end.len();
        Ok(before)
    }

    fn text_between(&self, text: &str) -> Result<(), Refusal> {
        if self.open.is_empty() && !text.trim_matches(SPACE).is_empty() {
            return Err(xml("text around the picture"));
        }
        if text.contains("]]>") {
            return Err(xml("`]]>` in a text"));
        }
        entities(text)
    }

    /// Reads a tag from its name onwards.
    fn tag(&mut self) -> Result<(), Refusal> {
        let start = self.at;
        let end = |c: char| SPACE.contains(&c) || matches!(c, '/' | '>');
        let name = self.rest().split(end).next().unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            return Err(format!("an element `{}`", name.escape_debug()).into());
        }
        if self.open.is_empty() && (name != "svg" || self.is_drawn) {
            return Err("not one `svg` element".into());
        }
        self.at += name.len();
        let mut names = Vec::new();
        let is_open = loop {
            let rest = self.rest();
            let space = rest.len() - rest.trim_start_matches(SPACE).len();
            self.at += space;
            if self.take("/>") {
                break false;
            }
            if self.take(">") {
                break true;
            }
            let attribute = self.until('=').ok_or_else(|| xml("a tag without an end"))?;
            let attribute = attribute.trim_end_matches(SPACE);
            if space == 0 {
                return Err(xml(format!("no space before `{}`", attribute.escape_debug())));
            }
            if names.contains(&attribute) {
                return Err(xml(format!("two attributes `{}`", attribute.escape_debug())));
            }
            self.at += 1;
            let rest = self.rest().trim_start_matches(SPACE);
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
            let quote = quote.ok_or_else(|| xml("a value without quotes"))?;
            self.at = self.text.len() - rest.len() + 1;
            let value = self.until(quote).ok_or_else(|| xml("a value without an end"))?;
            check(attribute, value)?;
            names.push(attribute);
            self.at += 1;
        };
        if !self.is_drawn && !names.contains(&"xmlns") {
            return Err(format!("no `xmlns=\"{NAMESPACE}\"`").into());
        }
        let declares = names.contains(&"xmlns:xlink");
        if names.contains(&"xlink:href") && !declares && self.xlink.is_none() {
            return Err(xml(format!("`xlink:href` without `xmlns:xlink=\"{XLINK}\"`")));
        }
        if is_open {
            if declares {
                self.xlink.get_or_insert(self.open.len());
            }
            self.open.push((name, start));
        }
        self.is_drawn = true;
        Ok(())
    }
}

/// Checks what the XML declaration says. The text is UTF-8, whatever it says.
fn declaration(text: &str) -> Result<(), Refusal> {
    let mut rest = text;
    let mut said = Vec::new();
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_start_matches(SPACE);
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = quote.and_then(|quote| after[1..].split_once(quote));
        let (Some((value, after)), true) = (value, name.starts_with(SPACE)) else { break };
        said.push((name.trim_matches(SPACE), value));
        rest = after;
    }
    let mut known = said.iter().peekable();
    let version = known.next_if_eq(&&("version", "1.0"));
    known.next_if(|(name, value)| *name == "encoding" && value.eq_ignore_ascii_case("utf-8"));
    known.next_if(|(name, value)| *name == "standalone" && matches!(*value, "yes" | "no"));
    if version.is_some() && known.next().is_none() && rest.trim_matches(SPACE).is_empty() {
        Ok(())
    } else {
        Err(xml("an XML declaration other than `version=\"1.0\" encoding=\"UTF-8\"`"))
    }
}

/// Checks an attribute.
fn check(name: &str, value: &str) -> Result<(), Refusal> {
    let shown = name.escape_debug();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        || !name.chars().all(is_name)
    {
        return Err(xml(format!("an attribute `{shown}`")));
    }
    if name.to_ascii_lowercase().starts_with("on") {
        return Err(format!("an event handler `{shown}`").into());
    }
    let is_allowed = match name {
        "xmlns" => value == NAMESPACE,
        "xmlns:xlink" => value == XLINK,
        "href" | "xlink:href" => value.starts_with('#'),
        "xml:space" | "xml:lang" => true,
        _ => !name.contains(':'),
    };
    if !is_allowed {
        return Err(format!("`{shown}=\"{}\"`", value.escape_debug()).into());
    }
    if value.contains('<') {
        return Err(xml(format!("`<` in `{shown}`: write `&lt;`")));
    }
    let value = value.to_ascii_lowercase();
    let unquoted = value.replace("&quot;", "\"").replace("&apos;", "'");
    let mut urls =
        unquoted.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '\'', '"']));
    if WORDS.iter().any(|word| value.contains(word)) || !urls.all(|it| it.starts_with('#')) {
        return Err(format!("`{shown}` refers to something outside of the file").into());
    }
    entities(&value)
}

/// Refuses unknown entities, because they can hide text from the other checks.
fn entities(text: &str) -> Result<(), Refusal> {
    let is_known = |rest: &&str| ENTITIES.iter().any(|entity| rest.starts_with(entity));
    match text.split('&').skip(1).find(|rest| !is_known(rest)) {
        Some(rest) if rest.starts_with(|c: char| c.is_alphanumeric() || c == '#') => {
            let name = rest.split_inclusive(';').next().unwrap_or_default();
            let name: String = name.chars().take(20).collect();
            Err(format!("an entity `&{}`", name.escape_debug()).into())
        }
        Some(_) => Err(xml("`&`: write `&amp;`")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
