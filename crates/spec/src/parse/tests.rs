use super::{locate, parse};
use crate::diagnostic::{Diagnostics, Format, Report};
use crate::document::{Document, ParamDecl, ResolutionDecl, RetryDecl, Written};
use crate::source::Sources;

fn parsed(files: &[(&str, &str)]) -> (Document, String) {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let sources = Sources::from_memory(files.collect());
    let mut diagnostics = Diagnostics::default();
    let parsed = parse(&sources, &mut diagnostics);
    let texts = locate(parsed.trees, &mut diagnostics);
    let report = Report::new(sources, texts, diagnostics);
    (parsed.document, report.render(Format::Concise))
}

fn group(text: &str) -> (Document, String) {
    parsed(&[("g.yaml", text)])
}

/// Returns the lines of a report, without the path.
fn problems(text: &str) -> Vec<String> {
    let (_, report) = group(text);
    report.lines().map(|line| line.strip_prefix("g.yaml:").unwrap().replace("error", "")).collect()
}

#[test]
fn the_gate_refuses_with_the_exact_place() {
    let cases: &[(&str, &[&str])] = &[
        ("a: [b\n", &["1:4: [EB0101]"]),
        ("group: a: b\n", &["1:8: [EB0101]"]),
        ("group: a\ngroup: b\n", &["2:1: [EB0102]: duplicate key `group`"]),
        ("group: &a x\n", &["1:8: [EB0103]: anchors"]),
        ("group: *a\n", &["1:8: [EB0103]: aliases"]),
        ("errors:\n  <<: {}\n", &["2:3: [EB0103]: merge keys"]),
        ("group: !t x\n", &["1:8: [EB0104]"]),
        ("group: !!str x\n", &["1:8: [EB0104]"]),
        ("group: x\n---\ngroup: y\n", &["2:1: [EB0105]"]),
        ("group:\n\ttitle: x\n", &["2:1: [EB0108]"]),
        ("group: \u{feff}x\n", &["1:8: [EB0109]"]),
        ("group: x\u{202e}y\u{7}\n", &["1:9: [EB0111]", "1:11: [EB0111]"]),
        ("group: x\rtitle: \u{85}\n", &["1:17: [EB0111]"]),
        ("group: \"a \\u202e\"\n", &["1:11: [EB0111]"]),
        ("group: \"\\e\n  b\\r\"\n", &["1:9: [EB0111]", "2:4: [EB0111]"]),
        ("group: \"\\x07\"\n", &["1:9: [EB0111]"]),
        ("[a]: b\n", &["1:1: [EB0112]"]),
        ("? group\n: b\n", &["1:1: [EB0112]"]),
    ];
    for (text, expected) in cases {
        let found = problems(text);
        assert_eq!(found.len(), expected.len(), "{text:?}: {found:#?}");
        for (found, expected) in found.iter().zip(*expected) {
            assert!(found.starts_with(expected), "{text:?}: {found}");
        }
    }
}

#[test]
fn the_gate_bounds_size_and_depth() {
    let deep = format!("{}x{}", "[".repeat(33), "]".repeat(33));
    assert!(problems(&deep)[0].starts_with("1:33: [EB0107]"));
    let fine = format!("errors: {}x{}", "[".repeat(31), "]".repeat(31));
    assert!(problems(&fine)[0].starts_with("1:9: [EB0202]"), "{:?}", problems(&fine));
    assert!(problems(&"- ".repeat(100_000))[0].contains("[EB0107]"));
    assert!(problems(&"{a: ".repeat(100_000))[0].contains("[EB0107]"));
    assert!(problems(&"? ".repeat(100_000))[0].contains("[EB0112]"));
    assert!(problems(&"#".repeat((4 << 20) + 1))[0].starts_with("1:1: [EB0106]"));
    assert!(problems(&"- a\n".repeat(400_000))[0].contains("[EB0106]"));
}

