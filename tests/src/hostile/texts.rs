//! Texts that would do harm if a program took them for code, with the verdict on each.

/// The result of putting a text into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The catalog is refused with this diagnostic.
    Refused(&'static str),
    /// The output contains the text unchanged.
    Harmless,
}

use Verdict::{Harmless, Refused};

/// A text and its verdicts.
#[derive(Debug)]
pub struct Hostile {
    /// The name of the text.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
    /// The verdict in a title: plain text without placeholders.
    pub title: Verdict,
    /// The verdict in a detail: plain text with placeholders.
    pub detail: Verdict,
    /// The verdict in a description: Markdown.
    pub markdown: Verdict,
}

const fn everywhere(name: &'static str, text: &'static str, verdict: Verdict) -> Hostile {
    Hostile { name, text, title: verdict, detail: verdict, markdown: verdict }
}

const fn harmless(name: &'static str, text: &'static str) -> Hostile {
    everywhere(name, text, Harmless)
}

/// Returns a text that is refused in Markdown only.
const fn markup(name: &'static str, text: &'static str, id: &'static str) -> Hostile {
    Hostile { name, text, title: Harmless, detail: Harmless, markdown: Refused(id) }
}

/// Returns a text that is refused in fields with placeholders.
const fn braces(name: &'static str, text: &'static str, id: &'static str) -> Hostile {
    Hostile { name, text, title: Harmless, detail: Refused(id), markdown: Harmless }
}

/// Every text.
pub const TEXTS: &[Hostile] = &[
    braces("comment", "*/ pub fn x(){} /*", "EB0403"),
    harmless("comment-again", "*/ pub fn x() /*"),
    braces("raw-string", "\"#; fn x(){} r#\"", "EB0403"),
    harmless("raw-string-again", "\"#; fn x() r#\""),
    harmless("raw-strings", "\"##; compile_error!(\"x\") r##\""),
    harmless("quote", "\"; panic!(); \""),
    harmless("backslashes", "a \\ b \\\" c \\n d \\u0041 e \\\\"),
    harmless("escapes", "\\0 \\x41 \\u0041 \\r\\n"),
    everywhere("bidi-override", "a \u{202e}b", Refused("EB0111")),
    everywhere("bidi-isolate", "a \u{2066}b\u{2069}", Refused("EB0111")),
    everywhere("bare-cr", "a\rb", Refused("EB0111")),
    everywhere("nul", "a\u{0}b", Refused("EB0111")),
    everywhere("escape-character", "a\u{1b}[31mb", Refused("EB0111")),
    everywhere("delete", "a\u{7f}b", Refused("EB0111")),
    everywhere("next-line", "a\u{85}b", Refused("EB0111")),
    everywhere("marker", "a\u{1}\u{20}b", Refused("EB0111")),
    harmless("line-separator", "a\u{2028}b\u{2029}c"),
    everywhere("bom", "a\u{feff}b", Refused("EB0111")),
    markup("script", "</script><script>alert(1)</script>", "EB0701"),
    markup("html-comment", "<!-- x -->", "EB0701"),
    markup("tag", "<Foo>", "EB0701"),
    harmless("less-than", "a < b && b > c &amp; d"),
    markup("javascript-link", "[a](javascript:alert(1))", "EB0703"),
    markup("javascript-entity", "[a](java&#10;script:x)", "EB0703"),
    markup("javascript-reference", "[a][b]\n\n[b]: javascript:alert(1)", "EB0703"),
    markup("data-link", "[a](data:text/html,x)", "EB0703"),
    markup("image", "![a](https://example.com/x.png)", "EB0702"),
    braces("open-brace", "a { b", "EB0402"),
    braces("close-brace", "a } b", "EB0402"),
    braces("empty-braces", "a {} b", "EB0403"),
    braces("mdbook-include", "{{#include /etc/passwd}", "EB0402"),
    harmless("percent", "%s %d %n %0A::error::x"),
    braces("jinja", "{% raw %}", "EB0403"),
    braces("unknown-placeholder", "{x}", "EB0401"),
    braces("format-spec", "{:?} {:>9}", "EB0403"),
    harmless("shell", "$(rm -rf /) `rm -rf /` ; | & > x"),
    harmless("workflow-command", "::error::x ::set-output name=a::b"),
    harmless("four-spaces", "a\n\n    panic!();"),
    harmless("fence", "a\n\n```\npanic!();\n```"),
    harmless("rust-fence", "a\n\n```rust\npanic!();\n```"),
    harmless("inner-fence", "a\n\n````text\n```\npanic!();\n```\n````"),
    harmless("tilde-fence", "a\n\n~~~compile_fail\npanic!();\n~~~"),
    harmless("emoji", "👩‍👩‍👧‍👦 🏳️‍🌈"),
    harmless("combining", "e\u{301}\u{302}\u{303}\u{304} Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍"),
    harmless("formula", "=1+1"),
    harmless("heading", "a\n\n# b"),
    harmless("rule", "a\n\n---\n\nb"),
    harmless("table", "| a | b |\n|---|---|\n| c | d |"),
    harmless("intra-doc-link", "[`std::fs`] and [Code] and [Vec::push]"),
    harmless("attribute", "#[test] #![feature(x)] //! x /// y"),
    harmless("doc-test-words", "```should_panic"),
    harmless("dollar", "$x $$ ${{x}}"),
    harmless("json", "{{\"a\": [1, null]}}"),
    harmless("tabs", "a\tb"),
    harmless("private-use", "a\u{e000}b\u{10fffd}"),
    harmless("zero-width", "a\u{200b}b\u{200d}c\u{ad}d"),
    harmless("cdata", "]]> x <![ y"),
    harmless("sql", "'; DROP TABLE errors; --"),
    harmless("block-directive", ":::danger[x]{{.a}}\n\ny\n\n:::"),
    harmless("leaf-directive", "::youtube[v]{{#id}}"),
    harmless("text-directive", "a :b[c]{{d=e}} x:y 10:30"),
    harmless("mdx-fence", "```mdx-code-block\n<b>x</b>\n```"),
    harmless("mdx-module", "import x from 'y'\n\nexport const z = 1"),
    harmless("footnote", "a[^1] b"),
    harmless("definition", "a\n: b"),
    harmless("alert", "> [!WARNING]\n> x"),
    harmless("wiki", "[[x]] ==m== ^s^ ~t~ [TOC]"),
    harmless("math", "$$x$$ \\(y\\) \\[z\\]"),
    harmless("shortcode", "{{{{< x >}}}} {{{{% y %}}}}"),
    harmless("mdbook-includes", "{{{{#include Cargo.toml}}}} {{{{#title x}}}}"),
    harmless("jinja-again", "{{{{ config.secret }}}} {{# c #}}"),
    harmless("front-matter", "---\ntitle: x\n---"),
    harmless("toml-front-matter", "+++\ntitle = \"x\"\n+++"),
    harmless("addresses", "https://e.example/?a=b&c_d=e#f www.e.example/~a a_b@e.example"),
    harmless("underlined", "a\n==="),
    harmless("heading-id", "a {{#b}} {{.c}}"),
    harmless("tasks", "- [ ] a\n- [x] b"),
    harmless("strike", "~~a~~ __b__ ***c***"),
];
