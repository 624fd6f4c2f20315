//! Markdown for site generators: as expected for a golden catalog, and inert for hostile texts.

use std::collections::BTreeSet;

use errbook_docs::Flavour;
use errbook_spec::artifact::Artifact;
use errbook_spec::lower;
use errbook_spec::model::Catalog;
use errbook_tests::hostile::hostile_catalog;
use errbook_tests::{Files, catalog, expect_bundle, overlays, root};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const FLAVOURS: [(&str, Flavour); 3] =
    [("mdbook", Flavour::MdBook), ("docusaurus", Flavour::Docusaurus), ("zola", Flavour::Zola)];

fn pages(model: &Catalog, flavour: Flavour) -> Vec<Artifact> {
    errbook_docs::markdown_for(model, &lower(model, &overlays(model)), flavour)
}

#[test]
fn pages_are_as_expected() {
    let model = catalog(&root().join("tests/golden/everything/catalog"));
    for (name, flavour) in FLAVOURS {
        let files: Files = pages(&model, flavour)
            .into_iter()
            .map(|page| (page.path, page.contents.into_bytes()))
            .collect();
        expect_bundle(&root().join(format!("tests/flavours/{name}.txt")), &files);
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let model = hostile_catalog();
    let titles: Vec<_> = model.entries.iter().map(|entry| words(&entry.source().title)).collect();
    for (name, flavour) in FLAVOURS {
        let mut headings = BTreeSet::new();
        for page in pages(&model, flavour) {
            let place = format!("{name}: {}", page.path);
            let body = without_front(&place, &page.contents);
            if flavour != Flavour::Docusaurus {
                // Search code and Markdown escapes, too.
                for start in ["{{", "{%"] {
                    assert!(!body.contains(start), "{place}: {start}");
                }
            }
            headings.extend(harmless(&place, body));
        }
        for title in &titles {
            assert!(headings.contains(title), "{name}: {title}");
        }
    }
}

/// Returns a page without its front matter, and checks that the front matter has only our lines.
fn without_front<'p>(place: &str, contents: &'p str) -> &'p str {
    let Some(mark) = ["---\n", "+++\n"].iter().find(|mark| contents.starts_with(**mark)) else {
        return contents;
    };
    let (front, body) = contents[4..].split_once(mark).unwrap();
    let known = ["id", "title", "slug", "sidebar_position", "format", "weight", "sort_by"];
    for line in front.lines() {
        let key = line.split([':', ' ']).next().unwrap();
        assert!(known.contains(&key), "{place}: {line}");
    }
    body
}

/// Checks a page as the generators read it and returns the texts of its headings.
fn harmless(place: &str, body: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut inside = false;
    // No generator supports superscripts.
    let unknown = Options::ENABLE_SMART_PUNCTUATION | Options::ENABLE_SUPERSCRIPT;
    for event in Parser::new_ext(body, Options::all() - unknown) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                headings.push(String::new());
                inside = true;
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                headings.last_mut().unwrap().push_str(&text);
            }
            Event::InlineHtml(html) => {
                let plain =
                    ["<code>", "</code>", "</a>"].contains(&&*html) || html.starts_with("<a id=\"");
                assert!(plain, "{place}: {html}");
            }
            Event::Html(html) => {
                let tags = html.replace("<pre><code>", "").replace("</code></pre>", "");
                assert!(!tags.contains(['<', '>', '{', '}']), "{place}: {html}");
            }
            Event::Start(Tag::Image { dest_url, .. }) => panic!("{place}: {dest_url}"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let scheme = dest_url.split_once(':').map(|(scheme, _)| scheme);
                assert!(
                    matches!(scheme, None | Some("https" | "http" | "mailto")),
                    "{place}: {dest_url}"
                );
            }
            _ => {}
        }
    }
    headings.iter().map(|heading| words(heading)).collect()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
