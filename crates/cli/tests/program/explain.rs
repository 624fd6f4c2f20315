//! Tests `explain -` with pasted responses.

use crate::support::Shop;

const BODY: &str = "{\"type\":\"https://shop.example/errors/orders#sold-out\",\"title\":\"x\",\"detail\":\"<i>y</i>\",\"left\":7}";

#[test]
fn a_body_is_explained_with_its_values() {
    let shop = Shop::new();
    let curl = format!(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 409 \r\ncontent-type: application/problem+json\r\n\r\n{BODY}"
    );
    for (arguments, pasted, expected) in [
        (
            &[][..],
            BODY,
            &["The article is sold out\nshop/orders/sold-out | 409", "Only 7 are left."][..],
        ),
        (
            &["--lang", "es"],
            BODY,
            &["Agotado\nshop/orders/sold-out", "Solo quedan 7.", "Mensaje\n"],
        ),
        (
            &[],
            &curl,
            &["shop/orders/sold-out", "detail  <i>y</i>\n", "left  non-negative integer  7"],
        ),
        (&[], "{\"code\":\"wrong\",\"text\":\"t\"}", &["shop/orders/wrong | 422"]),
        (
            &[],
            "{\"type\":\"https://shop.example/errors/orders#moved\",\"miles\":-3}",
            &["It is -3 miles away.", "It is near."],
        ),
    ] {
        let run = shop.run_with(&[&["explain", "-"], arguments].concat(), pasted);
        assert_eq!(run.code, 0, "{pasted}: {run:?}");
        for words in expected {
            assert!(run.out.contains(words), "{words}: {}", run.out);
        }
    }
}

#[test]
fn only_values_that_were_sent_are_shown() {
    let shop = Shop::new();
    let body = "{\"type\":\"https://shop.example/errors/orders#sold-out\",\"title\":\"x\"}";
    let run = shop.run_with(&["explain", "-"], body);
    assert!(run.code == 0 && run.out.contains("left  non-negative integer"), "{run:?}");
    let row = run.out.lines().find(|line| line.contains("non-negative integer")).unwrap();
    assert!(!row.contains(|it: char| it.is_ascii_digit()), "{row}");
}

#[test]
fn what_may_be_several_is_listed() {
    let shop = Shop::new();
    let body = "{\"code\":\"twice\",\"text\":\"t\"}";
    let run = shop.run_with(&["explain", "-"], body);
    assert_eq!(run.code, 1, "{run:?}");
    for words in
        ["shop/orders/twice    404  One of two\n", "shop/payments/twice  402  Two of two\n"]
    {
        assert!(run.out.contains(words), "{words}: {run:?}");
    }
    assert!(run.err.contains("status line"), "{run:?}");
    let run = shop.run_with(&["explain", "-"], &format!("HTTP/1.1 402 Payment Required\n\n{body}"));
    assert!(run.code == 0 && run.out.contains("shop/payments/twice | 402"), "{run:?}");
    // The help suggests_folder only for parts that were not pasted.
    for (body, words) in [
        (body, "it may be any of these: the response does not say which\n"),
        ("{\"code\":\"SoldOut\"}", "it may be this one: the response names it only roughly\n"),
    ] {
        let run = shop.run_with(&["explain", "-"], &format!("HTTP/1.1 400 X\nA: b\n\n{body}"));
        assert_eq!((run.code, run.err.as_str()), (1, words), "{run:?}");
    }
}

#[test]
fn what_is_no_error_of_a_catalog_is_said() {
    let shop = Shop::new();
    let large = "x".repeat(9 << 20);
    let deeper_than_read = format!("{}{}", "[".repeat(65), "]".repeat(65));
    let deep = format!("{}{}", "[".repeat(150), "]".repeat(150));
    for (pasted, code, words) in [
        (
            "{\"code\":\"sold-oot\"}",
            1,
            &[
                "no code",
                "`sold-oot`",
                "did you mean `sold-out`?",
                "tried the envelopes of `shop`: `rfc9457`, `short`",
            ][..],
        ),
        ("{\"other\":1}", 1, &["names no code", "--catalog"]),
        ("{\"code\":", 1, &["not valid JSON: EOF"]),
        (&deep, 1, &["the body is nested too deeply\n"]),
        (&deeper_than_read, 1, &["the body is nested 65 deep, and clients read 64\n"]),
        ("<a>", 1, &["names no code"]),
        ("Internal Server Error", 1, &["neither JSON nor XML"]),
        ("null", 1, &["the body is the JSON value `null`, which names no code"]),
        ("502\n", 1, &["the body is the JSON value `502`, which names no code"]),
        ("\"text\"", 1, &["the body is a JSON string, which names no code"]),
        ("<!DOCTYPE html><p>x", 1, &["the body is an HTML page, which names no code"]),
        ("HTTP/2 418\nA: b\n\n", 1, &["the response has no body, and no header names a code"]),
        ("{\"code\":\"broken\"}", 1, &["`broken`"]),
        (" \n", 2, &["nothing on the standard input", "errbook explain -"]),
        (&large, 2, &["too large", "8 MiB"]),
    ] {
        let run = shop.run_with(&["explain", "-"], pasted);
        assert_eq!((run.code, run.out.as_str()), (code, ""), "{run:?}");
        for word in words {
            assert!(run.err.contains(word), "{word}: {run:?}");
        }
    }
}

