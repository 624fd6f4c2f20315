//! The catalog that the tests share.

use std::sync::OnceLock;

use errbook::__v1::{Envelope, Tables, filter, flag, param, retry, var};
use errbook::{Catalog, Entry};

use crate::build::{Attribute, Builder, INTERNAL, OPTIONAL, Row};
use crate::program::{Assembled, Var, named, plain};

// The first envelope, Vonage's, is the default.
const WOMPI: u8 = 1;
const RICH: u8 = 2;

const API: [Row; 3] = [
    Row {
        code: "INVALID_ACCESS_TOKEN",
        status: 401,
        envelope: WOMPI,
        title: ["Bad key", "Llave inválida"],
        description: ["The key is bad.", "La llave es inválida."],
        cases: &[
            (
                "wrong-environment",
                ["Not of this environment.", "No corresponde a este ambiente."],
                &[],
            ),
            (
                "expired",
                ["{0} has expired {1} ago{2}.", "{0} venció hace {1}{2}."],
                &[("age", param::DURATION, 0), ("secret", param::STRING, INTERNAL)],
            ),
        ],
        params: &[("key", param::STRING, 0)],
        attributes: &[Attribute::Header("WWW-Authenticate", "Bearer key=\"{0}\"")],
        ..Row::EMPTY
    },
    Row {
        code: "NOT_FOUND_ERROR",
        status: 404,
        envelope: WOMPI,
        title: ["Not found", "No encontrado"],
        description: ["It \"does not\" exist.", "La entidad solicitada no existe"],
        ..Row::EMPTY
    },
    Row {
        code: "INPUT_VALIDATION_ERROR",
        status: 422,
        envelope: WOMPI,
        title: ["Bad input", "Datos inválidos"],
        description: ["The input is bad.", "Los datos son inválidos."],
        params: &[("problems", param::FIELDS, 0)],
        issues: &[
            ("reference-used", ["is in use", "ya ha sido usada"], &[]),
            (
                "too-long",
                ["is over {0}{1}", "supera {0}{1}"],
                &[("max", param::UNSIGNED, 0), ("limit-id", param::STRING, INTERNAL)],
            ),
        ],
        ..Row::EMPTY
    },
];

