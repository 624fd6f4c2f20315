//! Texts in braces and brackets that need quotes, because they have commas, colons, brackets or quotes in them.

use super::{COVER_FILE, FR, P, Row, row};

const PARAMS: &str = "    params: { left: integer, what: string }\n";
const GROUPS: &str = "title: Cartes }";
const TITLE: &str = "      title: $title\n      params";

pub(in crate::mistakes) const ROWS: &[Row] = &[
    // Commas.
    row(
        "a comma in a text in braces",
        P,
        "    status: 404\n    title: Not found\n    description: There is no such payment.\n    resolution: Check the id.\n",
        "    { status: 404, title: Not found, description: None is there., resolution: Wait, until it is. }\n",
    ),
    row(
        "a comma without a blank in an example",
        P,
        "what: string",
        "what: { type: string, example: a,b }",
    ),
    row("a comma in a number", P, "what: string", "what: { type: number, example: 1,10 }"),
    row("a comma for thousands", P, "left: integer", "left: { type: integer, example: 1,000 }"),
    row(
        "two commas, and a key after them",
        P,
        "what: string",
        "what: { description: The thing, as you call it, or not, type: string }",
    ),
    row(
        "a comma in a value",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    examples: [{ params: { left: 1, what: Shoes, red } }]\n",
    ),
    row(
        "a comma in a header",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    headers: { Cache-Control: no-cache, no-store }\n",
    ),
    row(
        "a comma in a body",
        COVER_FILE,
        TITLE,
        "      meta: { note: Sorry, we failed, v: 1 }\n      title: $title\n      params",
    ),
    row(
        "a comma on a line of its own braces",
        P,
        PARAMS,
        "    params: {\n      left: integer,\n      what: { type: string, description: The thing, of course }\n    }\n",
    ),
    // Colons.
    row("a colon in a text in braces", FR, GROUPS, "title: Cartes: toutes }"),
    row("a colon after several words in braces", FR, GROUPS, "title: Toutes les cartes: ici }"),
    row("a colon and a comma in braces", FR, GROUPS, "title: Cartes: toutes, ou presque }"),
    row(
        "a colon in a value",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    examples: [{ params: { left: 1, what: Shoes: red } }]\n",
    ),
    row(
        "a colon in a body",
        COVER_FILE,
        TITLE,
        "      meta: { note: Sorry: we failed, v: 1 }\n      title: $title\n      params",
    ),
    row(
        "a colon on a line of several",
        P,
        PARAMS,
        "    params: {\n      left: integer,\n      what: { type: string, description: The thing: it }\n    }\n",
    ),
    row(
        "a colon in a list in brackets",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    tags: [sold: out, b]\n",
    ),
    row(
        "a colon in an item",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    reasons:\n      - Because: it is.\n",
    ),
    // Brackets and quotes.
    row(
        "a link in braces",
        P,
        "    status: 404\n",
        "    status: 404\n    deprecated: { since: 1.0, note: Use [SOLD_OUT] }\n",
    ),
    row(
        "a link after a comma in braces",
        P,
        "    status: 404\n",
        "    status: 404\n    deprecated: { since: 1.0, note: Old, use [SOLD_OUT] }\n",
    ),
    row(
        "a placeholder in a text in braces",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    headers: { X-Left: about {left} }\n",
    ),
    row("words in quotes in braces", P, "what: string", "what: { type: string, example: \"a\" b }"),
    row("code in braces", FR, GROUPS, "title: `Cartes` }"),
    row("an at sign in braces", P, "what: string", "what: { type: string, example: @me }"),
    // Missing commas.
    row("no comma after a type", P, "what: string", "what: { type: string description: A thing }"),
    row(
        "no comma after a text",
        P,
        "what: string",
        "what: { description: A good thing type: string }",
    ),
    row(
        "no comma after quotes",
        P,
        "what: string",
        "what: { description: \"A thing\" type: string }",
    ),
    row("no comma after a number", P, "left: integer", "left: { max_length: 3 type: string }"),
    row("no comma after a param", P, "left: integer, what", "left: integer what"),
];
