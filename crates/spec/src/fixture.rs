//! A small catalog built by hand, for tests.

use crate::model::{
    Catalog, CodeStyle, Entry, EntryId, EntryTexts, Envelope, Example, Group, Issue, Markdown,
    Message, Param, ParamType, ParamValue, Piece, PropValue, Resolution, Site, Unique, UriPart,
    UriTemplate, Visibility,
};

/// Returns a catalog with three entries and one other language, in which the second entry has no texts.
pub(crate) fn catalog(envelopes: Vec<Envelope>) -> Catalog {
    let uri = UriPart::Literal("https://example.com/Error#".to_owned());
    let entries = vec![credit(), invalid(), down()];
    let group = Group {
        name: "generic".to_owned(),
        module: "generic".to_owned(),
        texts: Vec::new(),
        tags: Vec::new(),
        first: 0,
        len: entries.len(),
    };
    Catalog {
        name: "demo".to_owned(),
        texts: Vec::new(),
        contact: None,
        version: None,
        docs_url: Some("https://example.com/docs".to_owned()),
        type_uri: Some(UriTemplate(vec![uri, UriPart::Code])),
        languages: vec!["en".to_owned(), "es".to_owned()],
        code_style: CodeStyle::Kebab,
        unique: Unique::Catalog,
        envelopes,
        offered: 1,
        sets: Vec::new(),
        fallbacks: Vec::new(),
        reserved: Vec::new(),
        site: Site::default(),
        groups: vec![group],
        entries,
    }
}

/// Returns an entry with a source text and nothing else.
pub(crate) fn entry(id: usize, code: &str, status: u16) -> Entry {
    Entry {
        rust_name: format!("Code{id}"),
        status,
        texts: vec![Some(texts(code)), None],
        examples: vec![Example::default()],
        ..Entry::blank(EntryId(id), 0, code)
    }
}

/// Returns a param.
pub(crate) fn param(name: &str, kind: ParamType, example: ParamValue) -> Param {
    Param {
        name: name.to_owned(),
        rust_name: name.to_owned(),
        kind,
        description: None,
        example,
        example_given: true,
        visibility: Visibility::Public,
        optional: false,
        format: None,
        max_length: None,
    }
}

fn texts(code: &str) -> EntryTexts {
    EntryTexts {
        title: format!("Title of {code}"),
        description: Some(markdown("A \"description\".")),
        resolution: Some(Resolution::Text(markdown("Do it."))),
        reasons: Vec::new(),
        user_message: None,
        detail: None,
        cases: Vec::new(),
        issues: Vec::new(),
    }
}

fn markdown(plain: &str) -> Markdown {
    Markdown { blocks: Vec::new(), plain: plain.to_owned() }
}

fn text(text: &str) -> Message {
    Message(vec![Piece::Text(text.to_owned())])
}

fn credit() -> Entry {
    let mut entry = entry(0, "out-of-credit", 403);
    let piece = |text: &str| Piece::Text(text.to_owned());
    let detail = |a: &str, b: &str| {
        Message(vec![piece(a), Piece::Param(0), piece(b), Piece::Param(1), piece(".")])
    };
    entry.params = vec![
        param("balance", ParamType::Integer, ParamValue::Integer(30)),
        param("cost", ParamType::Integer, ParamValue::Integer(50)),
    ];
    entry.examples[0].values = vec![ParamValue::Integer(30), ParamValue::Integer(50)];
    entry.number = Some(7);
    entry.props = vec![("kind".to_owned(), PropValue::Text("billing-error".to_owned()))];
    let mut english = texts("out-of-credit");
    english.detail = Some(detail("Balance ", ", cost "));
    let mut spanish = texts("out-of-credit");
    "Sin saldo".clone_into(&mut spanish.title);
    spanish.detail = Some(detail("Saldo ", ", coste "));
    entry.texts = vec![Some(english), Some(spanish)];
    entry
}

fn invalid() -> Entry {
    let mut entry = entry(1, "invalid", 422);
    let values = vec![
        ("name".to_owned(), 0, Vec::new()),
        ("profile.color".to_owned(), 0, Vec::new()),
        ("name".to_owned(), 1, vec![Some(ParamValue::Unsigned(9))]),
    ];
    let fields = ParamValue::Fields(values);
    entry.params = vec![param("errors", ParamType::Fields, fields.clone())];
    let max = param("max", ParamType::Unsigned, ParamValue::Unsigned(9));
    let issue =
        |name: &str, params| Issue { name: name.to_owned(), rust_name: name.to_owned(), params };
    entry.issues = vec![issue("missing", Vec::new()), issue("too-long", vec![max])];
    entry.examples[0].values = vec![fields];
    let mut english = texts("invalid");
    let long = vec![Piece::Text("at most ".to_owned()), Piece::Param(0)];
    english.issues = vec![text("is \"missing\""), Message(long)];
    entry.texts = vec![Some(english), None];
    entry
}

fn down() -> Entry {
    let mut entry = entry(2, "down", 503);
    entry.aliases = vec!["unavailable".to_owned()];
    for texts in entry.texts.iter_mut().flatten() {
        texts.detail = Some(text("The database is gone."));
    }
    entry
}
