//! A minimal HTML reader to check pages that errbook wrote.

/// A tag of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'p> {
    /// The name in lower case.
    pub name: &'p str,
    /// Whether the tag closes an element.
    pub is_end: bool,
    /// Names and values. The values keep their entities.
    pub attributes: Vec<(&'p str, &'p str)>,
}

impl<'p> Tag<'p> {
    /// Returns the value of an attribute.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'p str> {
        self.attributes.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }
}

/// Elements without a closing tag.
const VOID: [&str; 8] = ["!doctype", "br", "img", "input", "hr", "link", "meta", "wbr"];

/// Returns the tags of a page in order.
///
/// # Panics
///
/// Panics if the page has a comment, an unquoted value or elements that are not closed in order: errbook writes none.
#[must_use]
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut open = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let end = after.find('>').expect("a tag ends");
        let tag = tag(&after[..end]);
        rest = &after[end + 1..];
        if tag.is_end {
            assert_eq!(open.pop(), Some(tag.name), "in {tag:?}");
        } else if !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
        tags.push(tag);
    }
    assert_eq!(open, [""; 0], "elements are not ended");
    tags
}

fn tag(text: &str) -> Tag<'_> {
    let is_end = text.starts_with('/');
    let text = text.trim_start_matches('/');
    let (name, mut rest) = text.split_once(' ').unwrap_or((text, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let value = after.strip_prefix("=\"");
        let (value, after) =
            value.map_or(("", after), |after| after.split_once('"').expect("a value ends"));
        attributes.push((name, value));
        rest = after;
    }
    let known = if name.eq_ignore_ascii_case("!doctype") { "!doctype" } else { name };
    Tag { name: known, is_end, attributes }
}

/// Decodes the entities that errbook writes.
#[must_use]
pub fn text(escaped: &str) -> String {
    escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Returns the bodies of the responses that a page shows, as they are sent.
///
/// # Panics
///
/// Panics if the element of a body doesn't end.
#[must_use]
pub fn shown_bodies(page: &str) -> Vec<String> {
    let starts = page.split("<span id=\"body-").skip(1);
    let body = |rest: &str| {
        let (start, rest) = rest.split_once('>').expect("a tag ends");
        let (shown, _) = rest.split_once("</code>").expect("code ends");
        let shown: String =
            shown.split('<').map(|it| it.split_once('>').map_or(it, |it| it.1)).collect();
        let shown = text(&shown);
        if start.ends_with("data-indented") { on_one_line(&shown) } else { shown }
    };
    starts.map(body).collect()
}

/// Returns indented JSON without its indentation.
fn on_one_line(json: &str) -> String {
    let mut is_text = false;
    let mut is_escaped = false;
    let mut keep = |it: char| {
        is_text ^= it == '"' && !is_escaped;
        is_escaped = it == '\\' && !is_escaped;
        is_text || !it.is_whitespace()
    };
    json.chars().filter(|it| keep(*it)).collect()
}
