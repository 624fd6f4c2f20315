//! Tests of readings as text.

use errbook::__v1::{list, node, rest, var};

use crate::lower::{Lowered, lower};
use crate::source::Sources;

/// Prints nodes: `{key!: …}` for an object with a required member, `+params` for its rest, `[a, b]` for an array, `(a | b)` for
/// alternatives, `_` for an ignored value.
struct Printer<'l> {
    nodes: &'l [u8],
    strings: Vec<&'l str>,
}

impl Printer<'_> {
    fn u8(&self, at: &mut usize) -> u8 {
        *at += 1;
        self.nodes[*at - 1]
    }

    fn u16(&self, at: &mut usize) -> u16 {
        u16::from(self.u8(at)) | u16::from(self.u8(at)) << 8
    }

    fn u32(&self, at: &mut usize) -> u32 {
        u32::from(self.u16(at)) | u32::from(self.u16(at)) << 16
    }

    fn string(&self, at: &mut usize) -> &str {
        self.strings[self.u32(at) as usize]
    }

    fn child(&self, at: &mut usize, parent: usize) -> String {
        let child = self.u32(at) as usize;
        assert!(child > parent, "forwards");
        self.print(child)
    }

    fn children(&self, at: &mut usize, parent: usize) -> Vec<String> {
        (0..self.u16(at)).map(|_| self.child(at, parent)).collect()
    }

    fn print(&self, start: usize) -> String {
        let at = &mut (start + 1);
        match self.nodes[start] {
            node::SKIP => "_".to_owned(),
            node::LITERAL => format!("{:?}", self.string(at)),
            node::VALUE => self.var(at),
            node::TEXT => {
                let count = self.u8(at);
                let mut text = format!("`{}", self.string(at));
                for _ in 0..count {
                    let (var, after) = (self.var(at), self.string(at));
                    text.extend(["${", &var, "}", after]);
                }
                text + "`"
            }
            node::OBJECT => self.object(at, start),
            node::ARRAY => format!("[{}]", self.children(at, start).join(", ")),
            node::EITHER => format!("({})", self.children(at, start).join(" | ")),
            node::EACH => {
                let list = match self.u8(at) {
                    node::FIELDS => "fields",
                    list::ERRORS => "errors",
                    list::CAUSES => "causes",
                    list::ITEM_FIELDS => "it.fields",
                    other => panic!("list {other}"),
                };
                format!("each {list} {}", self.child(at, start))
            }
            node::GROUP => format!("group {} {}", self.var(at), self.child(at, start)),
            node::CHAIN => format!("chain {}", self.child(at, start)),
            node::NEXT => {
                let link = self.u32(at) as usize;
                assert!(link < start && self.nodes[link - 5] == node::CHAIN, "points to the link");
                "next".to_owned()
            }
            other => panic!("node {other} at {start}"),
        }
    }

    fn object(&self, at: &mut usize, start: usize) -> String {
        let bits = self.u8(at);
        let mut members = Vec::new();
        for _ in 0..self.u16(at) {
            let key = self.u32(at);
            let name = self.strings[(key & !node::REQUIRED) as usize];
            let mark = if key & node::REQUIRED == 0 { "" } else { "!" };
            members.push((name, format!("{name}{mark}: {}", self.child(at, start))));
        }
        // Sort by name, so that the order of the body doesn't matter.
        members.sort();
        let mut members: Vec<_> = members.into_iter().map(|(_, member)| member).collect();
        if bits & rest::PARAMS != 0 {
            let of = if bits & rest::OF_ITEM == 0 { "" } else { "it." };
            let strings = if bits & rest::STRINGS == 0 { "" } else { "|strings" };
            members.push(format!("+{of}params{strings}"));
        }
        format!("{{{}}}", members.join(", "))
    }

    fn var(&self, at: &mut usize) -> String {
        let (kind, filter, argument) = (self.u8(at), self.u8(at), self.u32(at));
        let own = match kind & !var::OF_ITEM {
            var::CODE => "code",
            var::CASE => "case",
            var::NUMBER => "number",
            var::STATUS => "status",
            var::TYPE_URI => "type_uri",
            var::DOCS_URL => "docs_url",
            var::TITLE => "title",
            var::DETAIL => "detail",
            var::TEXT => "text",
            var::TEXT_SOURCE => "text_source",
            var::LANGUAGE => "language",
            var::PROP => &format!("props.{}", self.strings[argument as usize]),
            var::PARAM => self.strings[argument as usize],
            var::INSTANCE => "instance",
            var::TRACE_ID => "trace_id",
            var::RETRY_AFTER => "retry_after",
            var::ITEM_PATH => "it.path",
            var::ITEM_POINTER => "it.pointer",
            var::ITEM_JSON_POINTER => "it.json_pointer",
            var::ITEM_INDEXED_PATH => "it.indexed_path",
            var::ITEM_NAME => "it.name",
            var::ITEM_MESSAGE => "it.message",
            var::ITEM_CODE => "it.code",
            other => panic!("variable {other}"),
        };
        let filter =
            ["", "|upper", "|snake", "|kebab", "|pascal", "|ascii", "|screaming", "|camel"]
                [usize::from(filter)];
        let of = if kind & var::OF_ITEM == 0 { "" } else { "it." };
        format!("{of}{own}{filter}")
    }
}

