//! Texts → rustdoc.

use super::Rustdoc;
use errbook_spec::model::{Align, Block, Inline, LinkTarget, Markdown};

fn lines(blocks: Vec<Block>) -> Vec<String> {
    let mut doc = Rustdoc::default();
    doc.markdown(&Markdown { blocks, plain: String::new() });
    doc.into_lines()
}

fn text(text: &str) -> Vec<String> {
    let mut doc = Rustdoc::default();
    doc.text(text);
    doc.into_lines()
}

#[test]
fn text_means_itself() {
    for (plain, escaped) in [
        ("The account's balance.", "The account's balance."),
        ("<b>&amp;[x](y)`z`", r"\<b\>\&amp;\[x\](y)\`z\`"),
        ("a_b _c_ *d*", r"a_b \_c\_ \*d\*"),
        ("# x", r"\# x"),
        ("- x", r"\- x"),
        ("1. x", r"1\. x"),
        ("12) x", r"12\) x"),
        ("404 x", "404 x"),
        ("see https://example.com/a", r"see https\:/ /example.com/a"),
        ("    four spaces", "four spaces"),
        ("a\nb\rc", "a b c"),
    ] {
        assert_eq!(text(plain), [escaped.replace("/ /", "//")], "{plain}");
    }
    assert_eq!(text("~~~~"), [r"\~\~\~\~"]);
    assert!(text("  \n ").is_empty());
}

#[test]
fn long_paragraphs_are_wrapped_without_new_blocks() {
    let wrapped = text(&"word - ".repeat(40));
    assert!(wrapped.len() > 2 && wrapped.iter().all(|line| line.len() <= 101));
    assert!(wrapped.iter().all(|line| !line.starts_with('-')));
}

#[test]
fn blocks_keep_their_shape() {
    let paragraph = |text: &str| Block::Paragraph(vec![Inline::Text(text.to_owned())]);
    let blocks = vec![
        paragraph("First."),
        Block::List {
            start: Some(3),
            items: vec![vec![paragraph("a"), paragraph("b")], vec![paragraph("c")]],
        },
        Block::Code { language: "rust".to_owned(), text: "```\n    panic!()\n".to_owned() },
    ];
    let expected =
        ["First.", "", "3. a", "", "   b", "4. c", "", "````text", "```", "    panic!()", "````"];
    assert_eq!(lines(blocks), expected);
}

#[test]
fn inlines_are_written_as_markdown() {
    let word = |text: &str| vec![Inline::Text(text.to_owned())];
    let blocks = vec![Block::Paragraph(vec![
        Inline::Strong(word("A b")),
        Inline::Text(", ".to_owned()),
        Inline::Code("x  `y`".to_owned()),
        Inline::Text(". See ".to_owned()),
        Inline::Link {
            target: LinkTarget::Url("https://x/?a&b<c".to_owned()),
            content: word("this page"),
        },
        Inline::Break,
        Inline::Text("\\".to_owned()),
        Inline::Break,
    ])];
    assert_eq!(
        lines(blocks),
        [r"**A b**, `` x  `y` ``. See [this page](<https://x/?a\&b%3Cc>)\", r"\\"]
    );
}

#[test]
fn tables_are_lines_of_cells() {
    let word = |text: &str| vec![Inline::Text(text.to_owned())];
    let table = Block::Table {
        columns: vec![Align::Left, Align::Center, Align::Right, Align::Default],
        head: vec![word("a|b"), word("- c"), vec![], word("d")],
        rows: vec![vec![
            vec![Inline::Code("x|y".to_owned()), Inline::Break, Inline::Strike(word("z"))],
            word("1"),
            word("2"),
            word(&"long ".repeat(30)),
        ]],
    };
    let expected = [
        r"| a\|b | - c |  | d |".to_owned(),
        "| :-- | :-: | --: | --- |".to_owned(),
        format!(r"| `x\|y` ~~z~~ | 1 | 2 | {} |", "long ".repeat(30).trim_end()),
    ];
    assert_eq!(lines(vec![table]), expected);
}