#[test]
fn a_folder_is_asked_for_only_where_none_was_given() {
    let shop = Shop::new();
    for (arguments, suggests_folder) in [
        (&["explain", "-"][..], true),
        (&["explain", "-", "-C", "catalog"], false),
        (&["--catalog", "catalog/shop", "explain", "-"], false),
    ] {
        let run = shop.run_with(arguments, "{\"other\":1}");
        assert_eq!((run.code, run.err.contains("--catalog DIR")), (1, suggests_folder), "{run:?}");
    }
}

#[test]
fn another_status_than_that_of_the_catalog_is_said() {
    let shop = Shop::new();
    for (status, said) in [("409 Conflict", false), ("500 Internal Server Error", true)] {
        let run = shop.run_with(&["explain", "-"], &format!("HTTP/1.1 {status}\nA: b\n\n{BODY}"));
        let row = "  status  500, but the catalog has 409\n";
        assert_eq!((run.code, run.out.contains(row)), (0, said), "{run:?}");
    }
    let run = shop.run_with(&["explain", "-"], BODY);
    assert!(!run.out.contains("  status  "), "nothing is known of it: {run:?}");
}

#[test]
fn values_that_do_not_fit_are_not_shown_in_the_message() {
    let shop = Shop::new();
    let explain = |left: &str| {
        let body = BODY.replace(":7}", &format!(":{left}}}"));
        let run = shop.run_with(&["explain", "-"], &body);
        assert_eq!(run.code, 0, "{run:?}");
        run.out
    };
    for (left, shown) in
        [("7", "7"), ("7.0", "7"), ("7e0", "7"), ("18446744073709551615", "18446744073709551615")]
    {
        let out = explain(left);
        assert!(out.contains(&format!("Only {shown} are left.")), "{out}");
        assert!(!out.contains("does not fit"), "{out}");
    }
    for left in ["0.5", "100000000000000000000", "-1", "true", "\"x\"", "[1]", "{\"a\":1}"] {
        let out = explain(left);
        assert!(out.contains("Only {left} are left."), "{left}: {out}");
        let shown = left.replace(":1", ": 1");
        let row = format!("  left    {shown} does not fit the type: unsigned\n");
        assert!(out.contains(&row), "{row}: {out}");
    }
    let out = explain("null");
    assert!(out.contains("Only {left} are left.") && !out.contains("does not fit"), "{out}");
}

#[test]
fn a_duration_has_its_unit_in_the_message() {
    let shop = Shop::new();
    let cover = shop.read("catalog/shop/catalog.yaml");
    assert!(cover.contains("rfc9457"), "{cover}");
    let later = "    detail: \"Wait {time}.\"\n    params: { time: duration }\n";
    let error = format!(
        "  later:\n    status: 429\n    title: Later\n    description: It is busy.\n    resolution: Wait.\n{later}"
    );
    let group = format!("group: waits\ntitle: Waits\nerrors:\n{error}");
    shop.write("catalog/shop/waits.yaml", &group);
    for time in ["125", "\"125s\"", "\"125\""] {
        let body = format!(
            "{{\"type\":\"https://shop.example/errors/waits#later\",\"detail\":\"Wait 125 s.\",\"time\":{time}}}"
        );
        let run = shop.run_with(&["explain", "-"], &body);
        assert_eq!(run.code, 0, "{run:?}");
        for words in ["detail  Wait 125 s.\n", "Message\n  Wait 125 s.\n"] {
            assert!(run.out.contains(words), "{words}: {run:?}");
        }
    }
}

#[test]
fn a_response_in_an_envelope_that_the_catalog_does_not_use_is_read() {
    let shop = Shop::new();
    for envelope in ["stripe", "fhir", "google", "connect", "jsonapi"] {
        let preview = shop.run(&["preview", "sold-out", "--envelope", envelope]);
        let run = shop.run_with(&["explain", "-"], &preview.out);
        assert!(run.out.contains("shop/orders/sold-out | 409"), "{run:?}");
        let note = format!(
            "the response is in the built-in envelope `{envelope}`, which `shop` does not use\n"
        );
        assert_eq!((run.code, run.err.as_str()), (0, note.as_str()));
    }
}

#[test]
fn the_schema_for_editors_is_no_file_of_the_catalog() {
    let shop = Shop::new();
    shop.write("catalog/shop/.schema.json", &shop.output(&["schema"]));
    let orders = shop.read("catalog/shop/orders.yaml");
    let orders = format!("# yaml-language-server: $schema=.schema.json\n{orders}");
    shop.write("catalog/shop/orders.yaml", &orders);
    assert_eq!(shop.run(&["check"]).code, 0);
}

