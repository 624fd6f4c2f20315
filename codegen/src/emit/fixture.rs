//! Catalogs as meant, made by hand.

use errbook_spec::model::{
    Block, Case, Catalog, CatalogTexts, CodeStyle, Deprecation, Entry, EntryId, EntryTexts,
    Envelope, Example, Group, GroupTexts, Inline, Issue, Markdown, Member, Message, Node, Param,
    ParamType, ParamValue, Piece, Resolution, Retirement, Serializer, Set, Severity, Site, Unique,
    Visibility,
};
use errbook_spec::rust_names::camel;

/// Returns a catalog with groups of entries.
pub(crate) fn catalog(groups: Vec<(&str, Vec<Entry>)>) -> Catalog {
    let mut catalog = Catalog {
        name: "small".to_owned(),
        texts: vec![Some(CatalogTexts { title: "Small".to_owned(), description: None })],
        contact: None,
        version: None,
        docs_url: None,
        type_uri: None,
        languages: vec!["en".to_owned()],
        code_style: CodeStyle::Kebab,
        unique: Unique::Catalog,
        envelopes: vec![envelope()],
        offered: 1,
        sets: Vec::new(),
        fallbacks: Vec::new(),
        reserved: Vec::new(),
        site: Site::default(),
        groups: Vec::new(),
        entries: Vec::new(),
    };
    for (name, entries) in groups {
        let texts = GroupTexts { title: format!("Errors of {name}"), description: None };
        catalog.groups.push(Group {
            name: name.to_owned(),
            module: name.replace('-', "_"),
            texts: vec![Some(texts)],
            tags: Vec::new(),
            first: catalog.entries.len(),
            len: entries.len(),
        });
        for mut entry in entries {
            entry.id = EntryId(catalog.entries.len());
            entry.group = catalog.groups.len() - 1;
            catalog.entries.push(entry);
        }
    }
    catalog
}

/// Adds a set to a catalog.
pub(crate) fn add_set(catalog: &mut Catalog, name: &str, entries: impl IntoIterator<Item = usize>) {
    let (name, rust_name) = (name.to_owned(), format!("{}Error", camel(name)));
    let mut entries: Vec<_> = entries.into_iter().map(EntryId).collect();
    entries.sort_unstable();
    catalog.sets.push(Set { name, rust_name, description: None, extends: Vec::new(), entries });
}

fn envelope() -> Envelope {
    Envelope {
        name: "plain".to_owned(),
        content_type: "application/json".to_owned(),
        serializer: Serializer::Json,
        http_status: None,
        keeps_status: Vec::new(),
        headers: Vec::new(),
        body: Node::Object(vec![Member::Named("ok".to_owned(), Node::Literal("false".to_owned()))]),
    }
}

/// Returns an entry without params.
pub(crate) fn entry(code: &str) -> Entry {
    let texts = EntryTexts {
        title: format!("Title of {code}"),
        description: Some(markdown("What happened.")),
        resolution: Some(Resolution::Text(markdown("What to do."))),
        ..EntryTexts::blank()
    };
    Entry {
        rust_name: camel(code),
        status: 409,
        texts: vec![Some(texts)],
        severity: Severity::Warn,
        examples: vec![Example::default()],
        ..Entry::blank(EntryId(0), 0, code)
    }
}

/// Returns a retired entry.
pub(crate) fn retired(code: &str) -> Entry {
    let retired = Retirement { since: Some("2.0.0".to_owned()), replacement: None, note: None };
    Entry { retired: Some(retired), examples: Vec::new(), ..entry(code) }
}

/// Returns a deprecated entry.
pub(crate) fn deprecated(code: &str, replacement: usize) -> Entry {
    let (since, note) = (Some("1.1".to_owned()), Some("it says \"too\nlittle\"".to_owned()));
    let deprecated = Deprecation { since, replacement: Some(EntryId(replacement)), note };
    Entry { deprecated: Some(deprecated), ..entry(code) }
}

