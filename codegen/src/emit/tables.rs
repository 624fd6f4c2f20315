//! The tables as statics.
//!
//! Each table is a static of its own, so that a program keeps only those that it reads. Texts are literals and not files that are
//! included: version control converts the line ends of a file, and offsets into it would then give other texts.

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::lower::{OwnedEnvelope, OwnedIndex, OwnedLocalized, OwnedText};
use proc_macro2::Literal;
use quote::format_ident;

use super::literal;
use super::printer::{Printer, Rust};

/// Returns `tables.rs`.
pub(crate) fn tables(lowered: &Lowered, first_line: &str) -> Artifact {
    let mut tables = Statics { printer: Printer::new(first_line) };
    tables.languages(&lowered.languages);
    tables.text("CODES", &lowered.codes);
    tables.index(&lowered.index, &lowered.codes);
    tables.bytes("RECORDS", &lowered.records);
    tables.bytes("GROUPS", &lowered.groups);
    tables.bytes("PARAMS", &lowered.params);
    tables.bytes("VARIANTS", &lowered.variants);
    tables.bytes("ATTRIBUTES", &lowered.attributes);
    tables.bytes("NUMBERS", &lowered.numbers);
    tables.text("STRINGS", &lowered.strings);
    tables.text("TEMPLATES", &lowered.templates);
    tables.localized("TITLES", &lowered.titles);
    tables.localized("DESCRIPTIONS", &lowered.descriptions);
    tables.localized("RESOLUTIONS", &lowered.resolutions);
    tables.localized("MESSAGES", &lowered.messages);
    tables.envelopes(&lowered.envelopes);
    tables.bytes("PROGRAM", &lowered.program);
    tables.bytes("FALLBACKS", &lowered.fallbacks);
    tables.bytes("READING", &lowered.reading);
    tables.all(lowered);
    Artifact { path: "tables.rs".to_owned(), contents: tables.printer.finish() }
}

struct Statics {
    printer: Printer,
}

impl Statics {
    fn languages(&mut self, tags: &[String]) {
        self.printer.item().open(&[&"pub static LANGUAGES: &[&str] = &["]);
        for tag in tags {
            self.printer.row(&[&literal::string(tag), &","]);
        }
        self.printer.close("];");
    }

    fn bytes(&mut self, name: &str, bytes: &[u8]) {
        let name = format_ident!("{name}");
        self.printer.item();
        self.printer.bytes(&[&"pub static ", &name, &": &[u8] = "], bytes, ";");
    }

    fn text(&mut self, name: &str, text: &OwnedText) {
        let name = format_ident!("{name}");
        let start = "::errbook::__v1::Text<'static> = ";
        self.printer.item();
        self.text_value(&[&"pub static ", &name, &": ", &start], text, ";");
    }

    /// Prints a text, in one row if it is short.
    fn text_value(&mut self, before: &[&dyn Rust], text: &OwnedText, end: &'static str) {
        let start: &[&dyn Rust] = &[&"::errbook::__v1::Text { blob: "];
        let start = [before, start].concat();
        if text.blob.len() <= SHORT && text.offsets.len() <= SHORT {
            let blob = literal::string(&text.blob);
            let more: &[&dyn Rust] = &[&blob, &", offsets: "];
            let after = if end == ";" { " };" } else { " }," };
            self.printer.bytes(&[&start[..], more].concat(), &text.offsets, after);
            return;
        }
        let open: &[&dyn Rust] = &[&"::errbook::__v1::Text {"];
        self.printer.open(&[before, open].concat());
        self.printer.text(&[&"blob: "], &text.blob, ",");
        self.printer.bytes(&[&"offsets: "], &text.offsets, ",");
        self.printer.close(if end == ";" { "};" } else { "}," });
    }

    fn localized(&mut self, name: &str, localized: &OwnedLocalized) {
        let name = format_ident!("{name}");
        let start = "::errbook::__v1::Localized<'static> = ::errbook::__v1::Localized {";
        self.printer.item().open(&[&"pub static ", &name, &": ", &start]);
        self.printer.open(&[&"texts: &["]);
        for text in &localized.texts {
            self.text_value(&[], text, ",");
        }
        self.printer.close("],");
        if let [only] = &localized.complete[..] {
            self.printer.bytes(&[&"complete: &["], only, "],");
        } else {
            self.printer.open(&[&"complete: &["]);
            for bits in &localized.complete {
                self.printer.bytes(&[], bits, ",");
            }
            self.printer.close("],");
        }
        self.printer.close("};");
    }

    fn index(&mut self, index: &OwnedIndex, codes: &OwnedText) {
        let start = "::errbook::__v1::Index<'static> = ::errbook::__v1::Index {";
        self.printer.item().open(&[&"pub static INDEX: ", &start]);
        self.printer.bytes(&[&"pilots: "], &index.pilots, ",");
        self.printer.bytes(&[&"slots: "], &index.slots, ",");
        if index.keys == codes.blob {
            self.printer.row(&[&"keys: CODES.blob,"]);
        } else {
            self.printer.text(&[&"keys: "], &index.keys, ",");
        }
        self.printer.bytes(&[&"owners: "], &index.owners, ",");
        let hashed = Literal::u8_unsuffixed(index.hashed);
        self.printer.row(&[&"hashed: ", &hashed, &","]).close("};");
    }

    fn envelopes(&mut self, envelopes: &[OwnedEnvelope]) {
        let start = "pub static ENVELOPES: &[::errbook::__v1::Envelope<'static>] = &[";
        self.printer.item().open(&[&start]);
        for envelope in envelopes {
            let status = Literal::u16_unsuffixed(envelope.http_status);
            let body = Literal::u32_unsuffixed(envelope.body);
            self.printer.open(&[&"::errbook::__v1::Envelope {"]);
            self.printer.row(&[&"name: ", &literal::string(&envelope.name), &","]);
            self.printer.row(&[&"content_type: ", &literal::string(&envelope.content_type), &","]);
            self.printer.row(&[&"http_status: ", &status, &","]);
            let kept: Vec<_> =
                envelope.keeps_status.iter().map(|it| Literal::u16_unsuffixed(*it)).collect();
            let mut row: Vec<&dyn Rust> = vec![&"keeps_status: &["];
            for (index, status) in kept.iter().enumerate() {
                let separator: &dyn Rust = if index == 0 { &"" } else { &", " };
                row.extend([separator, status]);
            }
            row.push(&"],");
            self.printer.row(&row);
            self.printer.row(&[&"body: ", &body, &","]);
            self.printer.bytes(&[&"headers: "], &envelope.headers, ",");
            let reading = Literal::u32_unsuffixed(envelope.reading);
            self.printer.row(&[&"reading: ", &reading, &","]);
            self.printer.bytes(&[&"header_reading: "], &envelope.header_reading, ",");
            self.printer.close("},");
        }
        self.printer.close("];");
    }

    /// Prints `TABLES`, which refers to all tables.
    fn all(&mut self, lowered: &Lowered) {
        self.printer.item().open(&[&"::errbook::__v1::tables! {"]);
        self.printer.row(&[&"name: ", &literal::string(&lowered.name), &","]);
        self.printer.row(&[&"offered: ", &Literal::u8_unsuffixed(lowered.offered), &","]);
        self.printer.row(&[&"type_uri: ", &literal::string(&lowered.type_uri), &","]);
        self.printer.row(&[&"docs_url: ", &literal::string(&lowered.docs_url), &","]);
        self.printer.text(&[&"pieces: "], &lowered.pieces, ",");
        self.printer.close("}");
    }
}

/// The most bytes of a text and its offsets that are in one row.
const SHORT: usize = 24;
