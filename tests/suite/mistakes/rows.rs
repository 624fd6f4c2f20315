//! The catalog and its mistakes.

/// The files of the catalog.
pub(super) const CATALOG: &[(&str, &str)] = &[
    ("catalog.yaml", COVER),
    ("cards.yaml", CARDS),
    ("payments.yaml", PAYMENTS),
    ("languages/fr.yaml", FRENCH),
];

/// A change of a file; a file that the catalog does not have is added.
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
    description: The bank said no.
    resolution: Ask the bank.
    see: [CARD_EXPIRED]
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

const fn row(
    name: &'static str,
    file: &'static str,
    find: &'static str,
    replace: &'static str,
) -> Row {
    Row { name, file, find, replace }
}

const DETAIL: &str = "    detail: \"There are {left} of {what}.\"\n";
const P: &str = "payments.yaml";
const COVER_FILE: &str = "catalog.yaml";
const FR: &str = "languages/fr.yaml";

pub(super) const ROWS: &[Row] = &[
    // What is not YAML.
    row("a quote that is never closed", P, "title: Sold out", "title: \"Sold out"),
    row("an apostrophe in single quotes", P, "title: Sold out", "title: 'You can't'"),
    row("quotes in double quotes", P, "title: Sold out", "title: \"Say \"no\" now\""),
    row("a colon in a text", P, "title: Sold out", "title: Sorry: sold out"),
    row("a colon in code", P, "Order less.", "Send `Authorization: Bearer TOKEN`."),
    row("a text that begins with a brace", P, DETAIL, "    detail: {left} of {what} wanted\n"),
    row("a text that begins with code", P, "Order less.", "`GET` it again."),
    row("a bracket that is never closed", "cards.yaml", "[CARD_EXPIRED]", "[CARD_EXPIRED"),
    row("a key one deeper", P, "    resolution: Order less.", "     resolution: Order less."),
    row("a key one shallower", P, "    resolution: Order less.", "   resolution: Order less."),
    row("an entry without indentation", "cards.yaml", "  CARD_EXPIRED:\n", "CARD_EXPIRED:\n"),
    row(
        "a later entry without indentation",
        P,
        "  NOT_FOUND:\n    status: 404\n",
        "NOT_FOUND:\n    status: 404\n  MORE:\n    status: 404\n",
    ),
    row("an entry one shallower", P, "  NOT_FOUND:", " NOT_FOUND:"),
    row("a tab after a plain text", P, "    resolution: Order less.", "\tresolution: Order less."),
    row("a tab after an entry", P, "    status: 409", "\tstatus: 409"),
    row("no colon", P, "    title: Sold out", "    title Sold out"),
    row("no space after the colon", P, "    title: Sold out", "    title:Sold out"),
    // A file in another place.
    row("a cover with another ending", "catalog.yml", "", "catalog: shop\n"),
    row("a group with another ending", "more.YAML", "", "group: more\n"),
    row("a translation in the catalog's folder", "de.yaml", "", "language: fr\n"),
    // A value of another kind.
    row("a text in braces", P, DETAIL, "    detail: {what}\n"),
    row("params as a list", P, "{ left: integer, what: string }", "[left, what]"),
    row("errors as a list", "more.yaml", "", "group: more\ntitle: More\nerrors: [a]\n"),
    row("deprecated: true", P, "    status: 404", "    deprecated: true\n    status: 404"),
    row("retired: zzz", "cards.yaml", "see: [CARD_EXPIRED]", "retired: zzz"),
    row("headers: zzz", P, "    status: 404", "    headers: zzz\n    status: 404"),
    row("allow: zzz", P, "    status: 404", "    allow: zzz\n    status: 404"),
    row("sets: zzz", COVER_FILE, "title: Shop\n", "title: Shop\nsets: zzz\n"),
    row("lint: zzz", COVER_FILE, "title: Shop\n", "title: Shop\nlint: zzz\n"),
    // A key by another name, or in another place.
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
    // A name of something else.
    row("a former code in a reference", "cards.yaml", "see: [CARD_EXPIRED]", "see: [CARD_OLD]"),
    row("a former code in a translation", FR, "    CARD_EXPIRED:", "    CARD_OLD:"),
    row("translations below the group that a code was in", FR, "  payments:\n", ""),
    row("an unknown envelope", COVER_FILE, "envelope: house", "envelope: foo"),
    row("a variable of nothing", COVER_FILE, "title: $title", "title: $zzz"),
    row("a variable that is misspelled", COVER_FILE, "title: $title", "title: $tilte"),
    row("a variable of an item that it does not have", COVER_FILE, "$it.title", "$it.message"),
    row("a param that no error has", COVER_FILE, "title: $title", "title: $params.zzz"),
    row("a prop that no error has", COVER_FILE, "title: $title", "title: $props.zzz"),
    row("the space of what the application says", COVER_FILE, "title: $title", "title: $ctx"),
    // A type of another format.
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
    // A key that is missing.
    row("no envelope", COVER_FILE, "envelope: house\n", ""),
    row("no group", P, "group: payments\n", ""),
];
