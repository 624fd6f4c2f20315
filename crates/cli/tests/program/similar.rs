//! Tests `explain -` with responses that name no code, in the envelopes of other APIs.

use crate::support::Shop;

const HEAD: &str = "HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n";
const ASKED: &str = "; paste the status line and the headers, too, as `curl -i` prints them";

/// Creates a catalog of errors, each with a code, a status, a title and further keys.
fn catalog(envelope: &str, errors: &[(&str, u16, &str, &str)]) -> Shop {
    let shop = Shop::new();
    let cover = format!(
        "catalog: other\ntitle: Other\nlanguage: en\ncode_style: snake_case\nenvelope: {envelope}\n"
    );
    shop.write("other/catalog.yaml", &cover);
    let errors: Vec<String> = errors
        .iter()
        .map(|(code, status, title, rest)| {
            format!(
                "  {code}:\n    status: {status}\n    title: {title}\n    description: It is so.\n    \
                 resolution: Change it.\n{rest}"
            )
        })
        .collect();
    shop.write("other/api.yaml", &format!("group: api\ntitle: Api\nerrors:\n{}", errors.concat()));
    shop
}

/// Explains a response that names no code, and returns the suggested entries and the message.
fn offered(shop: &Shop, pasted: &str) -> (Vec<String>, String) {
    let run = shop.run_with(&["explain", "-", "-C", "other"], pasted);
    assert_eq!(run.code, 1, "{pasted}: {run:?}");
    let codes = run.out.lines().map(|line| {
        let name = line.split_whitespace().next().unwrap_or_default();
        name.trim_start_matches("other/api/").to_owned()
    });
    (codes.collect(), run.err.trim_end().to_owned())
}

fn expect(shop: &Shop, pasted: &str, codes: &[&str], words: &str) {
    let words = format!("the response names no code, but {words}");
    let codes: Vec<String> = codes.iter().map(|it| (*it).to_owned()).collect();
    assert_eq!(offered(shop, pasted), (codes, words), "{pasted}");
}

const SAME: &str = "this entry has the same status and text";

#[test]
fn a_body_without_code_is_like_the_entry_with_its_status_and_text() {
    let order = "    detail: \"There is no order {order}.\"\n    params: { order: string }\n";
    let user = "    detail: \"There is no user {user}.\"\n    params: { user: string }\n";
    let key = "    detail: \"Invalid API Key provided: {key}\"\n    params: { key: string }\n";
    let old = "    detail: \"Expired API Key provided: {key}\"\n    params: { key: string }\n";
    for (envelope, errors, body, code) in [
        (
            "github",
            [("not_found", 404, "Not Found", ""), ("no_branch", 404, "Branch not found", "")],
            "{\"message\":\"Not Found\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"404\"}",
            "not_found",
        ),
        (
            "connect",
            [("no_order", 404, "No order", order), ("no_user", 404, "No user", user)],
            "{\"code\":\"unknown\",\"message\":\"There is no user 7.\"}",
            "no_user",
        ),
        (
            "fhir",
            [("not_found", 404, "Not found", ""), ("no_patient", 404, "No such patient", "")],
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\",\
             \"details\":{\"text\":\"Not found\"}}]}",
            "not_found",
        ),
        (
            "stripe",
            [
                ("api_key_invalid", 404, "Invalid key", key),
                ("api_key_expired", 404, "Old key", old),
            ],
            "{\"error\":{\"message\":\"Invalid API Key provided: sk_test_****\",\"type\":\"invalid_request_error\"}}",
            "api_key_invalid",
        ),
    ] {
        let shop = catalog(envelope, &errors);
        expect(&shop, &format!("{HEAD}{body}"), &[code], SAME);
        expect(&shop, body, &[code], &format!("this entry has the same text{ASKED}"));
        let moved = HEAD.replace("404 Not Found", "502 Bad Gateway");
        let words = "this entry has the same text, but another status";
        expect(&shop, &format!("{moved}{body}"), &[code], words);
    }
}