/// Returns an entry with params.
pub(crate) fn with_params(code: &str, params: Vec<Param>) -> Entry {
    let mut entry = entry(code);
    let values = params.iter().map(|param| param.example.clone()).collect();
    entry.examples = vec![Example { values, ..Example::default() }];
    entry.params = params;
    entry
}

/// Returns an entry with cases, each with its params, and field issues.
pub(crate) fn with_variants(
    code: &str,
    params: Vec<Param>,
    cases: Vec<(&str, Vec<Param>)>,
    issues: Vec<(&str, Vec<Param>)>,
) -> Entry {
    let mut entry = with_params(code, params);
    if let Some(Some(texts)) = entry.texts.first_mut() {
        texts.cases = vec![message("a case").into(); cases.len()];
        texts.issues = vec![message("an issue"); issues.len()];
    }
    entry
        .examples
        .iter_mut()
        .for_each(|example| example.case = Some(0).filter(|_| !cases.is_empty()));
    let named = |name: &str| (name.to_owned(), camel(name));
    for (name, params) in cases {
        let (name, rust_name) = named(name);
        let (props, tags, see, deprecated) = (Vec::new(), Vec::new(), Vec::new(), None);
        entry.cases.push(Case { name, rust_name, params, props, tags, see, deprecated });
    }
    for (name, params) in issues {
        let (name, rust_name) = named(name);
        entry.issues.push(Issue { name, rust_name, params });
    }
    entry
}

/// Returns a param.
pub(crate) fn param(name: &str, kind: ParamType) -> Param {
    let example = match &kind {
        ParamType::String => ParamValue::Text("text".to_owned()),
        ParamType::OneOf(texts) => ParamValue::Text(texts[0].0.clone()),
        ParamType::Integer => ParamValue::Integer(-1),
        ParamType::Unsigned => ParamValue::Unsigned(1),
        ParamType::Number => ParamValue::Number(0.5),
        ParamType::Boolean => ParamValue::Boolean(true),
        ParamType::Duration => ParamValue::Seconds(30),
        ParamType::Strings => ParamValue::Texts(Vec::new()),
        ParamType::Fields => ParamValue::Fields(Vec::new()),
    };
    Param {
        name: name.to_owned(),
        rust_name: name.to_owned(),
        kind,
        description: None,
        example,
        example_given: false,
        visibility: Visibility::Public,
        optional: false,
        format: None,
        max_length: None,
    }
}

/// Returns an optional param.
pub(crate) fn optional(name: &str, kind: ParamType) -> Param {
    Param { optional: true, ..param(name, kind) }
}

/// Returns a type of two texts.
pub(crate) fn one_of() -> ParamType {
    ParamType::OneOf(vec![
        ("caf\u{e9}".to_owned(), "Cafe".to_owned()),
        ("`x`".to_owned(), "None".to_owned()),
    ])
}

/// Returns one param of each type, optional or not.
pub(crate) fn every_type() -> Vec<Param> {
    let kinds = [
        ("string", ParamType::String),
        ("one", one_of()),
        ("integer", ParamType::Integer),
        ("unsigned", ParamType::Unsigned),
        ("number", ParamType::Number),
        ("boolean", ParamType::Boolean),
        ("duration", ParamType::Duration),
        ("strings", ParamType::Strings),
    ];
    let both = kinds.into_iter().flat_map(|(name, kind)| {
        [param(name, kind.clone()), optional(&format!("{name}_optional"), kind)]
    });
    both.collect()
}

/// Returns a message of text.
pub(crate) fn message(text: &str) -> Message {
    Message(vec![Piece::Text(text.to_owned())])
}

/// Returns a paragraph.
pub(crate) fn markdown(text: &str) -> Markdown {
    let blocks = vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    Markdown { blocks, plain: text.to_owned() }
}
