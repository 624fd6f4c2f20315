//! Texts → rustdoc.

use super::super::fixture::{catalog, entry};
use super::super::names;
use super::{Links, Rustdoc};
use errbook_spec::lower;
use errbook_spec::model::{Block, EntryId, Inline, LinkTarget, Markdown};

/// Returns the lines of a text in the docs of an item in the group `type`.
fn lines(write: impl FnOnce(&mut Rustdoc, &Links<'_>)) -> Vec<String> {
    let catalog = catalog(vec![("type", vec![entry("self"), entry("sold-out")])]);
    let lowered = lower(&catalog, &[]);
    let names = names::names(&catalog, &lowered);
    let mut docs = Rustdoc::default();
    write(&mut docs, &Links::from_group(&names));
    docs.into_lines()
}

fn text(text: &str) -> Vec<String> {
    lines(|docs, _| {
        docs.text(text);
    })
}

fn markdown(blocks: Vec<Block>) -> Markdown {
    Markdown { blocks, plain: String::new() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned())])
}

#[test]
fn text_means_itself() {
    for (plain, escaped) in [
        ("The account's balance.", "The account's balance."),
        ("<b>&amp;[x](y)`z`", r"&lt;b\>\&amp;\[x\]\(y)\`z\`"),
        ("a_b _c_ *d*", r"a_b \_c\_ \*d\*"),
        ("- x", r"\- x"),
        ("12) x", r"12\) x"),
        ("    four spaces", "four spaces"),
        ("a\nb\rc", "a b c"),
    ] {
        assert_eq!(text(plain), [escaped], "{plain}");
    }
    assert!(text("  \n ").is_empty());
}

#[test]
fn long_paragraphs_are_wrapped_without_new_blocks() {
    let wrapped = text(&"word - ".repeat(40));
    assert!(wrapped.len() > 2 && wrapped.iter().all(|line| line.len() <= 100), "{wrapped:#?}");
    assert!(wrapped.iter().all(|line| !line.starts_with('-')));
}

#[test]
fn code_is_never_run() {
    let code = Block::Code { language: "rust".to_owned(), text: "```\n    panic!()\n".to_owned() };
    let blocks = lines(|docs, links| {
        docs.markdown(&markdown(vec![paragraph("First."), code]), links);
    });
    assert_eq!(blocks, ["First.", "", "````text", "```", "    panic!()", "````"]);
}

#[test]
fn a_label_is_part_of_the_paragraph() {
    let list = Block::List { start: None, items: vec![vec![paragraph("Buy.")]] };
    let blocks = lines(|docs, links| {
        docs.text("Before.")
            .labelled("**Resolution:**", &markdown(vec![paragraph("Pay.")]), links)
            .labelled("**Resolution:**", &markdown(vec![list]), links)
            .markup("**Steps:**")
            .list(
                true,
                &[markdown(vec![paragraph("Pay.")]), markdown(vec![paragraph("Go.")])],
                links,
            );
    });
    let expected = [
        "Before.",
        "",
        "**Resolution:**",
        "Pay.",
        "",
        "**Resolution:**",
        "",
        "- Buy.",
        "",
        "**Steps:**",
        "",
        "1. Pay.",
        "2. Go.",
    ];
    assert_eq!(blocks, expected);
}

#[test]
fn codes_are_links() {
    let link = |id| Inline::Link {
        target: LinkTarget::Entry(EntryId(id)),
        content: vec![Inline::Text("see".to_owned())],
    };
    let blocks = lines(|docs, links| {
        docs.markdown(&markdown(vec![Block::Paragraph(vec![link(0), link(1)])]), links)
            .markup(&links.code(EntryId(1)));
    });
    let expected = [
        "[see](super::type::Code::Self_)[see](super::type::Code::SoldOut)",
        "",
        "[`sold-out`](super::type::Code::SoldOut)",
    ];
    assert_eq!(blocks, expected);
}
