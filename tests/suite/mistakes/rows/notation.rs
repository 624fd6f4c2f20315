//! Notations of other formats, template languages and vendors.

use super::{COVER_FILE, DETAIL, P, Row, row};

const RESOLUTION: &str = "    resolution: Order less.\n";
const PARAMS: &str = "    params: { left: integer, what: string }\n";
const FIELDS: &str = "title: $title\n      items: { $each: fields, as: { text: $message } }\n";

pub(in crate::mistakes) const ROWS: &[Row] = &[
    // Other formats.
    row("a tab after spaces", P, RESOLUTION, "  \t  resolution: Order less.\n"),
    row("a comment with slashes", P, RESOLUTION, "    // less\n    resolution: Order less.\n"),
    row("a comment with slashes at the top", P, "group: payments", "// pay\ngroup: payments"),
    row("a comment with a star", P, "group: payments", "/* pay */\ngroup: payments"),
    row("a comment with slashes after a number", P, "status: 404", "status: 404 // gone"),
    row("a comment with slashes after a text", P, "Order less.", "Order less. // please"),
    row("a comma after a text", P, "Order less.", "Order less,"),
    row(
        "a semicolon after a list",
        P,
        RESOLUTION,
        "    resolution: Order less.\n    tags: [a, b];\n",
    ),
    row("a comma after quotes", P, RESOLUTION, "    resolution: \"Order less.\",\n"),
    row("a comment after a comma", P, RESOLUTION, "    resolution: \"Order less.\", // please\n"),
    row("an equals sign at the top", P, "group: payments", "group = payments"),
    row("a semicolon after a text", P, "title: Sold out", "title: Sold out;"),
    row("a dash before a key", P, RESOLUTION, "    - resolution: Order less.\n"),
    row("a dash before the first key", P, "    status: 409\n", "    - status: 409\n"),
    row("a dash before a text", P, RESOLUTION, "    - Order less.\n"),
    row("a dash before a code", P, "  SOLD_OUT:", "  - SOLD_OUT:"),
    row(
        "dashes before params",
        P,
        PARAMS,
        "    params:\n      - left: integer\n      - what: string\n",
    ),
    row(
        "a dash before a param",
        P,
        PARAMS,
        "    params:\n      left: integer\n      - what: string\n",
    ),
    row("a dash before a map", P, DETAIL, "    detail:\n      - There are {left} of {what}.\n"),
    // Characters that look like others.
    row("a Greek question mark after a text", P, "Order less.", "Order less\u{37E}"),
    row("a full-width semicolon after a text", P, "Order less.", "Order less；"),
    row("a full-width comma after a text", P, "Order less.", "Order less，"),
    row("a full-width colon", P, "resolution: Order", "resolution：Order"),
    row("a full-width colon after a first key", P, "    status: 409", "    status：409"),
    row("a full-width comma in braces", P, "integer, what", "integer， what"),
    row("typographic quotes", P, "Order less.", "“Order less.”"),
    row("single typographic quotes", P, "Order less.", "‘Order less.’"),
    row("German quotes", P, "Order less.", "„Order less.“"),
    row("quotes around a number", P, "status: 409", "status: ‘409’"),
    row("full-width digits", P, "status: 409", "status: ４０９"),
    row("a dash before an item", P, RESOLUTION, "    resolution:\n      — Order less.\n"),
    row(
        "an en dash before an item",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    tags:\n      – a\n      – b\n",
    ),
    row(
        "a bullet before an item",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    reasons:\n      • It is.\n",
    ),
    row(
        "a star before an item",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    reasons:\n      * It is.\n",
    ),
    row(
        "a plus before an item",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    tags:\n      + a\n",
    ),
    row(
        "a dash before a second item",
        P,
        RESOLUTION,
        "    resolution:\n      - Order less.\n      — Wait.\n",
    ),
    row(
        "full-width brackets",
        P,
        PARAMS,
        "    params: { left: integer, what: string }\n    tags: ［a, b］\n",
    ),
    row("spaces before a key at the top", P, "title: Payments", " title: Payments"),
    row("spaces before errors", P, "errors:\n", "  errors:\n"),
    // Other template languages.
    row("a message of an item", COVER_FILE, "title: $title\n", FIELDS),
    row("a message of an error", COVER_FILE, "title: $it.title", "title: $message"),
    row("prop for props", COVER_FILE, "title: $title\n", "title: $prop.kind\n"),
    row("param for params", COVER_FILE, "title: $title\n", "title: $param.left|opt\n"),
    row("request_id for trace_id", COVER_FILE, "title: $title\n", "title: $request_id\n"),
    row("default for or", COVER_FILE, "title: $title\n", "title: $detail|default(none)\n"),
    row("optional for opt", COVER_FILE, "title: $title\n", "title: $detail|optional\n"),
    row("a variable in braces", COVER_FILE, "title: $title\n", "title: \"{title}\"\n"),
    row("a variable in doubled braces", COVER_FILE, "title: $title\n", "title: \"{{title}}\"\n"),
    row("a variable in braces alone", COVER_FILE, "title: $title\n", "title: {title}\n"),
    row(
        "a variable in braces in a text",
        COVER_FILE,
        "title: $title\n",
        "title: \"It is {detail}\"\n",
    ),
    // Other names of envelopes.
    row("rfc7807", COVER_FILE, "envelope: house", "envelope: RFC7807"),
    row("problem+json", COVER_FILE, "envelope: house", "envelope: application/problem+json"),
    row("aws", COVER_FILE, "envelope: house", "envelope: AWS"),
];
