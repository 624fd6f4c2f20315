//! The catalog that the tests share, and its error type.

use std::fmt;
use std::sync::OnceLock;

use errbook::__v1::{Envelope, flag, node, param, rest, retry, var};
use errbook::{
    Arg, ArgSink, ArgSource, Catalog, CatalogError, Entry, FieldError, FromResponse, OwnedArg,
    ParamKind,
};
use errbook_client::{Reading, read};

use crate::build::{Attribute, Builder, INTERNAL, OPTIONAL, Row};
use crate::nodes::{Node, Reading as Nodes, object, value};

const ORDERS: [Row; 4] = [
    Row {
        code: "not-found",
        status: 404,
        title: ["No such order", "No existe"],
        description: ["There is none.", "No hay."],
        attributes: &[Attribute::Alias("missing-order")],
        ..Row::EMPTY
    },
    Row {
        code: "out-of-credit",
        status: 403,
        number: Some(1001),
        title: ["You do not have enough credit", "No tienes saldo"],
        description: ["The balance is too low.", "El saldo no alcanza."],
        params: &[("balance", param::INTEGER, 0), ("cost", param::INTEGER, 0)],
        attributes: &[Attribute::Alias("no-credit")],
        ..Row::EMPTY
    },
    Row {
        code: "invalid",
        status: 422,
        title: ["Invalid", "Inválido"],
        description: ["Look.", "Mira."],
        params: &[("problems", param::FIELDS, 0)],
        issues: &[
            ("is-used", ["is used", "ya se usa"], &[]),
            ("too-long", ["over {0}", "más de {0}"], &[("max", param::UNSIGNED, 0)]),
        ],
        ..Row::EMPTY
    },
    Row {
        code: "everything",
        status: 400,
        title: ["Everything", "Todo"],
        description: ["All.", "Todo."],
        params: &[
            ("text", param::STRING, OPTIONAL),
            ("integer", param::INTEGER, OPTIONAL),
            ("unsigned", param::UNSIGNED, OPTIONAL),
            ("number", param::NUMBER, OPTIONAL),
            ("boolean", param::BOOLEAN, OPTIONAL),
            ("span", param::DURATION, OPTIONAL),
            ("list", param::STRINGS, OPTIONAL),
            ("secret", param::STRING, OPTIONAL | INTERNAL),
        ],
        ..Row::EMPTY
    },
];

const GENERIC: [Row; 5] = [
    Row {
        code: "not-found",
        group: 1,
        status: 410,
        title: ["Gone", "Ya no está"],
        description: ["It is gone.", "Ya no está."],
        ..Row::EMPTY
    },
    Row {
        code: "throttled",
        group: 1,
        status: 429,
        retry: (retry::AFTER_PARAM, 0),
        title: ["Slow down", "Más despacio"],
        description: ["Too fast.", "Muy rápido."],
        params: &[("wait", param::DURATION, 0)],
        ..Row::EMPTY
    },
    Row {
        code: "down",
        group: 1,
        status: 503,
        retry: (retry::AFTER_SECONDS, 5),
        title: ["Down", "Caído"],
        description: ["It is down.", "Está caído."],
        cases: &[
            ("planned", ["Until {0}.", "Hasta {0}."], &[("until", param::STRING, 0)]),
            ("crashed", ["Crashed.", "Falló."], &[]),
        ],
        ..Row::EMPTY
    },
    Row {
        code: "hidden",
        group: 1,
        status: 500,
        flags: flag::INTERNAL,
        attributes: &[Attribute::Alias("missing-order")],
        title: ["Hidden", "Oculto"],
        description: ["Hidden.", "Oculto."],
        mask: Some(6),
        ..Row::EMPTY
    },
    Row {
        code: "HTTPRetired",
        group: 1,
        status: 400,
        flags: flag::RETIRED,
        title: ["Retired", "Retirado"],
        description: ["Retired.", "Retirado."],
        ..Row::EMPTY
    },
];

/// An envelope: media type, body, headers.
pub(crate) type Format = (&'static str, Node, Vec<(&'static str, Node)>);

