//! Tests for Markdown and braces in texts.

use super::{entry, one_group};
use crate::model::{Align, Block, EntryId, Inline, LinkTarget};

const SITE: &str = "docs_url: https://example.com:8080/docs/errors\n";

/// Returns the blocks of a reason and its plain text.
fn read(text: &str) -> (Vec<Block>, String) {
    let (catalog, found) = one_group(SITE, &entry("a", &format!("reasons:\n- |\n{text}")));
    assert_eq!(found, Vec::<String>::new(), "{text}");
    let reason = catalog.expect("nothing is wrong").entries[0].source().reasons[0].clone();
    (reason.blocks, reason.plain)
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

#[test]
fn tables_and_strike() {
    let (blocks, plain) =
        read("  | a | b |\n  |:-:|--:|\n  | *1* | `x\\|y` |\n  | 2 |\n\n  ~~5~~ 6");
    let table = Block::Table {
        columns: vec![Align::Center, Align::Right],
        head: vec![text("a"), text("b")],
        rows: vec![
            vec![vec![Inline::Emphasis(text("1"))], vec![Inline::Code("x|y".to_owned())]],
            vec![text("2"), vec![]],
        ],
    };
    let struck = vec![Inline::Strike(text("5")), Inline::Text(" 6".to_owned())];
    assert_eq!(blocks, [table, Block::Paragraph(struck)]);
    assert_eq!(plain, "a | b\n1 | x|y\n2 | \n\n~~5~~ 6");
}

#[test]
fn links() {
    let url = |url: &str| LinkTarget::Url(url.to_owned());
    for (written, target, content) in [
        ("<help@example.com>", url("mailto:help@example.com"), "help@example.com"),
        ("<https://example.com/a>", url("https://example.com/a"), "https://example.com/a"),
        ("<MAILTO:a@example.com>", url("mailto:a@example.com"), "MAILTO:a@example.com"),
        ("[x](/guides/é#y)", url("https://example.com:8080/guides/%C3%A9#y"), "x"),
        ("[x](/)", url("https://example.com:8080/"), "x"),
        ("[x](#a)", LinkTarget::Entry(EntryId(0)), "x"),
        ("[x](code:g/a)", LinkTarget::Entry(EntryId(0)), "x"),
    ] {
        let link = Inline::Link { target, content: text(content) };
        let (blocks, plain) = read(&format!("  {written}"));
        assert_eq!(blocks, [Block::Paragraph(vec![link])], "{written}");
        assert_eq!(plain, content);
    }
}

/// Returns the problems of an entry with the params `n` and, in a case, `what`.
fn found(more: &str) -> Vec<String> {
    let params =
        "params: { n: integer }\ncases: { c: { detail: \"{what}\", params: { what: string } } }\n";
    one_group("", &entry("a", &format!("{params}{more}"))).1
}

#[test]
fn placeholders_that_nothing_fills_in_are_reported() {
    let as_it_is = |inner: &str| {
        format!("EB0421 `{{{inner}}}` is sent as it is here: only `detail` takes params")
    };
    for (more, inner) in [
        ("reasons: [\"a {n}\"]", "n"),
        ("reasons: [\"a *{what}*\"]", "what"),
        ("reasons: [\"{{n}}\"]", "n"),
        ("reasons: [\"not '{0}'\"]", "0"),
        ("reasons: [\"{other}\"]", "other"),
        ("reasons: [\"a/{id}\"]", "id"),
    ] {
        assert_eq!(found(more), [as_it_is(inner)], "{more}");
    }
    for more in [
        "reasons: [\"{} { n } {n\"]",
        "reasons: ['{\"a\":1} and {a: 1}']",
        "reasons: [\"`{n}` and `` {0} ``\"]",
        "reasons: [\"```\\n{n}\\n```\"]",
        "reasons: [\"[A-Z]{3}, x{2}, (a){4}\"]",
        "reasons: [\"\\\\{n}\"]",
        "reasons: [\"GET /orders/{id}, (/orders/{id}/items/{item})\"]",
        "reasons: [\"<https://example.com/?id={id}>\"]",
        "reasons: ['\\frac{a}{b}']",
        "reasons: [\"HEAD@{1}\"]",
    ] {
        assert_eq!(found(more), Vec::<String>::new(), "{more}");
    }
}

#[test]
fn titles_take_no_params() {
    let entries = entry("a", "params: { n: integer }").replace("title: T", "title: \"{n} left\"");
    let (_, found) = one_group("", &entries);
    assert_eq!(found, ["EB0421 `{n}` is sent as it is here: only `detail` takes params"]);
}

#[test]
fn other_ways_to_write_a_placeholder_are_reported() {
    let found = |detail: &str| {
        one_group("", &entry("a", &format!("detail: \"{detail}\"\nparams: {{ n: integer }}"))).1
    };
    assert_eq!(found("{n} of {{n}}"), ["EB0421 `{{n}}` is sent as `{n}`"]);
    assert_eq!(found("{n} of ${n}"), ["EB0421 `${n}` is sent as the value after a `$`"]);
    assert_eq!(found("{n} of $n."), ["EB0421 `$n` is sent as it is"]);
    for detail in ["{{{n}}}", "{{m}}", "{{ n }}", "{n}}}", "$m", "$nn", "$ n {n}", "US$ {n}"] {
        assert_eq!(found(detail), Vec::<String>::new(), "{detail}");
    }
}