/// Prints the reading of a catalog's first envelope: its body, then its headers.
fn printed(lowered: &Lowered) -> String {
    let words = |bytes: &[u8]| -> Vec<usize> {
        let word = |it: &[u8]| u32::from_le_bytes(it.try_into().unwrap()) & !(1 << 31);
        bytes.chunks(4).map(|it| word(it) as usize).collect()
    };
    let (ends, blob) = (words(&lowered.strings.offsets), &lowered.strings.blob);
    let strings = ends.windows(2).map(|range| &blob[range[0]..range[1]]).collect();
    let printer = Printer { nodes: &lowered.reading, strings };
    let envelope = &lowered.envelopes[0];
    let mut lines = vec![printer.print(envelope.reading as usize)];
    for row in words(&envelope.header_reading).chunks(2) {
        lines.push(format!("{}: {}", printer.strings[row[0]], printer.print(row[1])));
    }
    lines.join("\n")
}

const GROUP: &str = "group: things
title: Things
errors:
  wrong:
    status: 422
    number: 7
    title: Wrong
    description: It is wrong.
    resolution: Correct it.
    params: { a: string, b: strings, fields: fields }
    props: { kind: odd, page: p }
    cases: { one: { detail: One. }, two: { detail: Two. } }
";

/// Returns the reading of an envelope, by name or by declaration.
fn read(name: &str, declaration: &str) -> String {
    let cover = format!(
        "catalog: any\ntitle: Any\nlanguage: en\ntype_uri: \"urn:any:{{code}}\"\nenvelope: {name}\n{declaration}"
    );
    let files = [("catalog.yaml", cover), ("things.yaml", GROUP.to_owned())];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes())).into();
    match crate::load(Sources::from_memory(files)).into_result() {
        Ok((catalog, _)) => printed(&lower(&catalog, &[])),
        Err(error) => panic!("{error}"),
    }
}

fn body(body: &str) -> String {
    let indented = body.replace('\n', "\n      ");
    read(
        "e",
        &format!(
            "envelopes:\n  e:\n    headers: {{ X-Code: $code }}\n    body:\n      {indented}\n"
        ),
    )
    .lines()
    .next()
    .unwrap()
    .to_owned()
}