#[test]
fn texts_are_compared_in_every_language_and_spelling() {
    let issue = "    params: { fields: fields }\n    field_errors: { too_long: { message: \"is longer than {most}\", params: { most: unsigned } } }\n";
    let issue = issue.replace("too_long", "too-long");
    let cases = "    cases: { far: \"It is far away.\", near: \"It is near.\" }\n";
    let shop = catalog(
        "github",
        &[
            ("moved", 404, "Moved", cases),
            ("gone", 404, "It is gone", ""),
            ("wrong", 404, "Wrong input", &issue),
        ],
    );
    let cover = shop.read("other/catalog.yaml");
    shop.write("other/catalog.yaml", &format!("{cover}languages: [es]\n"));
    shop.write(
        "other/languages/es.yaml",
        "language: es\nerrors:\n  api:\n    gone:\n      title: Ya no está\n      description: No está.\n      \
         resolution: Busca otro.\n",
    );
    for (message, code) in [
        ("Ya no está", "gone"),
        ("  IT IS\\n GONE ", "gone"),
        ("It is near.", "moved"),
        ("is longer than 5", "wrong"),
    ] {
        expect(&shop, &format!("{HEAD}{{\"message\":\"{message}\"}}"), &[code], SAME);
    }
}

#[test]
fn the_text_that_says_the_most_wins() {
    let any = "    detail: \"The {what} is wrong\"\n    params: { what: string }\n";
    let field = "    detail: \"The field {what} is wrong\"\n    params: { what: string }\n";
    let vague = "    detail: \"{what}: {why}.\"\n    params: { what: string, why: string }\n";
    let shop = catalog(
        "github",
        &[("any", 404, "Any", any), ("field", 404, "Field", field), ("vague", 410, "Vague", vague)],
    );
    let of = |message: &str| format!("{HEAD}{{\"message\":\"{message}\"}}");
    expect(&shop, &of("The field name is wrong"), &["field"], SAME);
    expect(&shop, &of("The name is wrong"), &["any"], SAME);
    // A message without text of its own would match any text.
    let words = "these entries have this status";
    expect(&shop, &of("Error: it did not work."), &["any", "field"], words);
}

#[test]
fn a_status_alone_offers_few_entries_and_only_for_a_body_of_the_envelope() {
    let titles = ["One", "Two", "Three", "Four", "Five", "Six"];
    let codes = ["one", "two", "three", "four", "five", "six"];
    let errors = |count: usize| -> Vec<_> {
        codes.iter().zip(titles).take(count).map(|(code, title)| (*code, 404, title, "")).collect()
    };
    let body = format!("{HEAD}{{\"message\":\"Something else\"}}");
    let five = catalog("github", &errors(5));
    expect(&five, &body, &codes[..5], "these entries have this status");
    let one = catalog("github", &errors(1));
    expect(&one, &body, &codes[..1], "this entry has this status");
    let nothing = "error: the body names no code in any envelope of these catalogs\ntried the envelopes of `other`: `github`";
    for pasted in [
        "{\"message\":\"Something else\"}".to_owned(),
        format!("{HEAD}{{\"other\":1}}"),
        format!("{HEAD}<a>"),
        format!("{HEAD}{{\"message\":\" \"}}"),
    ] {
        assert_eq!(offered(&one, &pasted), (Vec::new(), nothing.to_owned()), "{pasted}");
    }
    let six = catalog("github", &errors(6));
    assert_eq!(offered(&six, &body), (Vec::new(), nothing.to_owned()));
}

#[test]
fn what_never_leaves_the_server_is_not_offered() {
    let hidden = "    audience: internal\n    mask: down\n";
    let detail = "    detail: The disk is full.\n";
    let shop = catalog(
        "github",
        &[
            ("broken", 500, "The printer broke", hidden),
            ("down", 500, "The shop is closed", detail),
        ],
    );
    let head = HEAD.replace("404 Not Found", "500 Internal Server Error");
    let of = |message: &str| format!("{head}{{\"message\":\"{message}\"}}");
    expect(&shop, &of("The shop is closed"), &["down"], SAME);
    for never_sent in ["The printer broke", "The disk is full."] {
        expect(&shop, &of(never_sent), &["down"], "this entry has this status");
    }
}