const GENERIC: [Row; 8] = [
    Row {
        code: "out-of-credit",
        group: 1,
        status: 403,
        number: Some(1001),
        title: ["You do not have enough credit", "No tienes saldo suficiente"],
        description: ["The balance does not cover it.", "El saldo no alcanza."],
        detail: Some([
            "Your current balance is {0}, but that costs {1}.",
            "Tu saldo actual es {0}, pero cuesta {1}.",
        ]),
        params: &[("balance", param::INTEGER, 0), ("cost", param::INTEGER, 0)],
        attributes: &[
            Attribute::Tag("money"),
            Attribute::Alias("no-credit"),
            Attribute::Alias("NOT_FOUND_ERROR"),
            Attribute::Since("1.2.0"),
        ],
        ..Row::EMPTY
    },
    Row {
        code: "throttled",
        group: 1,
        status: 429,
        flags: flag::WARN,
        retry: (retry::AFTER_PARAM, 0),
        title: ["Too many requests", ""],
        description: ["Slow down.", ""],
        detail: Some(["Wait {0}.", ""]),
        params: &[("wait", param::DURATION, OPTIONAL)],
        ..Row::EMPTY
    },
    Row {
        code: "internal-error",
        group: 1,
        status: 500,
        number: Some(-3),
        title: ["Something broke", "Algo falló"],
        description: ["We are on it.", "Lo estamos viendo."],
        detail: Some(["The {0} broke.", "Falló {0}."]),
        params: &[("part", param::STRING, 0)],
        attributes: &[Attribute::Header("X-Part", "{0}"), Attribute::Header("X-Help", "yes")],
        ..Row::EMPTY
    },
    Row {
        code: "db-down",
        group: 1,
        status: 503,
        flags: flag::INTERNAL,
        retry: (retry::AFTER_SECONDS, 5),
        title: ["Database down", "Base de datos caída"],
        description: ["Host is gone.", "No hay servidor."],
        detail: Some(["Host {0} is gone.", "No hay {0}."]),
        params: &[("host", param::STRING, 0)],
        mask: Some(5),
        ..Row::EMPTY
    },
    Row {
        code: "teapot",
        group: 1,
        status: 418,
        flags: flag::INFO | flag::DEPRECATED,
        envelope: RICH,
        retry: (retry::AFTER_SECONDS, 30),
        number: Some(-7),
        title: ["I'm a \"teapot\"", "Soy una \"tetera\""],
        description: ["Short\nand stout.", "Chica\ny gorda."],
        detail: Some([
            "{0} {1} {2} {3} {4} {5} {6}{7}{8} ñ",
            "{0} {1} {2} {3} {4} {5} {6}{7}{8} ñ",
        ]),
        params: &[
            ("text", param::STRING, 0),
            ("integer", param::INTEGER, 0),
            ("unsigned", param::UNSIGNED, 0),
            ("number", param::NUMBER, 0),
            ("boolean", param::BOOLEAN, 0),
            ("duration", param::DURATION, 0),
            ("strings", param::STRINGS, 0),
            ("maybe", param::STRING, OPTIONAL),
            ("secret", param::STRING, INTERNAL),
        ],
        attributes: &[
            Attribute::Text("kind", "a \"kind\""),
            Attribute::Json("level", "3"),
            Attribute::Header("X-Text", "{0}!"),
        ],
        ..Row::EMPTY
    },
    Row {
        code: "overloaded",
        group: 1,
        status: 503,
        flags: flag::EXPOSE,
        retry: (retry::AFTER_PARAM, 0),
        title: ["Overloaded", "Sobrecarga"],
        description: ["Too much.", "Demasiado."],
        detail: Some(["Back in {0}.", "Vuelve en {0}."]),
        params: &[("wait", param::DURATION, 0)],
        ..Row::EMPTY
    },
    Row {
        code: "leak",
        group: 1,
        status: 403,
        flags: flag::INTERNAL | flag::RETIRED,
        title: ["Leak", "Fuga"],
        description: ["Leak.", "Fuga."],
        mask: Some(3),
        params: &[("balance", param::INTEGER, 0)],
        ..Row::EMPTY
    },
    Row {
        code: "x",
        group: 1,
        title: ["X", "Equis"],
        description: ["x.", "x."],
        detail: Some(["Plain.", "Simple."]),
        ..Row::EMPTY
    },
];

/// Returns the catalog.
pub(crate) fn catalog() -> &'static Catalog<'static> {
    static CATALOG: OnceLock<Catalog<'static>> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::new(tables()))
}

/// Returns an entry that is there.
pub(crate) fn entry(code: &str) -> Entry<'static> {
    catalog().entries().find(|entry| entry.code() == code).expect("the catalog has the code")
}

/// Makes the tables anew.
pub(crate) fn tables() -> Tables<'static> {
    let (mut builder, mut code) = (Builder::default(), Assembled::default());
    builder.group("api", &API);
    builder.group("generic", &GENERIC);
    let envelopes = vec![vonage(&mut code), wompi(&mut code), rich(&mut builder, &mut code)];
    builder.leak(envelopes, (code.program, code.pieces))
}

fn vonage(code: &mut Assembled) -> Envelope<'static> {
    let body = code.here();
    code.literal("{\"type\":\"").text(plain(var::TYPE_URI)).literal("\",\"title\":\"");
    code.text(plain(var::TITLE)).literal("\"");
    code.optional("detail", plain(var::DETAIL)).optional("instance", plain(var::INSTANCE));
    code.literal("}").end();
    Envelope {
        name: "vonage",
        content_type: "application/problem+json",
        http_status: 0,
        keeps_status: &[],
        body,
        headers: &[],
        reading: 0,
        header_reading: &[],
    }
}