/// Folds white space, so that a case may have several lines.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
#[expect(clippy::too_many_lines, reason = "one row a preset")]
fn every_preset() {
    let cases = [
        (
            "adyen",
            r#"{errorCode: (number | code), errorType: ("validation" | props.type), message: text, pspReference: trace_id,
               status: status}
pspReference: trace_id"#,
        ),
        (
            "aws-json",
            r"{__type: code, message: text, +params}
x-amzn-RequestId: trace_id",
        ),
        (
            "aws-query-xml",
            r#"{ErrorResponse: {Error: {Code: code, Message: text, Type: ("Sender" | props.type), +params}, RequestId:
               trace_id}}
x-amzn-RequestId: trace_id"#,
        ),
        (
            "azure",
            r#"{error: {code: code|camel, details: each fields {code: ("invalid" | it.code|camel), message:
               it.message, target: it.path}, innererror: chain {code: it.code|camel, innererror: next, +it.params},
               message: text_source, target: target}}
x-ms-error-code: code|camel
x-ms-request-id: trace_id"#,
        ),
        (
            "connect",
            r#"{code: ("unknown" | props.code), message: text}
X-Error-Code: code"#,
        ),
        (
            "fhir",
            r#"{issue: (each fields {code: ("processing" | props.issue_type), details: {coding: [{code: code, system:
               props.system}], text: it.message}, expression!: [it.indexed_path]} | [{code: ("processing" | props.issue_type),
               details: {coding: [{code: code, system: props.system}], text: title}, diagnostics: detail}])}
X-Error-Code: code"#,
        ),
        (
            "github",
            r#"{documentation_url: docs_url, errors: each fields {code: ("custom" | it.code|snake), field: it.name,
               message: it.message, resource: resource}, message: text, status: status}
X-Error-Code: code"#,
        ),
        (
            "google",
            r#"{error: {code: status, details: [{@type!: "type.googleapis.com/google.rpc.ErrorInfo", metadata:
               {+params|strings}, reason: code|screaming}, {@type!: "type.googleapis.com/google.rpc.BadRequest",
               fieldViolations: each fields {description: it.message, field: it.indexed_path}}, {@type!:
               "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retry_after}s`}, {@type!:
               "type.googleapis.com/google.rpc.RequestInfo", requestId: trace_id}, {@type!:
               "type.googleapis.com/google.rpc.LocalizedMessage", locale: language, message: text}, {@type!:
               "type.googleapis.com/google.rpc.Help", links: [{url: docs_url}]}], message: text_source, status:
               ("UNKNOWN" | props.status)}}"#,
        ),
        (
            "graphql",
            r"{errors: each errors {extensions: {code: it.code, timestamp: _, +it.params}, message: it.text}}",
        ),
        (
            "jsonapi",
            r"{errors: (each fields {code: code, detail: it.message, id: instance, links: {about: docs_url},
               source!: {header: it.path, parameter: it.path, pointer: it.json_pointer}, status: status, title: title} | each errors {code: it.code,
               detail: it.detail, id: it.instance, links: {about: it.docs_url}, meta: {+it.params}, status:
               it.status, title: it.title})}",
        ),
        (
            "jsonrpc",
            r#"{error: {code: ("-32000" | number), data: {code: code, detail: detail, params: {+params}}, message:
               title}}"#,
        ),
        ("oauth2", r"{error: code|snake, error_description: text|ascii, error_uri: type_uri}"),
        (
            "paypal",
            r#"{debug_id: trace_id, details: each fields {description: it.message, field: it.json_pointer, issue:
               it.code|screaming, location: ("body" | location)}, links: [{href: docs_url}], message: text, name:
               code|screaming}"#,
        ),
        (
            "rfc9457",
            r"{detail: detail, errors: each fields {detail: it.message, pointer: it.pointer}, instance: instance,
               status: status, title: title, type: type_uri, +params}",
        ),
        (
            "rfc9457-xml",
            r"{problem: {@xmlns: _, detail: detail, errors: each fields {detail: it.message, pointer: it.pointer},
               instance: instance, status: status, title: title, type: type_uri, +params}}",
        ),
        (
            "shopify",
            r"{errors: (group it.path it.message | text)}
X-Error-Code: code",
        ),
        (
            "slack",
            r"{error: code|snake, needed: needed, provided: provided, response_metadata: {messages: each fields
               `[ERROR] ${it.message} [json-pointer:${it.json_pointer}]`}}",
        ),
        (
            "stripe",
            r#"{error: {code: code, decline_code: decline_code, doc_url: docs_url, message: text, param: param, type:
               ("invalid_request_error" | props.type)}}
