//! The page settings: logo, colours, links, words, and the place for entries.

mod logo;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::draft::Resolver;
use super::messages::{self, Token, lex};
use super::place_ref::PlaceRef;
use super::{text, url};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{site as report, value};
use crate::document::{Pairs, SiteDecl};
use crate::model::{Colour, MarkdownLanguages, Site, WrittenAt};
use crate::site_words;
use crate::suggest::nearest;

/// The minimum contrast of text (WCAG 2.2, success criterion 1.4.3).
const LEAST: f64 = 4.5;

/// Whether the pages are for the team, by audience.
const AUDIENCES: [(&str, bool); 2] = [("callers", false), ("team", true)];

const MARKDOWN: [(&str, MarkdownLanguages); 3] = [
    ("source", MarkdownLanguages::Source),
    ("all", MarkdownLanguages::All),
    ("none", MarkdownLanguages::None),
];

const PLACEHOLDERS: [&str; 2] = ["file", "line"];

/// Reads `site` of the cover.
pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    pictures: &[(String, Vec<u8>)],
    lines: &[Vec<usize>],
    diagnostics: &mut Diagnostics,
) {
    let cover = resolver.settings.cover;
    let file = PlaceRef::File(cover.file);
    let (at, nothing) = (file.key("site"), SiteDecl::default());
    let decl = cover.decl.site.as_ref().unwrap_or(&nothing);
    let words = words(decl.title.as_ref(), &decl.words, &file, diagnostics);
    let colours = decl.colours.as_ref();
    let accent = colours.and_then(|it| it.accent.as_ref());
    let accent_dark = colours.and_then(|it| it.accent_dark.as_ref());
    let colours_at = at.key("colours");
    let (light_at, dark_at) = (colours_at.key("accent"), colours_at.key("accent_dark"));
    resolver.site = Site {
        logo: logo(decl.logo.as_ref(), pictures, &at.key("logo"), diagnostics),
        accent: colour(accent, "light", Colour::LIGHT, &light_at, diagnostics),
        accent_dark: colour(accent_dark, "dark", Colour::DARK, &dark_at, diagnostics),
        links: links(&decl.links, &at.key("links"), diagnostics),
        for_team: text::word(
            decl.audience.as_ref(),
            &AUDIENCES,
            "audience",
            &at.key("audience"),
            diagnostics,
        ),
        markdown: text::word(
            decl.markdown.as_ref(),
            &MARKDOWN,
            "markdown",
            &at.key("markdown"),
            diagnostics,
        ),
        words: vec![words],
    };
    if let Some(pattern) = pattern(decl.source.as_ref(), &at.key("source"), diagnostics) {
        for draft in &mut resolver.drafts {
            let group = &resolver.groups[draft.entry.group];
            let begin = draft.entry.id.0 - group.group.first;
            let line = lines.get(draft.file.0).and_then(|lines| lines.get(begin));
            let file = group.path;
            let url = expand(&pattern, file, line.copied().unwrap_or(1));
            draft.entry.written_at = Some(WrittenAt { file: file.to_owned(), url });
        }
    }
}

/// Reads the words of one language, sorted by name; a title is the name of the first page. The place is the file.
pub(super) fn words(
    title: Option<&String>,
    words: &Pairs<String>,
    file: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, String)> {
    let at = file.key("site");
    let words_at = at.key("words");
    let mut read = BTreeMap::new();
    for (name, word) in words {
        let at = words_at.key(name);
        let Some((_, english)) = site_words::ALL.iter().find(|(known, _)| known == name) else {
            let near = nearest(name, site_words::ALL.iter().map(|(known, _)| *known));
            diagnostics.push(report::word(name, near, at.name()));
            continue;
        };
        if !text::said(word, name, &at, diagnostics) {
            continue;
        }
        if let Some(missing) = placeholders(english).find(|it| !word.contains(it)) {
            diagnostics.push(report::placeholder(missing, at.value()));
        }
        read.insert(name.clone(), text::one_line(word));
    }
    if let Some(title) = title
        && text::said(title, "title", &at.key("title"), diagnostics)
    {
        read.insert("home".to_owned(), text::one_line(title));
    }
    read.into_iter().collect()
}

/// Returns the text in braces, including the braces.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('}').filter_map(|part| Some(&part[part.find('{')?..]))
}

fn logo(
    written: Option<&String>,
    pictures: &[(String, Vec<u8>)],
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let written = written?;
    let Some((_, bytes)) = pictures.iter().find(|(path, _)| path == written) else {
        let near = nearest(written, pictures.iter().map(|(path, _)| path.as_str()));
        diagnostics.push(report::no_logo(written, near, at.value()));
        return None;
    };
    match logo::checked(bytes) {
        Ok(text) => Some(text),
        Err(logo::Refusal { why, help }) => {
            diagnostics.push(report::logo(written, &why, help, at.value()));
            None
        }
    }
}

fn colour(
    written: Option<&String>,
    pages: &str,
    background: Colour,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Colour> {
    let written = written?;
    let Some(colour) = Colour::from_hex(written) else {
        diagnostics.push(report::colour(written, at.value()));
        return None;
    };
    let contrast = colour.contrast(background);
    if contrast < LEAST {
        let background = background.to_string();
        diagnostics.push(report::contrast(written, contrast, pages, &background, at.value()));
    }
    Some(colour)
}

fn links(
    written: &Pairs<String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, String)> {
    let mut links = Vec::new();
    for (name, address) in written {
        let at = at.key(name);
        let address = address.trim();
        if let Some(why) = url::flaw(address) {
            diagnostics.push(value::url("links", why, at.value()));
        } else if name.trim().is_empty() {
            diagnostics.push(value::empty("links", at.name()));
        } else {
            links.push((text::one_line(name), address.to_owned()));
        }
    }
    links
}

/// A part of the address of a source.
enum SourceUrlPart {
    Text(String),
    File,
    Line,
}

fn pattern(
    written: Option<&String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<SourceUrlPart>> {
    let written = written?.trim();
    let mut parts = Vec::new();
    for token in lex(written) {
        parts.push(match token {
            Token::Text(text) => SourceUrlPart::Text(text),
            Token::Name("file", _) => SourceUrlPart::File,
            Token::Name("line", _) => SourceUrlPart::Line,
            Token::Name(name, range) => {
                let near = text::nearest_word(name, &PLACEHOLDERS, diagnostics);
                diagnostics.push(report::source_variable(name, near, at.within(range)));
                return None;
            }
            problem => {
                messages::report(&problem, |name| PLACEHOLDERS.contains(&name), at, diagnostics);
                return None;
            }
        });
    }
    let example = expand(&parts, "x", 1);
    if let Some(why) = url::web_flaw(&example) {
        diagnostics.push(report::source(why, at.value()));
        return None;
    }
    if !parts.iter().any(|part| matches!(part, SourceUrlPart::File)) {
        diagnostics.push(report::source("has no `{file}`", at.value()));
        return None;
    }
    Some(parts)
}

fn expand(pattern: &[SourceUrlPart], file: &str, line: usize) -> String {
    let mut url = String::new();
    for part in pattern {
        match part {
            SourceUrlPart::Text(text) => url.push_str(text),
            SourceUrlPart::File => encode(file, &mut url),
            // Writing to a string never fails.
            SourceUrlPart::Line => write!(url, "{line}").unwrap_or_default(),
        }
    }
    url
}

/// Writes a path as part of an address (RFC 3986, section 2.1).
fn encode(path: &str, url: &mut String) {
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => url.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => url.push(char::from(byte)),
            _ => write!(url, "%{byte:02X}").unwrap_or_default(),
        }
    }
}
