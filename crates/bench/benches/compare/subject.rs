//! The error for all measurements: two integers in the detail, and both again as members.

use errbook::{ArgSink, CatalogError, Entry};
use errbook_tests::{Known, catalog_of};

pub(crate) const BALANCE: i64 = 3012;
pub(crate) const COST: i64 = 5035;
pub(crate) const TYPE: &str = "https://api.example.com/problems/out-of-credit";
pub(crate) const TITLE: &str = "You do not have enough credit.";
pub(crate) const INSTANCE: &str =
    "/v1/accounts/12345678/messages/5c1f6a5e-3c5b-4d0b-9f0b-1d2a3b4c5d6e/attempts/1";

/// The body that all of them write and read: 292 bytes.
pub(crate) const BODY: &str = "{\"type\":\"https://api.example.com/problems/out-of-credit\",\
    \"title\":\"You do not have enough credit.\",\"status\":403,\
    \"detail\":\"Your current balance is 3012, but that costs 5035.\",\
    \"instance\":\"/v1/accounts/12345678/messages/5c1f6a5e-3c5b-4d0b-9f0b-1d2a3b4c5d6e/attempts/1\",\
    \"balance\":3012,\"cost\":5035}";

const COVER: &str = "\
catalog: bench
title: Bench
type_uri: \"https://api.example.com/problems/{code}\"
language: en
languages: [es, pt-BR]
code_style: kebab-case
envelopes:
  tiny: { content_type: application/json, body: { code: $code } }
";

const GROUP: &str = "\
group: billing
title: Billing
errors:
  out-of-credit:
    status: 403
    title: You do not have enough credit.
    detail: \"Your current balance is {balance}, but that costs {cost}.\"
    description: The balance does not cover the cost.
    resolution: Top up the account.
    params: { balance: integer, cost: integer }
";

/// The Spanish overlay; the Portuguese one has the same texts.
const SPANISH: &str = "\
language: es
errors:
  billing:
    out-of-credit:
      title: No tienes saldo suficiente.
      detail: \"Tu saldo es {balance}, pero eso cuesta {cost}.\"
      description: El saldo no cubre el costo.
      resolution: Recarga la cuenta.
";

/// Makes the catalog, with an envelope for all entries.
pub(crate) fn catalog(envelope: &str) -> &'static Known {
    let files = [
        ("catalog.yaml", format!("{COVER}envelope: {envelope}\n")),
        ("billing.yaml", GROUP.to_owned()),
        ("languages/es.yaml", SPANISH.to_owned()),
        ("languages/pt-BR.yaml", SPANISH.replace("language: es", "language: pt-BR")),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    Known::new(catalog_of(&files))
}

/// The error, as in generated code.
#[derive(Debug)]
pub(crate) struct OutOfCredit {
    pub(crate) entry: Entry<'static>,
    pub(crate) balance: i64,
    pub(crate) cost: i64,
}

impl OutOfCredit {
    pub(crate) fn of(catalog: &'static Known) -> Self {
        let entry = catalog.runtime.find("out-of-credit").expect("the catalog has it");
        Self { entry, balance: BALANCE, cost: COST }
    }
}

impl CatalogError for OutOfCredit {
    fn entry(&self) -> Entry<'static> {
        self.entry
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        sink.arg(errbook::Arg::Integer(self.balance));
        sink.arg(errbook::Arg::Integer(self.cost));
    }
}

impl std::error::Error for OutOfCredit {}

impl std::fmt::Display for OutOfCredit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Your current balance is {}, but that costs {}.", self.balance, self.cost)
    }
}
