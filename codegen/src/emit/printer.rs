//! Rust → text: shapes by prettyplease, long lists row by row.
//!
//! Rows are made of this program's own text, identifiers and literals, so no text of a catalog can become code.

use std::fmt::Write as _;

use proc_macro2::{Ident, Literal, TokenStream};

use super::literal;

/// A part of a row.
pub(crate) trait Rust {
    /// Writes the part.
    fn print(&self, text: &mut String);
}

impl Rust for &'static str {
    fn print(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Rust for Ident {
    fn print(&self, text: &mut String) {
        let _infallible = write!(text, "{self}");
    }
}

impl Rust for Literal {
    fn print(&self, text: &mut String) {
        let _infallible = write!(text, "{self}");
    }
}

impl<T: Rust> Rust for Option<T> {
    fn print(&self, text: &mut String) {
        if let Some(part) = self {
            part.print(text);
        }
    }
}

impl<T: Rust> Rust for &T {
    fn print(&self, text: &mut String) {
        (*self).print(text);
    }
}

/// A Rust file that is being written.
#[derive(Debug, Default)]
pub(crate) struct Printer {
    text: String,
    depth: usize,
    /// Whether the next item follows another.
    apart: bool,
}

impl Printer {
    /// Begins a file with a comment.
    pub(crate) fn new(comment: &str) -> Self {
        let comment: String = comment.chars().filter(|c| c.is_ascii() && !c.is_control()).collect();
        Self { text: format!("// {comment}\n"), depth: 0, apart: true }
    }

    /// Returns the file.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// Begins an item, after an empty line unless it is the first of its block.
    pub(crate) fn item(&mut self) -> &mut Self {
        if self.apart {
            self.text.push('\n');
        }
        self.apart = true;
        self
    }

    /// Writes a row.
    pub(crate) fn row(&mut self, parts: &[&dyn Rust]) -> &mut Self {
        self.indent();
        for part in parts {
            part.print(&mut self.text);
        }
        self.text.push('\n');
        self
    }

    /// Writes a row that opens a block.
    pub(crate) fn open(&mut self, parts: &[&dyn Rust]) -> &mut Self {
        self.row(parts);
        self.depth += 1;
        self.apart = false;
        self
    }

    /// Closes a block.
    pub(crate) fn close(&mut self, end: &'static str) -> &mut Self {
        self.depth -= 1;
        self.apart = true;
        self.row(&[&end])
    }

    /// Writes lines of documentation as comments.
    ///
    /// A comment with a bare carriage return or a bidirectional character does not compile, so such a line becomes a `#[doc]` attribute
    /// with escapes, without the leading space of a comment.
    pub(crate) fn docs(&mut self, lines: &[String]) -> &mut Self {
        for line in lines {
            self.indent();
            if line.is_empty() {
                self.text.push_str("///");
            } else if line.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
                self.text.push_str("/// ");
                self.text.push_str(line);
            } else {
                self.text.push_str("#[doc = ");
                self.text.push_str(&literal::quoted(line));
                self.text.push(']');
            }
            self.text.push('\n');
        }
        self
    }

    /// Writes items that are built from tokens.
    pub(crate) fn shape(&mut self, tokens: TokenStream) -> &mut Self {
        let file = syn::parse2::<syn::File>(tokens).expect("shapes are items");
        for item in file.items {
            self.item();
            let is_impl = matches!(item, syn::Item::Impl(_));
            let text = prettyplease::unparse(&syn::File { items: vec![item], ..empty() });
            let mut lines = text.lines().peekable();
            while let Some(line) = lines.next() {
                if !line.is_empty() {
                    self.indent();
                }
                self.text.push_str(line);
                self.text.push('\n');
                if is_impl && ends_member(line) && lines.peek().is_some_and(|next| *next != "}") {
                    self.text.push('\n');
                }
            }
        }
        self
    }

    /// Writes lines of fixed Rust.
    pub(crate) fn lines(&mut self, lines: &'static str) -> &mut Self {
        for line in lines.lines() {
            if !line.is_empty() {
                self.indent();
            }
            self.text.push_str(line);
            self.text.push('\n');
        }
        self
    }

    /// Writes a row with a byte string of many lines.
    pub(crate) fn bytes(
        &mut self,
        before: &[&dyn Rust],
        bytes: &[u8],
        after: &'static str,
    ) -> &mut Self {
        self.long(before, &literal::bytes(bytes, &self.deeper()), after)
    }

    /// Writes a row with a string of many lines.
    pub(crate) fn text(
        &mut self,
        before: &[&dyn Rust],
        text: &str,
        after: &'static str,
    ) -> &mut Self {
        self.long(before, &literal::text(text, &self.deeper()), after)
    }

    fn long(&mut self, before: &[&dyn Rust], literal: &str, after: &'static str) -> &mut Self {
        self.indent();
        for part in before {
            part.print(&mut self.text);
        }
        self.text.push_str(literal);
        self.text.push_str(after);
        self.text.push('\n');
        self
    }

    /// Returns the indentation of a nested block.
    fn deeper(&self) -> String {
        "    ".repeat(self.depth + 1)
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }
}

fn empty() -> syn::File {
    syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: Vec::new() }
}

/// Returns whether a line of a formatted `impl` ends one of its members.
fn ends_member(line: &str) -> bool {
    let at_member = line.starts_with("    ") && !line.starts_with("     ");
    at_member && (line == "    }" || line.ends_with(';'))
}

#[cfg(test)]
mod tests {
    use super::Printer;
    use quote::quote;

    #[test]
    fn shapes_and_rows_stand_together() {
        let mut printer = Printer::new("@generated");
        printer.item().open(&[&"pub mod a {"]);
        printer.shape(quote! {
            struct A;
            impl A { const B: u8 = 1; fn c(self) { if true { return; } } fn d() {} }
        });
        printer
            .item()
            .docs(&["x\u{202e}".to_owned(), String::new(), "y".to_owned()])
            .row(&[&"struct C;"]);
        printer.close("}");
        let expected = "\
// @generated

pub mod a {
    struct A;

    impl A {
        const B: u8 = 1;

        fn c(self) {
            if true {
                return;
            }
        }

        fn d() {}
    }

    #[doc = \"x\\u{202e}\"]
    ///
    /// y
    struct C;
}
";
        assert_eq!(printer.finish(), expected);
    }
}