/// Explains a response of a catalog with its own envelope, and returns the suggested entries and the message.
fn offered_by(body: &str, errors: &[(&str, u16, &str, &str)], pasted: &str) -> (String, String) {
    let shop = catalog("own", errors);
    let cover = shop.read("other/catalog.yaml");
    let own = format!("envelopes:\n  own:\n    content_type: application/json\n    body: {body}\n");
    shop.write("other/catalog.yaml", &format!("{cover}{own}"));
    let (codes, words) = offered(&shop, pasted);
    (codes.join(" "), words)
}

#[test]
fn entries_without_the_props_that_were_sent_are_not_offered() {
    let props = |state: &str| format!("    props: {{ sqlstate: \"{state}\" }}\n");
    let (unique, exclusion) = (props("23505"), props("23P01"));
    let errors = [
        ("email_taken", 409, "Email taken", &*unique),
        ("name_taken", 409, "Name taken", &unique),
        ("overlap", 409, "Overlap", &exclusion),
    ];
    let body = "{ sqlstate: $props.sqlstate, message: $title }";
    let of = |pasted: &str| offered_by(body, &errors, pasted);
    let any = "it may be any of these: the response does not say which";
    for (title, codes) in [
        ("Something else", "email_taken name_taken"),
        ("Name taken", "name_taken email_taken"),
        ("Overlap", "email_taken name_taken"),
    ] {
        let sent = format!("{{\"sqlstate\":\"23505\",\"message\":\"{title}\"}}");
        let words = (codes.to_owned(), any.to_owned());
        assert_eq!(of(&format!("HTTP/1.1 409 Conflict\n\n{sent}")), words, "{title}");
        assert_eq!(of(&sent).0, codes, "{title}");
    }
    let (codes, words) =
        of("HTTP/1.1 409 Conflict\n\n{\"sqlstate\":\"1\",\"message\":\"Overlap\"}");
    assert!(codes.is_empty() && words.contains("names no code"), "{codes}: {words}");
}

#[test]
fn the_status_chooses_among_several_with_the_same_props() {
    let kind = "    props: { kind: x }\n";
    let errors = [("a", 409, "A", kind), ("b", 410, "B", kind), ("c", 410, "C", kind)];
    let body = "{ kind: $props.kind, message: $title }";
    for (head, title, codes) in [
        ("HTTP/1.1 410 Gone\n\n", "B", "b c"),
        ("HTTP/1.1 410 Gone\n\n", "C", "c b"),
        ("HTTP/1.1 500 X\n\n", "C", "c a b"),
        ("", "A", "a b c"),
    ] {
        let pasted = format!("{head}{{\"kind\":\"x\",\"message\":\"{title}\"}}");
        assert_eq!(offered_by(body, &errors, &pasted).0, codes, "{pasted}");
    }
}

#[test]
fn a_text_that_is_the_description_is_compared() {
    // An entry with a detail never sends its description.
    let errors = [("a", 404, "Title", "    detail: Not this.\n"), ("b", 404, "Other", "")];
    let sent = format!("{HEAD}{{\"m\":\"It is so.\"}}");
    let (codes, words) = offered_by("{ c: $code, m: $text }", &errors, &sent);
    assert_eq!(codes, "b");
    assert!(words.contains(SAME), "{words}");
}

#[test]
fn a_status_line_alone_offers_the_entries_with_the_status() {
    let shop = catalog("github", &[("gone", 410, "Gone", ""), ("no", 403, "Forbidden", "")]);
    for (pasted, codes) in [
        ("HTTP/2 410\n\n", ["gone"]),
        ("HTTP/1.1 403 Forbidden\n", ["no"]),
        ("HTTP/1.1 403", ["no"]),
        ("HTTP/1.1 403 Forbidden\nServer: x\n\n \n", ["no"]),
    ] {
        expect(&shop, pasted, &codes, "this entry has this status");
    }
}