#[test]
fn a_key_of_the_format_is_explained() {
    let shop = Shop::new();
    for (key, expected) in [
        (
            "mask",
            "`mask` of an error: a text\n\nThe code that callers get in place of an internal error. Required with\n`audience: internal`.\n\n\
             Example: `mask: internal-error`\n",
        ),
        (
            "prop.one_of",
            "`one_of` of a prop of an envelope: a list\n\nThe only values that the prop can have.\n\n\
             Example: `one_of: [card, api]`\n",
        ),
        ("|list", "`|list` is a filter\n\nSends the value in a list.\n\nExample: `$text|list`\n"),
        (
            "$group",
            "`$group` is a construct\n\nSends an object with a list for each value of `by`. In `by` and `as`, `$it` is\nthe item.\n\nExample: `{ $group: fields, by: $it.path, as: $it.message }`\n",
        ),
        ("$code", "`$code` is a variable\n\nThe code of the error.\n"),
    ] {
        assert_eq!(shop.output(&["explain", key]), expected);
    }
    for (name, expected) in [
        ("$eech", "error: no word of envelopes is called `$eech`\nhelp: did you mean `$each`?\n"),
        (
            "envelope.bodi",
            "error: no key of an envelope is called `envelope.bodi`\nhelp: did you mean `envelope.body`?\n",
        ),
        (
            "colours.zzzzzzzz",
            "error: no key of `colours` is called `colours.zzzzzzzz`\n\
             help: there are `colours.accent`, `colours.accent_dark`\n",
        ),
    ] {
        let run = shop.run(&["explain", name]);
        assert_eq!((run.code, run.err.as_str()), (2, expected));
    }
    assert_eq!(shop.run(&["explain", "zzzzz"]).code, 2);
}

#[test]
fn what_a_response_contradicts_is_said() {
    let shop = Shop::new();
    let cover = shop.read("catalog/shop/catalog.yaml");
    let own = "  own:\n    body: { id: $code, number: $number|or(0), status: $status, case: $case|opt, kind: $props.kind|opt }\n";
    shop.write("catalog/shop/catalog.yaml", &format!("{cover}{own}"));
    let rest = "title: T, description: D., resolution: R., envelope: own";
    shop.write(
        "catalog/shop/own.yaml",
        &format!(
            "group: own\ntitle: Own\nerrors:\n  one: {{ status: 404, number: 7, {rest} }}\n  two: {{ status: 404, number: 8, {rest}, props: {{ kind: x }} }}\n  none: {{ status: 404, {rest}, cases: {{ far-off: {{ detail: Far. }} }} }}\n"
        ),
    );
    for (body, expected) in [
        ("{\"id\":\"one\",\"number\":7,\"status\":404}", ""),
        ("{\"id\":\"one\",\"number\":8,\"status\":404}", "  number  8, but the catalog has 7\n"),
        (
            "{\"id\":\"one\",\"number\":7,\"status\":409}",
            "  status in the body  409, but the catalog has 404\n",
        ),
        ("{\"id\":\"none\",\"number\":0,\"status\":404}", ""),
        ("{\"id\":\"none\",\"number\":7}", "  number  7, but the catalog has none\n"),
        ("{\"id\":\"none\",\"case\":\"far-off\"}", "  case  far-off\n"),
        ("{\"id\":\"none\",\"case\":\"near\"}", "  case  near, which the catalog does not have\n"),
        // A code tells enough.
        ("{\"id\":\"two\",\"number\":8,\"kind\":\"x\"}", ""),
    ] {
        let run = shop.run_with(&["explain", "-"], body);
        let (_, rest) = run.out.split_once(" | 404").expect(&run.out);
        let shown = rest.split_once("In this response\n").map_or("", |(_, rest)| rest);
        let shown: Vec<_> = shown.lines().take_while(|line| line.starts_with(' ')).collect();
        assert_eq!(shown, expected.lines().collect::<Vec<_>>(), "{body}: {run:?}");
    }
}

#[test]
fn the_props_that_told_errors_apart_are_shown() {
    let shop = Shop::new();
    let cover = shop.read("catalog/shop/catalog.yaml");
    let own = "  own:\n    body: { sqlstate: $props.sqlstate, text: $text }\n";
    shop.write("catalog/shop/catalog.yaml", &format!("{cover}{own}"));
    let rest = "status: 400, title: T, description: D., resolution: R., envelope: own";
    shop.write(
        "catalog/shop/own.yaml",
        &format!(
            "group: own\ntitle: Own\nerrors:\n  one: {{ {rest}, props: {{ sqlstate: \"42P01\" }} }}\n  two: {{ {rest}, props: {{ sqlstate: \"42P02\" }} }}\n"
        ),
    );
    let run = shop.run_with(&["explain", "-"], "{\"sqlstate\":\"42P02\",\"text\":\"D.\"}");
    let expected =
        "shop/own/two | 400\n\nIn this response\n  props.sqlstate  42P02\n  detail          D.\n";
    assert!(run.code == 0 && run.out.contains(expected), "{run:?}");
}