#[test]
fn what_is_not_utf8_or_misnamed_is_refused() {
    let files =
        vec![("a.yml".to_owned(), b"a: b".to_vec()), ("b.yaml".to_owned(), b"a: \xFF".to_vec())];
    let sources = Sources::from_memory(files);
    let mut diagnostics = Diagnostics::default();
    let parsed = parse(&sources, &mut diagnostics);
    assert!(parsed.document.incomplete);
    let texts = locate(parsed.trees, &mut diagnostics);
    let report = Report::new(sources, texts, diagnostics);
    let expected = "a.yml:1:1: error[EB0113]: `a.yml` does not end in `.yaml`\n\
                    b.yaml:1:4: error[EB0110]: the file is not UTF-8\n";
    assert_eq!(report.render(Format::Concise), expected);
}

#[test]
fn shapes_are_checked_all_at_once() {
    let text = "\
group: g
titel: Title
errors:
  a:
    status: '404'
    titel: x
    detail: [a, b]
    number: abc
    expose: yes
    params: { n: { type: integer, optional: no, typo: 1 }, m: , ok: string }
    reasons: text
    tags: [a, {b: c}, d]
    allow: x
    retry: { afer: 1 }
  b:
    status: 70000
    title:
    envelope: [a, b]
    number: 007
    deprecated: now
  c: text
";
    let expected = [
        "2:1: [EB0201]: unknown key `titel`",
        "5:13: [EB0205]: expected a whole number, found a text in quotes",
        "6:5: [EB0201]: unknown key `titel`",
        "7:13: [EB0202]: expected a text, found a list",
        "8:13: [EB0202]: expected a whole number, found a text",
        "9:13: [EB0202]: expected `true` or `false`, found a text",
        "10:45: [EB0202]: expected `true` or `false`, found a text",
        "10:49: [EB0201]: unknown key `typo`",
        "10:60: [EB0206]: `m` has no value",
        "11:14: [EB0202]: expected a list, found a text",
        "12:15: [EB0202]: expected a text, found a map",
        "13:12: [EB0202]: expected a map, found a text",
        "14:14: [EB0201]: unknown key `afer`",
        "16:13: [EB0208]: 70000 is not a number from 0 to 65535",
        "17:5: [EB0206]: `title` has no value",
        "18:15: [EB0202]: expected a text, found a list",
        "19:13: [EB0202]: expected a whole number in plain digits, found `007`",
        "20:17: [EB0202]: expected a map, found a text",
        "21:6: [EB0202]: expected a map, found a text",
    ];
    let found = problems(text);
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\n{expected}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    let (document, _) = group(text);
    let errors = &document.groups[0].decl.errors;
    assert_eq!(errors.len(), 3);
    let a = &errors[0].1;
    assert_eq!((a.status, a.tags.len(), a.params.len()), (None, 2, 2));
    assert_eq!(a.params[1], ("ok".to_owned(), ParamDecl::Type("string".to_owned())));
}

#[test]
fn refused_values_are_not_missing() {
    use crate::diagnostic::Path;
    use crate::source::FileId;
    let sources = Sources::from_memory(vec![(
        "g.yaml".to_owned(),
        b"errors:\n  a: { status: x, params: { p: [] } }\n  b: text\n".to_vec(),
    )]);
    let mut diagnostics = Diagnostics::default();
    let _ = parse(&sources, &mut diagnostics);
    let before = diagnostics.list.len();
    let entry = |code| Path::keys(["errors", code]);
    diagnostics.missing(FileId(0), &entry("a"), "status");
    diagnostics.missing(FileId(0), &entry("b"), "status");
    assert_eq!(diagnostics.list.len(), before);
    assert!(diagnostics.is_rejected(FileId(0), &entry("a").key("params").key("p")));
    assert!(!diagnostics.is_rejected(FileId(0), &entry("a").key("params")));
    diagnostics.missing(FileId(0), &entry("a"), "title");
    assert_eq!(diagnostics.list.len(), before + 1);
}

