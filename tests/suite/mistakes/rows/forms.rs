//! A catalog with cases, field errors, props and two envelopes, and its mistakes.

use super::{Row, row};

/// The files of the catalog.
pub(in crate::mistakes) const CATALOG: &[(&str, &str)] =
    &[("catalog.yaml", COVER), ("orders.yaml", ORDERS), ("languages/fr.yaml", FRENCH)];

const COVER: &str = "\
catalog: shop
title: Shop
language: en
languages: [fr]
envelope: house
envelopes:
  house:
    content_type: application/json
    props: { kind: { type: string } }
    body:
      code: $code
      title: $title
      kind: $props.kind|or(other)
      detail: $detail|opt
      success: false
      fields: { $each: fields, as: { path: $it.path, text: $it.message } }
  plain:
    content_type: application/json
    headers: { X-Kind: $props.kind }
    body:
      code: $code
      amount: $props.amount|opt
";

const ORDERS: &str = "\
group: orders
title: Orders
errors:
  sold-out:
    status: 409
    title: Sold out
    description: There is too little.
    resolution: Order less.
    props: { kind: stock }
    cases:
      some-left:
        detail: Only {left} left of {what}.
        params: { left: integer, what: string }
      none-left:
        detail: Nothing left.
  wrong-fields:
    status: 422
    title: Wrong fields
    description: Some fields are wrong.
    resolution: Correct them.
    params: { fields: fields }
    field_errors:
      too-long: { message: \"At most {most} characters.\", params: { most: unsigned } }
      bad-country: { message: \"Unknown {place}.\", params: { place: string } }
      empty: { message: Write something. }
    examples:
      - values: { user: 7 }
        params: { fields: [{ field: name, error: too-long, most: 20 }] }
  plainly:
    status: 404
    title: Plainly
    description: Plainly.
    resolution: Plainly.
    envelope: plain
    props: { kind: x, amount: 1 }
";

const FRENCH: &str = "\
language: fr
groups: { orders: { title: Commandes } }
errors:
  orders:
    sold-out:
      title: Épuisé
      description: Trop peu.
      resolution: Commandez moins.
      cases:
        some-left: { detail: \"Il ne reste que {left} de {what}.\" }
        none-left: { detail: Il ne reste rien. }
    wrong-fields:
      title: Champs erronés
      description: Des champs sont erronés.
      resolution: Corrigez-les.
      field_errors:
        too-long: { message: \"Au plus {most} caractères.\" }
        bad-country: { message: \"{place} est inconnu.\" }
        empty: { message: Écrivez quelque chose. }
    plainly:
      title: Simplement
      description: Simplement.
      resolution: Simplement.
";

const COVER_FILE: &str = "catalog.yaml";
const O: &str = "orders.yaml";
const FR: &str = "languages/fr.yaml";
const KIND: &str = "{ kind: stock }";
const PLACE: &str = "place: string";

pub(in crate::mistakes) const ROWS: &[Row] = &[
    // Placeholders of translations.
    row("another param in a translated field error", FR, "{place} est", "{land} est"),
    row(
        "another param in a short translation",
        FR,
        "empty: { message: Écrivez quelque chose. }",
        "empty: Écrivez {land}.",
    ),
    row(
        "an unknown param in a short field error",
        O,
        "empty: { message: Write something. }",
        "empty: Write {something}.",
    ),
    row(
        "a field error by other names",
        O,
        "{ field: name, error: too-long, most: 20 }",
        "{ name: name, code: too-long }",
    ),
    row("a misspelt param in a translated field error", FR, "{place} est", "{plce} est"),
    row("a param of another field error", FR, "{place} est", "{most} est"),
    row("a param in a translation without any", FR, "quelque chose", "{place}"),
    row("two params in a translation without any", FR, "quelque chose", "{a} ou {b}"),
    row("another param in a translated case", FR, "{left} de", "{reste} de"),
    row("no param in a translated field error", FR, "{place} est", "Ce pays est"),
    // Props.
    row("a prop with a number for a text", O, KIND, "{ kind: 1.10 }"),
    row("a prop with digits for a text", O, KIND, "{ kind: 017 }"),
    row("a prop with a boolean for a text", O, KIND, "{ kind: True }"),
    row(
        "a prop with digits that are one of the texts",
        COVER_FILE,
        "{ type: string }",
        "{ one_of: [stock, \"x\"], by_status: { 422: 017 } }",
    ),
    row(
        "a prop with a text for a number",
        COVER_FILE,
        "{ kind: { type: string } }",
        "{ kind: { type: string, by_status: { 422: 22E06 } } }",
    ),
    row(
        "a prop of two types",
        O,
        "    props: { kind: stock }",
        "    envelope: plain\n    props: { kind: stock, amount: ten }",
    ),
    row("a prop with a comma", O, KIND, "{ kind: out of stock, sorry }"),
    row("a prop that no envelope sends", O, KIND, "{ kind: stock, colour: red }"),
    row("a misspelt prop", O, "kind: x, amount: 1", "kind: x, amont: 1"),
    // Values that every error needs.
    row("a number that no error has", COVER_FILE, "success: false", "number: $number"),
    row("a prop that some errors lack", COVER_FILE, "|or(other)", ""),
    row("a detail that some errors lack", COVER_FILE, "$detail|opt", "$detail"),
    // Booleans.
    row("no in a body", COVER_FILE, "success: false", "success: no"),
    row("off in a list of a body", COVER_FILE, "success: false", "success: [off]"),
    row("yes in a prop", O, KIND, "{ kind: yes }"),
    row("on in a value of an example", O, "user: 7", "user: on"),
    row("yes for a boolean", O, PLACE, "place: { type: boolean, example: yes }"),
    // Keys that don't apply to the type.
    row("one_of of a boolean", O, PLACE, "place: { type: boolean, one_of: [a, b] }"),
    row("format of a boolean", O, PLACE, "place: { type: boolean, format: uuid }"),
    row("format of an integer", O, PLACE, "place: { type: integer, format: int64 }"),
    row("format of a duration", O, PLACE, "place: { type: duration, format: duration }"),
    row("format of fields", O, "{ fields: fields }", "{ fields: { type: fields, format: uuid } }"),
    row("max_length of an integer", O, PLACE, "place: { type: integer, max_length: 3 }"),
    row("max_length of a list", O, PLACE, "place: { type: strings, format: uuid, max_length: 3 }"),
    row("max_length of nothing", O, PLACE, "place: { type: string, max_length: 0 }"),
    row("one_of of nothing", O, PLACE, "place: { one_of: [] }"),
    row("min of a string", O, PLACE, "place: { type: string, min: 1 }"),
    row("maximum of an integer", O, PLACE, "place: { type: integer, maximum: 9 }"),
    row("pattern of a string", O, PLACE, "place: { type: string, pattern: \"[A-Z]+\" }"),
    row("optional of a param in a text", O, PLACE, "place: { type: string, optional: true }"),
];