/// Makes a catalog with envelopes.
pub(crate) fn catalog_of(formats: Vec<Format>) -> Catalog<'static> {
    let (mut builder, mut nodes) = (Builder::default(), Nodes::default());
    builder.group("orders", &ORDERS);
    builder.group("generic", &GENERIC);
    let envelopes = formats.into_iter().map(|(content_type, body, headers)| {
        let reading = nodes.add(&mut builder, &body);
        let rows = headers.iter().flat_map(|(name, node)| {
            [builder.string(name), nodes.add(&mut builder, node)].map(u32::to_le_bytes).concat()
        });
        let header_reading: Vec<u8> = rows.collect();
        Envelope {
            name: "",
            content_type,
            http_status: 0,
            keeps_status: &[],
            body: 0,
            headers: &[],
            reading,
            header_reading: header_reading.leak(),
        }
    });
    let envelopes: Vec<_> = envelopes.collect();
    let mut tables = builder.leak(envelopes, Default::default());
    tables.reading = nodes.bytes.leak();
    Catalog::new(tables)
}

/// Reads a JSON response by one envelope.
pub(crate) fn read_by(node: Node, status: u16, body: &str) -> Reading<'static, 'static> {
    let catalog: &'static _ =
        Box::leak(Box::new(catalog_of(vec![("application/json", node, vec![])])));
    let body: &'static str = body.to_owned().leak();
    read(catalog, status, JSON, body.as_bytes())
}

pub(crate) const JSON: [(&str, &[u8]); 1] = [("Content-Type", b"application/json")];
pub(crate) const PROBLEM: [(&str, &[u8]); 1] = [("Content-Type", b"application/problem+json")];

/// RFC 9457, as a server of the catalog sends it.
fn problem() -> Node {
    let item = object([
        ("pointer", value(var::ITEM_POINTER)),
        ("detail", value(var::ITEM_MESSAGE)),
        ("code", value(var::ITEM_CODE)),
    ]);
    let members = vec![
        ("type", value(var::TYPE_URI)),
        ("title", value(var::TITLE)),
        ("status", Node::Skip),
        ("detail", value(var::DETAIL)),
        ("instance", value(var::INSTANCE)),
        ("case", value(var::CASE)),
        ("trace", value(var::TRACE_ID)),
        ("retry", value(var::RETRYABLE)),
        ("after", value(var::RETRY_AFTER)),
        ("errors", Node::Each(node::FIELDS, item.into())),
    ];
    Node::Object(rest::PARAMS, members)
}

/// Returns the catalog with an envelope as RFC 9457 has it.
pub(crate) fn shop() -> &'static Catalog<'static> {
    static CATALOG: OnceLock<Catalog<'static>> = OnceLock::new();
    CATALOG.get_or_init(|| {
        let problem = ("application/problem+json", problem(), vec![]);
        catalog_of(vec![problem])
    })
}

/// Any error of the catalog, with whatever it carries.
#[derive(Debug, PartialEq)]
pub(crate) struct AnyError {
    pub(crate) index: usize,
    pub(crate) case: Option<u16>,
    pub(crate) values: Vec<OwnedArg>,
    pub(crate) fields: Vec<FieldError>,
}

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry().code())
    }
}

impl std::error::Error for AnyError {}

impl CatalogError for AnyError {
    fn entry(&self) -> Entry<'static> {
        shop().entry(self.index).expect("the catalog has the entry")
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        self.case.into_iter().for_each(|case| sink.case(case));
        self.values.iter().for_each(|value| sink.arg(value.as_arg()));
        sink.arg(Arg::Fields(&self.fields));
    }
}

impl FromResponse for AnyError {
    type Code = &'static str;

    fn catalog() -> &'static Catalog<'static> {
        shop()
    }

    fn code(index: usize) -> Option<Self::Code> {
        Some(shop().entry(index)?.code())
    }

    fn read(index: usize, source: &mut dyn ArgSource) -> Option<Self> {
        let entry = shop().entry(index).filter(|entry| !entry.is_retired())?;
        let mut error = Self { index, case: source.case(), values: Vec::new(), fields: Vec::new() };
        let case = error.case.and_then(|case| entry.cases().nth(usize::from(case)));
        if entry.cases().next().is_some() && case.is_none() {
            return None;
        }
        for param in entry.params().chain(case.into_iter().flat_map(|case| case.params())) {
            if param.kind() == ParamKind::Fields {
                error.fields = source.fields();
                continue;
            }
            let value = source.arg();
            if value == OwnedArg::Absent && !param.is_optional() {
                return None;
            }
            error.values.push(value);
        }
        Some(error)
    }
}