#[test]
fn values_are_read_as_written() {
    let text = "\
group: no
errors:
  1e3:
    status: 404
    title: 007
    description: |
      one
      two
    resolution: [a, 1.0, yes]
    retry: { after: 30s }
    params: { a: string, b: { type: integer, example: 1e3, one_of: [1.0, no] } }
    cases: { x: 404, y: { detail: d } }
    props: { a: 1, b: '1', c: ~, d: [1.5, true], e: x, f: 18446744073709551615, g: 007, h: \"\", i: -x, j: 2024-01-02 }
    examples: [{ params: { f: [{ field: a, error: b }] } }]
  null: { resolution: 1.10, retry: never }
  'y': {}
";
    let (document, report) = group(text);
    assert_eq!(report, "");
    let group = &document.groups[0].decl;
    assert_eq!(group.group.as_deref(), Some("no"));
    let codes: Vec<_> = group.errors.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["1e3", "null", "y"]);
    let entry = &group.errors[0].1;
    assert_eq!((entry.status, entry.title.as_deref()), (Some(404), Some("007")));
    assert_eq!(entry.description.as_deref(), Some("one\ntwo\n"));
    let steps = ["a", "1.0", "yes"].map(str::to_owned).to_vec();
    assert_eq!(entry.resolution, Some(ResolutionDecl::Steps(steps)));
    assert_eq!(entry.retry, Some(RetryDecl::After("30s".to_owned())));
    let ParamDecl::Spec(spec) = &entry.params[1].1 else { panic!("{:?}", entry.params) };
    assert_eq!(spec.example, Some(Written::Plain("1e3".to_owned())));
    let values = spec.one_of.iter().flatten().filter_map(|it| it.value.as_deref());
    assert_eq!(values.collect::<Vec<_>>(), ["1.0", "no"]);
    assert_eq!(entry.cases[0].1.detail.as_deref(), Some("404"));
    assert_eq!(entry.cases[1].1.detail.as_deref(), Some("d"));
    let plain = |text: &str| Written::Plain(text.to_owned());
    let quoted = |text: &str| Written::Quoted(text.to_owned());
    let props: Vec<_> = entry.props.iter().map(|(_, value)| value.clone()).collect();
    let expected = [
        plain("1"),
        quoted("1"),
        plain("~"),
        Written::List(vec![plain("1.5"), plain("true")]),
        plain("x"),
        plain("18446744073709551615"),
        plain("007"),
        quoted(""),
        plain("-x"),
        plain("2024-01-02"),
    ];
    assert_eq!(props, expected);
    assert_eq!(group.errors[1].1.resolution, Some(ResolutionDecl::Text("1.10".to_owned())));
    assert_eq!(group.errors[1].1.retry, Some(RetryDecl::Word("never".to_owned())));
}

#[test]
fn any_prose_is_read() {
    let text = "group: \"a\\\"\\\\ \\L\"\ntitle: \u{2028}x \u{2029} y\ndescription: |\n  \u{2028}a\n  # no comment\n# \u{2028}tags: [x]\n";
    let (document, report) = group(text);
    assert_eq!(report, "");
    let group = &document.groups[0].decl;
    assert_eq!(group.group.as_deref(), Some("a\"\\ \u{2028}"));
    assert_eq!(group.title.as_deref(), Some("\u{2028}x \u{2029} y"));
    assert_eq!(group.description.as_deref(), Some("\u{2028}a\n# no comment\n"));
    assert!(group.tags.is_empty());
}

