//! The catalog and its mistakes.

mod braces;
mod broken;
mod forms;
mod names;
mod nesting;
mod notation;

pub(super) use braces::ROWS as BRACES;
pub(super) use broken::ROWS as BROKEN;
pub(super) use forms::{CATALOG as FORMS, ROWS as IN_FORMS};
pub(super) use names::ROWS as NAMES;
pub(super) use nesting::ROWS as NESTING;
pub(super) use notation::ROWS as NOTATION;

/// The files of the catalog.
pub(super) const CATALOG: &[(&str, &str)] = &[
    ("catalog.yaml", COVER),
    ("cards.yaml", CARDS),
    ("payments.yaml", PAYMENTS),
    ("languages/fr.yaml", FRENCH),
];

/// A change of a file. A file that the catalog lacks is added.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) file: &'static str,
    pub(super) find: &'static str,
    pub(super) replace: &'static str,
}

const COVER: &str = "\
catalog: shop
title: Shop
language: en
languages: [fr]
code_style: SCREAMING_SNAKE_CASE
docs_url: https://example.com/errors
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

const CARDS: &str = "\
group: cards
title: Cards
errors:
  CARD_EXPIRED:
    status: 402
    title: The card has expired
    description: The card can no longer be used.
    resolution: Use another card.
    aliases: [CARD_OLD]
  CARD_DECLINED:
    status: 402
    title: Declined
    description: The bank said no, as in [NOT_FOUND] and [payments/SOLD_OUT].
    resolution: Ask the bank.
    see: [CARD_EXPIRED, payments/SOLD_OUT, NOT_FOUND]
    params: { amount: { type: integer } }
";

const PAYMENTS: &str = "\
group: payments
title: Payments
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

const FRENCH: &str = "\
language: fr
groups: { cards: { title: Cartes }, payments: { title: Paiements } }
errors:
  cards:
    CARD_EXPIRED:
      title: Carte expirée
      description: La carte ne peut plus servir.
      resolution: Utilisez une autre carte.
    CARD_DECLINED:
      title: Refusée
      description: La banque a refusé.
      resolution: Demandez à la banque.
  payments:
    SOLD_OUT:
      title: Épuisé
      description: Il en reste trop peu.
      resolution: Commandez moins.
      detail: \"Il reste {left} de {what}.\"
    NOT_FOUND:
      title: Introuvable
      description: Ce paiement n'existe pas.
      resolution: Vérifiez l'identifiant.
";

const FLAT_FRENCH: &str = "\
language: fr
errors:
  CARD_EXPIRED:
    title: Carte expirée
    description: La carte ne peut plus servir.
    resolution: Utilisez une autre carte.
  CARD_DECLINED:
    title: Refusée
    description: La banque a refusé.
    resolution: Demandez à la banque.
  SOLD_OUT:
    title: Épuisé
    description: Il en reste trop peu.
    resolution: Commandez moins.
    detail: \"Il reste {left} de {what}.\"
  NOT_FOUND:
    title: Introuvable
    description: Ce paiement n'existe pas.
    resolution: Vérifiez l'identifiant.
";

const FRENCH_AT_THE_TOP: &str = "\
language: fr
cards:
  CARD_EXPIRED:
    title: Carte expirée
    description: La carte ne peut plus servir.
    resolution: Utilisez une autre carte.
payments:
  NOT_FOUND:
    title: Introuvable
    description: Ce paiement n'existe pas.
    resolution: Vérifiez l'identifiant.
";

const NEXT_TO_ERRORS: &str = "\
group: more
title: More
errors:
ONE:
  status: 404
  title: One
  description: One.
  resolution: One.
TWO:
  status: 404
  title: Two
  description: Two.
  resolution: Two.
";

const fn row(
    name: &'static str,
    file: &'static str,
    find: &'static str,
    replace: &'static str,
) -> Row {
    Row { name, file, find, replace }
}

const DETAIL: &str = "    detail: \"There are {left} of {what}.\"\n";
const SEE: &str = "see: [CARD_EXPIRED, payments/SOLD_OUT, NOT_FOUND]";
const SETS: &str = "sets: { checkout: [payments/SOLD_OUT, CARD_DECLINED, NOT_FOUND] }\n";
const P: &str = "payments.yaml";
const COVER_FILE: &str = "catalog.yaml";
const FR: &str = "languages/fr.yaml";

