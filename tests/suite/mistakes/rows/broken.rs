//! Mistakes after which a file is invalid YAML, or valid YAML with another meaning.

use super::{COVER_FILE, DETAIL, FR, P, Row, row};

const BODY: &str = "    body:\n      code: $code\n";

const ONE_DEEPER: &str = "\
group: more
title: More
errors:
    ONE:
    status: 404
    title: One
    description: One.
    resolution: One.
";

const ONE_SHALLOWER: &str = "\
group: more
title: More
errors:
ONE:
    status: 404
    title: One
    description: One.
    resolution: One.
";

pub(in crate::mistakes) const ROWS: &[Row] = &[
    row("a quote that is never closed", P, "title: Sold out", "title: \"Sold out"),
    row("an apostrophe in single quotes", P, "title: Sold out", "title: 'You can't'"),
    row("quotes in double quotes", P, "title: Sold out", "title: \"Say \"no\" now\""),
    row("a colon in a text", P, "title: Sold out", "title: Sorry: sold out"),
    row("a colon in code", P, "Order less.", "Send `Authorization: Bearer TOKEN`."),
    row("a text that begins with a brace", P, DETAIL, "    detail: {left} of {what} wanted\n"),
    row("a text that begins with code", P, "Order less.", "`GET` it again."),
    row("a bracket that is never closed", "cards.yaml", "[CARD_OLD]", "[CARD_OLD"),
    row("a key one deeper", P, "    resolution: Order less.", "     resolution: Order less."),
    row("a first key deeper", P, "    status: 404\n", "     status: 404\n"),
    row(
        "a first key of a body deeper",
        COVER_FILE,
        BODY,
        "    body:\n       success: false\n      code: $code\n",
    ),
    row("no group above the first code", FR, "  cards:\n", ""),
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
    row("a tab before a comment in a text", P, "Order less.", "Order\n\t# fewer\n      less."),
    row(
        "a tab before a comment in braces",
        P,
        "left: integer",
        "left:\n  integer\n\t# or\n  string",
    ),
    row("a tab after an entry", P, "    status: 409", "\tstatus: 409"),
    row("no colon", P, "    title: Sold out", "    title Sold out"),
    row("no space after the colon", P, "    title: Sold out", "    title:Sold out"),
    row(
        "no colon after the first key",
        P,
        "  SOLD_OUT:\n    status: 409",
        "  SOLD_OUT:\n    status 409",
    ),
    row("no colon after a code", P, "  NOT_FOUND:\n", "  NOT_FOUND\n"),
    row("no colon after errors", P, "errors:\n", "errors\n"),
    row("an equals sign", P, "    status: 409", "    status = 409"),
    row("no colon in braces", P, "what: string", "what: { type string, example: a }"),
    row("no comma in braces", P, "what: string", "what: { type: string example: a }"),
    row(
        "a colour without quotes",
        COVER_FILE,
        "title: Shop\n",
        "title: Shop\nsite: { colours: { accent: #0a6 } }\n",
    ),
    row(
        "a text that goes on where keys begin",
        P,
        "There is too little.",
        "There is\n    too little of it.",
    ),
    row(
        "a block that goes on where keys begin",
        P,
        "There is too little.",
        ">\n    There is too little.",
    ),
    row("a backslash in double quotes", P, "title: Sold out", "title: \"Match \\d+\""),
    row("a text that begins with a star", P, "title: Sold out", "title: *Sold* out"),
    row(
        "a text that begins with an exclamation mark",
        P,
        "title: Sold out",
        "title: !It is sold out",
    ),
    row("a text that begins with a dash", P, "title: Sold out", "title: - Sold out"),
    row("a text that begins with a hash", P, "title: Sold out", "title: #1 is sold out"),
    row(
        "a conflict of version control",
        P,
        "    status: 409",
        "<<<<<<< ours\n    status: 409\n=======\n    status: 410\n>>>>>>> theirs",
    ),
    row("a character that an escape makes", P, "There are {left}", "There are \\u202e {left}"),
    // One line with a wrong indentation.
    row("a code without indentation", P, "  NOT_FOUND:", "NOT_FOUND:"),
    row("a first code without indentation", P, "  SOLD_OUT:", "SOLD_OUT:"),
    row("a code as deep as its keys", P, "  NOT_FOUND:", "    NOT_FOUND:"),
    row("a first code as deep as its keys", P, "  SOLD_OUT:", "    SOLD_OUT:"),
    row("a code deeper than its keys", P, "  NOT_FOUND:", "      NOT_FOUND:"),
    row("a code one deeper", P, "  NOT_FOUND:", "   NOT_FOUND:"),
    row("an only code as deep as its keys", "more.yaml", "", ONE_DEEPER),
    row("an only code without indentation", "more.yaml", "", ONE_SHALLOWER),
    row("a first key one deeper", P, "    status: 409", "     status: 409"),
    row(
        "a param as deep as its map",
        P,
        "    params: { left: integer, what: string }",
        "    params:\n      left: integer\n    what: { type: string }",
    ),
    row(
        "a first param as deep as its map",
        P,
        "    params: { left: integer, what: string }",
        "    params:\n    left: integer\n      what: string",
    ),
    row("no errors above the codes", P, "errors:\n", ""),
    row("a translated code without indentation", FR, "    NOT_FOUND:", "  NOT_FOUND:"),
    row("a translated code as deep as its texts", FR, "    NOT_FOUND:", "      NOT_FOUND:"),
    // Suggestions that must not be wrong.
    row(
        "a text that begins with a quoted word",
        P,
        "title: Sold out",
        "title: \"Closed\" is the order",
    ),
    row(
        "a text that begins with a word in single quotes",
        P,
        "title: Sold out",
        "title: 'Closed' is the order",
    ),
    row(
        "a text that begins and ends with a quoted word",
        P,
        "title: Sold out",
        "title: \"Closed\" is the \"order\"",
    ),
    row("a brace too many in braces", P, "left: integer", "left: { type: unsigned, example: 3 }}"),
    row("a brace too many", P, "what: string }", "what: string }}"),
    row("a bracket too many", COVER_FILE, "languages: [fr]", "languages: [fr]]"),
    row("a no-break space after a colon", P, "title: Sold out", "title:\u{A0}Sold out"),
    row("a zero-width space after a colon", P, "status: 409", "status:\u{200B} 409"),
    row(
        "a no-break space as indentation",
        P,
        "    title: Sold out",
        "\u{A0}\u{A0}\u{A0}\u{A0}title: Sold out",
    ),
    row("a zero-width space in a key", P, "    detail:", "    de\u{200B}tail:"),
    row("a no-break space before a number", P, "status: 409", "status: \u{A0}409"),
    row(
        "a folded text without indentation",
        P,
        "There is too little.",
        ">-\nThere is too little\nof it.",
    ),
    row(
        "a param map as deep as the codes",
        P,
        "    params: { left: integer, what: string }",
        "  params:\n    left: integer\n    what: string",
    ),
    row("a text that ends with a quote", P, "Order less.", "Order less.\""),
    row("a text that ends with a typographic quote", P, "Order less.", "Order less.”"),
    // Duplicate keys.
    row("a code twice", P, "  NOT_FOUND:", "  SOLD_OUT:"),
    row("a param twice", P, "what: string", "left: string"),
];