#[test]
fn covers_overlays_and_envelopes_are_read() {
    let cover = "\
catalog: c
sets: {}
rules: [x]
envelopes:
  e:
    content_type: application/json
    http_status: 200
    serializer: xml
    headers: { X-Code: $code }
    body: { a: $code, b: [1, '1', null], c: { $when: x, then: ~ } }
  f: { bdy: 1 }
";
    let overlay = "\
language: es
catalog: { title: T }
groups: { g: { title: G } }
errors:
  g:
    a: { title: x, cases: { c: text }, field_errors: { i: { message: m } }, status: 404 }
  h: []
";
    let (document, report) = parsed(&[("catalog.yaml", cover), ("languages/es.yaml", overlay)]);
    let expected = "\
catalog.yaml:3:1: error[EB0201]: unknown key `rules`
catalog.yaml:11:8: error[EB0201]: unknown key `bdy`
languages/es.yaml:6:77: error[EB0201]: unknown key `status`
languages/es.yaml:7:6: error[EB0202]: expected a map, found a list
";
    assert_eq!(report, expected);
    let cover = document.cover.unwrap().decl;
    let envelope = &cover.envelopes[0].1;
    assert_eq!(envelope.http_status.as_deref(), Some("200"));
    assert_eq!(envelope.headers, [("X-Code".to_owned(), "$code".to_owned())]);
    let Some(Written::Map(body)) = &envelope.body else { panic!() };
    let plain = |text: &str| Written::Plain(text.to_owned());
    let list = Written::List(vec![plain("1"), Written::Quoted("1".to_owned()), plain("null")]);
    assert_eq!(body[1].1, list);
    let overlay = &document.overlays[0].decl;
    assert_eq!(overlay.catalog.as_ref().unwrap().title.as_deref(), Some("T"));
    let texts = &overlay.errors[0].1[0].1;
    assert_eq!(texts.cases[0].1.detail.as_deref(), Some("text"));
    assert_eq!(texts.field_errors[0].1.message.as_deref(), Some("m"));
}

#[test]
fn one_envelope_is_parsed_by_itself() {
    let envelope =
        super::presets::parse_envelope("p.yaml", "content_type: a/b\nbody: { a: $b }\n").unwrap();
    assert_eq!(envelope.content_type.as_deref(), Some("a/b"));
    assert!(envelope.body.is_some());
    let report = super::presets::parse_envelope("p.yaml", "body: *a\n").unwrap_err();
    assert!(report.contains("--> p.yaml:1:7"), "{report}");
    assert!(super::presets::parse_envelope("p.yaml", "").is_err());
}

#[test]
fn spelling_makes_no_difference() {
    let block = "group: g\nerrors:\n  a:\n    status: 404\n    tags:\n    - x\n    - y\n    title: >-\n      one\n      two\n";
    let flow =
        "\u{feff}{\"group\": g, errors: {a: {status: 404, tags: [x, 'y'], title: \"one\n two\"}}}";
    let crlf = block.replace('\n', "\r\n");
    let documents = [block, flow, &crlf].map(|text| {
        let (document, report) = group(text);
        assert_eq!(report, "");
        format!("{document:?}")
    });
    assert_eq!(documents[0], documents[1]);
    assert_eq!(documents[0], documents[2]);
}

#[test]
fn a_text_that_a_comment_cuts_is_reported() {
    let cut = |line: &str| {
        let found = problems(&format!("{line}\n"));
        found.iter().filter(|problem| problem.contains("[EB0114]")).count()
    };
    for line in [
        "title: See issue #12 for more",
        "title: See page # 4 for more",
        "title: C #sharp",
        "description: one\n  two #3",
        "tags: [x, a b #c\n  ]",
        "errors: { a: { resolution: [Look up #4 #\n  ] } }",
    ] {
        assert_eq!(cut(line), 1, "{line}");
    }
    for line in [
        "group: g # the group",
        "group: g   ## ---",
        "title: \"See issue\" #12",
        "title: See#12 for more",
        "title: 'See #12'",
        "description: | #x\n  See #12",
        "title: See more\n# 12",
        "errors: { a: { status: 404 #12\n  } }",
        "errors: { a: { props: { x: a b #12\n  } } }",
    ] {
        assert_eq!(cut(line), 0, "{line}");
    }
}
