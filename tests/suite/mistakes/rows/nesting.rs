//! Wrong levels, values in the place of maps, and YAML that the format doesn't have.

use super::{COVER_FILE, FR, P, Row, SETS, row};

const PARAMS: &str = "    params: { left: integer, what: string }\n";
const BODY: &str = "    body:\n      code: $code\n      title: $title\n";
const EACH: &str = "{ $each: errors, as: { code: $it.code, title: $it.title } }";
const GROUPS: &str = "groups: { cards: { title: Cartes }, payments: { title: Paiements } }";

pub(in crate::mistakes) const ROWS: &[Row] = &[
    // Levels.
    row(
        "a group above its keys",
        P,
        "group: payments\ntitle: Payments\nerrors:\n",
        "payments:\n title: Payments\n errors:\n",
    ),
    row("a value before the errors", P, "errors:\n", "errors: all\n"),
    row(
        "a text before the keys of a translation",
        FR,
        "    NOT_FOUND:\n",
        "    NOT_FOUND: Introuvable\n",
    ),
    row(
        "the members of a body without it",
        COVER_FILE,
        "    body:\n      code: $code\n      title: $title\n      params: $params\n      errors: { $each",
        "    code: $code\n    title: $title\n    params: $params\n    errors: { $each",
    ),
    row(
        "a body as a text",
        COVER_FILE,
        "    body:\n      code: $code\n      title: $title\n      params: $params\n      errors: { $each: errors, as: { code: $it.code, title: $it.title } }\n",
        "    body: |\n      { \"code\": \"$code\" }\n",
    ),
    row(
        "a status of an envelope",
        COVER_FILE,
        BODY,
        "    status: 200\n    body:\n      code: $code\n      title: $title\n",
    ),
    row("an $each without as", COVER_FILE, EACH, "{ $each: errors, code: $it.code }"),
    row("an or without parentheses", COVER_FILE, "title: $title\n", "title: $detail|or none\n"),
    row("question marks for or", COVER_FILE, "title: $title\n", "title: $detail ?? none\n"),
    row("a param without its space", COVER_FILE, "title: $title\n", "title: $left\n"),
    row(
        "examples as a map",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    examples: { left: 1, what: shoes }\n",
    ),
    row(
        "values of an example without params",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    examples:\n      - left: 1\n        what: shoes\n",
    ),
    row("languages as a map", COVER_FILE, "languages: [fr]", "languages: { fr: French }"),
    row("a language with an underscore", COVER_FILE, "languages: [fr]", "languages: [fr_FR]"),
    row("groups of a translation as a list", FR, GROUPS, "groups: [cards, payments]"),
    row(
        "a code in two brackets",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    see: [[NOT_FOUND]]\n",
    ),
    row(
        "an address for a list",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    see: https://example.com\n",
    ),
    row("a code after a dot", COVER_FILE, SETS, "sets: { checkout: [payments.SOLD_OUT] }\n"),
    row("a dash in the name of a param", P, "what: string", "what: string, user-id: string"),
    row(
        "an address of mail",
        COVER_FILE,
        "title: Shop\n",
        "title: Shop\ncontact: help@example.com\n",
    ),
    row("a list of choices for a type", P, "what: string", "what: [a, b]"),
    row("choices for a type", P, "what: string", "what: a|b"),
    row("brackets after a type", P, "what: string", "what: string[]"),
    row(
        "no blank after a dash",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    tags:\n      -a\n      -b\n",
    ),
    row(
        "numbers before items",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    reasons:\n      1. It is.\n      2. It was.\n",
    ),
    row(
        "no comma between quotes",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    tags: [\"a\" \"b\"]\n",
    ),
    row("a brace for a bracket", COVER_FILE, "[fr]", "[fr}"),
    row("a link alone", P, "There is too little.", "[NOT_FOUND]"),
    // Texts.
    row(
        "a colon on the second line of a text",
        P,
        "There is too little.",
        "There is\n      too little: sorry.",
    ),
    row("an ampersand before a text", P, "title: Sold out", "title: & sold out"),
    // YAML features.
    row("an anchor of a map", P, "params: { left", "params: &params { left"),
    row("a merge key", P, "    status: 404\n", "    <<: *defaults\n    status: 404\n"),
    row("a second document", P, "  NOT_FOUND:\n", "---\ngroup: other\nerrors:\n  NOT_FOUND:\n"),
    row("a carriage return", P, "title: Sold out", "title: Sold\rout"),
    row(
        "a bracket that is open for several lines",
        P,
        "{ left: integer,",
        "{ left: { type: integer,",
    ),
    row(
        "JSON without a comma",
        "more.yaml",
        "",
        "{\"group\": \"more\", \"title\": \"More\" \"errors\": {}}\n",
    ),
];
