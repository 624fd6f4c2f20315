//! Wrong names, with references to the right ones.

use super::{COVER_FILE, FR, P, Row, row};

const HEAD: &str = "    body:\n      code: $code\n";

const BODY: &str = "\
    body:
      code: $code
      title: $title
      params: $params
      errors: { $each: errors, as: { code: $it.code, title: $it.title } }
";

const ERRORS: &str = "\
errors:
  SOLD_OUT:
    status: 409
    title: Sold out
    description: There is too little.
    resolution: Order less.
    detail: \"There are {left} of {what}.\"
    params: { left: integer, what: string }
  NOT_FOUND:
    status: 404
    title: Not found
    description: There is no such payment.
    resolution: Check the id.
";

const ENVELOPE: &str = "\
envelope: house
sets: { checkout: [payments/SOLD_OUT, CARD_DECLINED, NOT_FOUND] }
fallbacks: { not_found: NOT_FOUND }
envelopes:
  house:
    content_type: application/json
    body:
      code: $code
      title: $title
      params: $params
      errors: { $each: errors, as: { code: $it.code, title: $it.title } }
";

pub(in crate::mistakes) const ROWS: &[Row] = &[
    // Wrong names. References to the right ones are not reported, too.
    row("group twice in a file", P, "title: Payments\n", "title: Payments\ngroup: pay\n"),
    row("a group that there is already", P, "group: payments", "group: cards"),
    row("a title for the name of a group", P, "group: payments", "group: Generic Errors"),
    row("a comma after a group", P, "group: payments", "group: payments,"),
    row("a group under another name", FR, "  payments:\n", "  payment-errors:\n"),
    row("a number for a code", P, "  NOT_FOUND:", "  403:"),
    row("a code of a translation that is none", FR, "    SOLD_OUT:", "    FOO_BAR:"),
    row("no code above the keys of an error", P, "  NOT_FOUND:\n", ""),
    row("no code above the first keys", P, "  SOLD_OUT:\n", ""),
    row("no code above translated texts", FR, "    CARD_DECLINED:\n", ""),
    row("a group without errors", P, ERRORS, ""),
    row("a group with empty errors", P, ERRORS, "errors: {}\n"),
    row("codes in a style that is not set", COVER_FILE, "code_style: SCREAMING_SNAKE_CASE\n", ""),
    row("an unknown style", COVER_FILE, "code_style: SCREAMING_SNAKE_CASE", "code_style: UPPER"),
    row("no params", P, "    params: { left: integer, what: string }\n", ""),
    // Keys by other names.
    row("statusCode for status", P, "    status: 404", "    statusCode: 404"),
    row("code for status", P, "    status: 404", "    code: 404"),
    row("how_to_fix for resolution", P, "resolution: Order less.", "how_to_fix: Order less."),
    row("retryable for retry", P, "    status: 404", "    status: 404\n    retryable: true"),
    row("lang for language", FR, "language: fr", "lang: fr"),
    row("lang in the cover", COVER_FILE, "language: en", "lang: en"),
    row("name for catalog", COVER_FILE, "catalog: shop", "name: shop"),
    row("name for group", P, "group: payments", "name: payments"),
    row("required for optional", P, "what: string", "what: { type: string, required: true }"),
    row("an unknown key for one that is missing", P, "resolution: Order less.", "foo: Order less."),
    row("an unknown key for params", P, "    params:", "    foo:"),
    row(
        "an unknown key in a translation",
        FR,
        "      title: Introuvable",
        "      foo: Introuvable",
    ),
    // Envelopes.
    row("envelopes for envelope", COVER_FILE, ENVELOPE, "envelopes: vonage\n"),
    row("an envelope without a body", COVER_FILE, BODY, ""),
    row("template for body", COVER_FILE, "    body:\n", "    template:\n"),
    row("no name above an envelope", COVER_FILE, "  house:\n", ""),
    row("an envelope as deep as its keys", COVER_FILE, "  house:", "    house:"),
    row("an envelope without indentation", COVER_FILE, "  house:", "house:"),
    row("a body as deep as its envelope", COVER_FILE, "    body:", "  body:"),
    // Props.
    row(
        "a status that is none",
        COVER_FILE,
        HEAD,
        "    props: { kind: { by_status: { 4o4: x } } }\n    body:\n      kind: $props.kind|opt\n      code: $code\n",
    ),
    row(
        "a value by status that is none of the values",
        COVER_FILE,
        HEAD,
        "    props: { kind: { one_of: [a], by_status: { 404: b } } }\n    body:\n      kind: $props.kind|opt\n      code: $code\n",
    ),
    row(
        "a prop of no use",
        COVER_FILE,
        HEAD,
        "    props: { kind: { one_of: [a] } }\n    body:\n      code: $code\n",
    ),
    row(
        "a number for an SQL state",
        COVER_FILE,
        HEAD,
        "    body:\n      state: 22E06\n      code: $code\n",
    ),
    row(
        "a status that is kept anyway",
        COVER_FILE,
        HEAD,
        "    keeps_status: [404]\n    body:\n      code: $code\n",
    ),
    row(
        "a type that props do not have",
        COVER_FILE,
        HEAD,
        "    props: { kind: { type: text, by_status: { 404: x } } }\n    body:\n      kind: $props.kind|opt\n      code: $code\n",
    ),
    row("envelopes misspelt", COVER_FILE, "envelopes:", "evelopes:"),
];