Request-Id: trace_id"#,
        ),
        ("twilio", r"{code: (number | code), message: text, more_info: type_uri, status: status}"),
        ("vonage", r"{detail: detail, instance: instance, title: title, type: type_uri}"),
        ("wompi", r"{error: {messages: group it.path it.message, reason: text, type: code}}"),
    ];
    assert!(crate::presets().eq(cases.iter().map(|(name, _)| *name)));
    for (name, expected) in cases {
        assert_eq!(folded(&read(name, "")), folded(expected), "{name}");
    }
}

#[test]
fn bodies() {
    let cases = [
        ("code: $code\nok: false\nkind: $props.kind", "{code: code, kind: props.kind}"),
        ("a: { $when: fields, then: $title, else: $text }", "{a: text}"),
        ("a: { $when: fields, then: $title, else: $code }", "_"),
        (
            "a: { $when: props.page, then: $props.page, else: $docs_url|opt }\nb: { $when: props.kind, then: $props.kind, else: $title }",
            "{a: docs_url}",
        ),
        (
            "a: { $when: fields, then: { x: $props.kind, y: $title }, else: { x: $props.page|opt, z: $code } }",
            "{a: {y: title, z: code}}",
        ),
        (
            "a: { $when: params.a, then: { x: $params.a }, else: { y: $title } }",
            "{a: {x: a, y: title}}",
        ),
        (
            "a: { $when: params.a, then: { k: p, x: $params.a }, else: { k: t, x: $title } }",
            r#"{a: ({k!: "p", x: a} | {k!: "t", x: title})}"#,
        ),
        (
            "a: { $when: params.a, then: { x: $params.a, z: 1 }, else: { x: $title } }",
            r#"{a: ({x: a, z!: "1"} | {x: title})}"#,
        ),
        (
            "a: { $when: params.a, then: { x: $params.a }, else: { x: $title, z: 1 } }",
            r#"{a: ({x: title, z!: "1"} | {x: a})}"#,
        ),
        ("a: { $when: fields, then: [{ x: $code }], else: $title }", "{a: ([{x: code}] | title)}"),
        (
            "$merge: { $when: fields, then: { x: $code, y: $title }, else: { x: $number } }",
            "{x: (number | code), y: title}",
        ),
        ("$merge: $params\nx: $code\ny: $props.kind", "{x: code, y: props.kind, +params}"),
        ("x: $params|strings", "{x: {+params|strings}}"),
        (
            "x: \"a ${code} b ${status}\"\ny: \"${code}${status}\"\nz: \"${props.kind} ${title}\"",
            "{x: `a ${code} b ${status}`, z: `${props.kind} ${title}`}",
        ),
        (
            "x: $case|or(none)|list\ny: [$code, $title]\nz: [$number, literal, $code]",
            r#"{x: ["none", case], z: [number, "literal", code]}"#,
        ),
        (
            "x: { $chain: causes, as: { code: $it.code, $merge: $it.params, inner: $next|opt } }",
            "{x: chain {code: it.code, inner: next, +it.params}}",
        ),
        (
            "x: { $each: causes, as: { code: $it.code, f: { $each: it.fields, as: $it.message } } }",
            "{x: each causes {code: it.code, f: each it.fields it.message}}",
        ),
        ("- { a: $code }\n- { $when: fields, then: { b: $title } }", "[{a: code, b: title}]"),
    ];
    for (yaml, expected) in cases {
        assert_eq!(body(yaml), expected, "{yaml}");
    }
}