pub(super) const ROWS: &[Row] = &[
    // Misplaced files.
    row("a cover with another ending", "catalog.yml", "", "catalog: shop\n"),
    row("a group with another ending", "more.YAML", "", "group: more\n"),
    row("a translation in the catalog's folder", "de.yaml", "", "language: fr\n"),
    row("an empty file", "more.yaml", "", ""),
    row("a file of comments", "more.yaml", "", "# to do\n"),
    row("an empty translation", "languages/fr.yaml", FRENCH, ""),
    row("a second translation in the catalog's folder", "fr.yaml", "", FRENCH),
    row("groups without errors above them", FR, FRENCH, FRENCH_AT_THE_TOP),
    row("codes without their group", FR, FRENCH, FLAT_FRENCH),
    // Values of another type.
    row("a text in braces", P, DETAIL, "    detail: {what}\n"),
    row("params as a list", P, "{ left: integer, what: string }", "[left, what]"),
    row("errors as a list", "more.yaml", "", "group: more\ntitle: More\nerrors: [a]\n"),
    row("deprecated: true", P, "    status: 404", "    deprecated: true\n    status: 404"),
    row("retired: zzz", "cards.yaml", SEE, "retired: zzz"),
    row("headers: zzz", P, "    status: 404", "    headers: zzz\n    status: 404"),
    row("allow: zzz", P, "    status: 404", "    allow: zzz\n    status: 404"),
    row("sets: zzz", COVER_FILE, SETS, "sets: zzz\n"),
    row("lint: zzz", COVER_FILE, "title: Shop\n", "title: Shop\nlint: zzz\n"),
    row("a text for a list", P, "    status: 404", "    tags: billing\n    status: 404"),
    row("a map for a list", P, "    status: 404", "    tags: { a: b }\n    status: 404"),
    row("a list for a word", P, "    status: 404", "    severity: [warn]\n    status: 404"),
    row("a list for a number", P, "status: 404", "status: [404, 410]"),
    row("a reason phrase for a status", P, "status: 404", "status: Not Found"),
    row("a status with its reason phrase", P, "status: 404", "status: 404 Not Found"),
    row("a class of statuses", P, "status: 404", "status: 4xx"),
    row(
        "translations in the place of a text",
        P,
        "title: Sold out",
        "title: { en: Sold out, fr: Épuisé }",
    ),
    row("a text in brackets", P, "title: Sold out", "title: [Sold, out]"),
    row("a map for a title", P, "title: Sold out", "title: { text: Sold out }"),
    row(
        "an envelope in the place of its name",
        COVER_FILE,
        "envelope: house",
        "envelope: { body: { code: $code } }",
    ),
    row("an if in an envelope", COVER_FILE, "title: $title\n", "title: { $if: fields, then: 1 }\n"),
    row("a comma after a number", P, "status: 404", "status: 404,"),
    row("a word for a boolean", P, "    status: 404", "    expose: sometimes\n    status: 404"),
    row("a list for retry", P, "    status: 404", "    retry: [30s]\n    status: 404"),
    row("another key in retry", P, "    status: 404", "    retry: { in: 30s }\n    status: 404"),
    row("null for a text", P, "title: Not found", "title: null"),
    row("a number in quotes", P, "left: integer", "left: { type: integer, example: \"30\" }"),
    row(
        "2^63 for an integer",
        P,
        "left: integer",
        "left: { type: integer, example: 9223372036854775808 }",
    ),
    row(
        "2^64 for an unsigned",
        P,
        "left: integer",
        "left: { type: unsigned, example: 18446744073709551616 }",
    ),
    row("no language tag", COVER_FILE, "language: en\n", "language: English\n"),
    row("languages as a text", COVER_FILE, "languages: [fr]", "languages: fr"),
    // Misnamed or misplaced keys.
    row("codes for errors", P, "errors:\n", "codes:\n"),
    row("codes in another style", P, "  NOT_FOUND:", "  not-found:"),
    row("an error next to errors", "more.yaml", "", NEXT_TO_ERRORS),
    row("message for detail", P, "    detail:", "    message:"),
    row("text for detail", P, "    detail:", "    text:"),
    row("http_status for status", P, "status: 409", "http_status: 409"),
    row("fix for resolution", P, "resolution: Order less.", "fix: Order less."),
    row("solution for resolution", P, "resolution: Order less.", "solution: Order less."),
    row("name for title", P, "    title: Sold out", "    name: Sold out"),
    row("args for params", P, "    params:", "    args:"),
    row("code in an entry", P, "    status: 404", "    code: 7\n    status: 404"),
    row("sets in an entry", P, "    status: 404", "    sets: [a]\n    status: 404"),
    row("errors in the cover", COVER_FILE, "title: Shop\n", "title: Shop\nerrors: {}\n"),
    row("a title at the top of a translation", FR, "language: fr\n", "language: fr\ntitle: T\n"),
    row("a status at the top of a group", P, "title: Payments", "title: Payments\nstatus: 404"),
    row("rules are not suggested", COVER_FILE, "title: Shop\n", "title: Shop\nrule: []\n"),
    row(
        "an entry below another entry",
        P,
        "  NOT_FOUND:\n    status: 404\n    title: Not found\n    description: There is no such payment.\n    resolution: Check the id.\n",
        "    NOT_FOUND:\n      status: 404\n      title: Not found\n      description: There is no such payment.\n      resolution: Check the id.\n",
    ),
    // Misplaced or misspelled placeholders.
    row("a placeholder in a title", P, "title: Sold out", "title: \"{item} is sold out\""),
    row("a number in braces", P, "Order less.", "Order less than {0}."),
    row("a dollar sign before a placeholder", P, "{left} of", "${left} of"),
    row("a dollar sign before a name", P, "There are {left}", "There are $left: {left}"),
    row("a formatter of no param", P, "of {what}.", "of {what}. {color, number}"),
    row("blanks around no param", P, "of {what}.", "of {what}. { color }"),
    row("doubled braces", P, "There are {left}", "There are {{left}}: {left}"),
    row("a placeholder that is wrong in both languages", P, "what: string", "thing: string"),
    // Names of other things.
    row("a former code in a reference", "cards.yaml", SEE, "see: [CARD_OLD]"),
    row("a former code in a translation", FR, "    CARD_EXPIRED:", "    CARD_OLD:"),
    row("translations below the group that a code was in", FR, "  payments:\n", ""),
    row("an unknown envelope", COVER_FILE, "envelope: house", "envelope: foo"),
    row("a variable of nothing", COVER_FILE, "title: $title", "title: $zzz"),
    row("a variable that is misspelled", COVER_FILE, "title: $title", "title: $tilte"),
    row("a variable of an item that it does not have", COVER_FILE, "$it.title", "$it.message"),
    row("a param that no error has", COVER_FILE, "title: $title", "title: $params.zzz"),
    row("a prop that no error has", COVER_FILE, "title: $title", "title: $props.zzz"),
    row("the space of what the application says", COVER_FILE, "title: $title", "title: $ctx"),
    // Types of other formats.
    row("type uuid", P, "what: string", "what: uuid"),
    row("type datetime", P, "what: string", "what: datetime"),
    row("type date", P, "what: string", "what: date"),
    row("type decimal", P, "what: string", "what: decimal"),
    row("type int", P, "what: string", "what: int"),
    row("type bool", P, "what: string", "what: bool"),
    row("type float", P, "what: string", "what: float"),
    row(
        "max_length of a choice",
        P,
        "what: string",
        "what: { type: string, one_of: [a, b], max_length: 3 }",
    ),
    // Lists instead of maps.
    row(
        "params as a list of names",
        P,
        "    params: { left: integer, what: string }\n",
        "    params:\n      - name: left\n        type: integer\n      - name: what\n        type: string\n",
    ),
    row(
        "errors as a list of codes",
        "more.yaml",
        "",
        "group: more\ntitle: More\nerrors:\n  - code: ONE\n    status: 404\n    title: One\n",
    ),
    row(
        "errors as a list of keys",
        "more.yaml",
        "",
        "group: more\ntitle: More\nerrors:\n  - status: 404\n  - status: 409\n",
    ),
    row("envelopes as a list", COVER_FILE, "  house:\n", "  - house:\n"),
    row("no errors", "more.yaml", "", "group: more\ntitle: More\nerrors: {}\n"),
    // Misnamed files.
    row(
        "a file of another language",
        "languages/de.yaml",
        "",
        "language: fr\ngroups: { cards: { title: Karten } }\n",
    ),
    row("a language that is not declared", FR, "language: fr", "language: de"),
    row("the language of the catalog", FR, "language: fr", "language: en"),
    // Missing keys.
    row("no envelope", COVER_FILE, "envelope: house\n", ""),
    row("no group", P, "group: payments\n", ""),
];