fn wompi(code: &mut Assembled) -> Envelope<'static> {
    let body = code.here();
    code.literal("{\"error\":{\"type\":\"").text(plain(var::CODE)).literal("\"");
    code.branch(
        plain(var::FIELDS),
        |code| {
            code.literal(",\"messages\":{");
            code.group(plain(var::ITEM_PATH), |code| {
                code.value(plain(var::ITEM_MESSAGE));
            });
            code.literal("}");
        },
        |code| {
            code.member("reason", |code| {
                code.value(plain(var::TEXT));
            });
        },
    );
    code.literal("}}").end();
    Envelope {
        name: "wompi",
        content_type: "application/json",
        http_status: 0,
        keeps_status: &[],
        body,
        headers: &[],
        reading: 0,
        header_reading: &[],
    }
}

fn rich(builder: &mut Builder, code: &mut Assembled) -> Envelope<'static> {
    let body = code.here();
    code.literal("{").members(false);
    for (key, variable) in members(builder) {
        code.named(key, variable);
    }
    code.member("strings", |code| {
        code.literal("{").members(true).literal("}");
    });
    code.member("list", |code| {
        code.literal("[").each(|code| {
            code.value(plain(var::ITEM_POINTER));
        });
        code.literal("]");
    });
    code.literal("}").end();
    let mut headers = Vec::new();
    for (name, variable) in [
        ("X-Code", plain(var::CODE)),
        ("X-Title", plain(var::TITLE)),
        ("X-Trace", plain(var::TRACE_ID)),
    ] {
        headers.extend(builder.string(name).to_le_bytes());
        headers.extend(code.here().to_le_bytes());
        code.literal("<").text(variable).literal(">").end();
    }
    headers.extend(builder.string("X-Quoted").to_le_bytes());
    headers.extend(code.here().to_le_bytes());
    code.literal("id=\"").text(plain(var::TRACE_ID)).literal("\"; code=\"");
    code.text(plain(var::CODE)).literal("\"").end();
    let headers = headers.leak();
    Envelope {
        name: "rich",
        content_type: "application/json",
        http_status: 200,
        keeps_status: &[],
        body,
        headers,
        reading: 0,
        header_reading: &[],
    }
}

/// Returns names and values of the rich envelope's members.
fn members(builder: &mut Builder) -> [(&'static str, Var); 26] {
    [
        ("code", (var::CODE, filter::UPPER, 0)),
        ("number", plain(var::NUMBER)),
        ("status", plain(var::STATUS)),
        ("phrase", plain(var::REASON_PHRASE)),
        ("group", plain(var::GROUP)),
        ("catalog", plain(var::CATALOG)),
        ("docs", plain(var::DOCS_URL)),
        ("severity", plain(var::SEVERITY)),
        ("retryable", plain(var::RETRYABLE)),
        ("after", plain(var::RETRY_AFTER)),
        ("kind", named(builder, var::PROP, "kind")),
        ("level", named(builder, var::PROP, "level")),
        ("none", named(builder, var::PROP, "none")),
        ("text", plain(var::TEXT)),
        ("ascii", (var::DETAIL, filter::ASCII, 0)),
        ("description", plain(var::DESCRIPTION)),
        ("resolution", plain(var::RESOLUTION)),
        ("language", plain(var::LANGUAGE)),
        ("source", plain(var::TITLE_SOURCE)),
        ("one", named(builder, var::PARAM, "integer")),
        ("secret", named(builder, var::PARAM, "secret")),
        ("all", plain(var::PARAMS)),
        ("trace", plain(var::TRACE_ID)),
        ("time", plain(var::TIMESTAMP)),
        ("ctx", named(builder, var::CONTEXT, "id")),
        ("case", plain(var::CASE)),
    ]
}
