//! A catalog in memory, and errors of it as generated code would make them.

use std::fmt;
use std::sync::OnceLock;

use errbook::{__v1, Arg, ArgSink, Catalog, CatalogError, Entry, FieldError, OwnedArg};
use errbook_spec::model::Catalog as Model;
use errbook_spec::source::Sources;

const COVER: &str = r#"
catalog: shop
title: Shop
language: en
languages: [es]
type_uri: "https://example.com/e#{code}"
docs_url: https://example.com/docs
envelope: [own, rfc9457-xml]
envelopes:
  own:
    content_type: application/problem+json
    headers: { X-Code: $code, X-Trace: $trace_id }
    body:
      type: $type_uri
      title: $title
      detail: $detail|opt
      instance: $instance|opt
      docs: $docs_url
      time: $timestamp|opt
      tenant: $ctx.tenant|opt
      retry: $retry_after|opt
      $merge: $params
fallbacks:
  bad_request: malformed
  not_found: nothing-here
  method_not_allowed: wrong-method
  body_too_large: too-large
  unsupported_media_type: malformed
  unprocessable: malformed
  internal: oops
"#;

const GROUP: &str = r#"
group: orders
title: Orders
errors:
  out-of-credit:
    status: 403
    title: Not enough credit
    detail: "{balance} is less than {cost}."
    description: Not enough credit.
    resolution: Top up.
    params:
      balance: { type: integer, example: 30 }
      cost: { type: integer, example: 50 }
      ledger: { type: string, example: l-1, visibility: internal }
    headers: { Link: "<https://example.com/pay>; rel=\"payment\"" }
  throttled:
    status: 429
    title: Too many requests
    description: Slow down.
    resolution: Wait.
    params:
      wait: { type: duration, example: 30 }
    retry: { after: wait }
  only-english:
    status: 409
    title: In English alone
    description: In English alone.
    resolution: Learn English.
  malformed:
    status: 400
    title: Malformed
    description: The request is malformed.
    resolution: Correct it.
  nothing-here:
    status: 404
    title: Nothing here
    description: There is nothing here.
    resolution: Look elsewhere.
  wrong-method:
    status: 405
    title: Wrong method
    description: Wrong method.
    resolution: Take another.
    headers: { Allow: NOTHING, X-Help: "yes" }
  too-large:
    status: 413
    title: Too large
    description: Too large.
    resolution: Send less.
  broken:
    status: 500
    title: Broken
    detail: "The {part} broke."
    expose: false
    description: It broke.
    resolution: Try again later.
    params:
      part: { type: string, example: pump }
    headers: { X-Part: "{part}" }
  oops:
    status: 500
    title: Oops
    description: Something went wrong.
    resolution: Try again later.
  import-failed:
    status: 502
    title: The import failed
    expose: false
    description: The import failed.
    resolution: Try again later.
    params:
      problems: fields
      file: { type: string, example: f.csv }
    cases:
      remote: { detail: "{host} refuses {file}.", params: { host: { type: string, example: h-1 } } }
    field_errors:
      too-long: { message: "is over {max}", params: { max: { type: integer, example: 5 } } }
    retry: { after: 5s }
  db-down:
    status: 503
    title: The database is down
    detail: "{host} is down."
    description: It is down.
    resolution: Restart it.
    params:
      host: { type: string, example: db-7 }
    audience: internal
    mask: broken
"#;

const SPANISH: &str = r#"
language: es
catalog: { title: Tienda }
groups:
  orders: { title: Pedidos }
errors:
  orders:
    out-of-credit: { title: Sin saldo, detail: '{balance} es menos que {cost}.', description: Sin saldo., resolution: Recarga. }
    throttled: { title: Demasiadas peticiones, description: Más despacio., resolution: Espera. }
    only-english: { title: Solo, description: Solo., resolution: Aprende. }
    malformed: { title: Mal formada, description: La petición está mal formada., resolution: Corrígela. }
    nothing-here: { title: Aquí no hay nada, description: Aquí no hay nada., resolution: Busca. }
    wrong-method: { title: Método equivocado, description: Método equivocado., resolution: Toma otro. }
    too-large: { title: Demasiado grande, description: Demasiado grande., resolution: Envía menos. }
    broken: { title: Roto, detail: 'Se rompió {part}.', description: Se rompió., resolution: Espera. }
    oops: { title: Ay, description: Algo salió mal., resolution: Espera. }
    import-failed:
      title: Falló la importación
      description: Falló la importación.
      resolution: Espera.
      cases: { remote: { detail: "{host} rechaza {file}." } }
      field_errors: { too-long: { message: "supera {max}" } }
    db-down: { title: Base caída, detail: '{host} cayó.', description: Cayó., resolution: Reinicia. }
"#;

/// Returns the catalog.
pub(crate) fn catalog() -> &'static Catalog<'static> {
    static CATALOG: OnceLock<&'static Catalog<'static>> = OnceLock::new();
    CATALOG.get_or_init(|| keep(&model()))
}

/// Returns the catalog with every entry in a built-in envelope that has room for it.
pub(crate) fn in_preset(preset: &str) -> &'static Catalog<'static> {
    let mut model = model();
    for index in 0..model.entries.len() {
        let envelope = errbook_spec::preset(preset, &model, &model.entries[index]);
        if let Some(Ok(envelope)) = envelope {
            model.envelopes.push(envelope);
            model.entries[index].envelope = model.envelopes.len() - 1;
        }
    }
    keep(&model)
}

fn model() -> Model {
    let files = [("catalog.yaml", COVER), ("orders.yaml", GROUP), ("languages/es.yaml", SPANISH)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let loaded = errbook_spec::load(Sources::from_memory(files.into()));
    loaded.into_result().expect("the catalog is right").0
}

fn keep(catalog: &Model) -> &'static Catalog<'static> {
    let languages: Vec<_> = (1..catalog.languages.len()).collect();
    let lowered = Box::leak(Box::new(errbook_spec::lower(catalog, &languages)));
    Box::leak(Box::new(Box::leak(Box::new(lowered.views())).catalog()))
}

/// An error of the catalog.
#[derive(Clone)]
pub(crate) struct Failure {
    entry: Entry<'static>,
    case: Option<u16>,
    fields: Vec<FieldError>,
    args: Vec<OwnedArg>,
}

impl Failure {
    pub(crate) fn new(code: &str, args: impl Into<Vec<OwnedArg>>) -> Self {
        Self::of(catalog(), code, args)
    }

    pub(crate) fn of(
        catalog: &'static Catalog<'static>,
        code: &str,
        args: impl Into<Vec<OwnedArg>>,
    ) -> Self {
        let entry = catalog.find(code).expect("the catalog has the code");
        Self { entry, case: None, fields: Vec::new(), args: args.into() }
    }

    /// Returns an import that has failed in every way.
    pub(crate) fn import(catalog: &'static Catalog<'static>) -> Self {
        let error = Self::of(catalog, "import-failed", [text("file-7"), text("host-7")]);
        let fields = ["field-7", "field-8"].map(|path| FieldError::text(path, "message-7"));
        Self { case: Some(0), fields: fields.into(), ..error }
    }

    pub(crate) fn out_of_credit() -> Self {
        let args = [OwnedArg::Integer(30), OwnedArg::Integer(50), text("the-ledger")];
        Self::new("out-of-credit", args)
    }
}

pub(crate) fn text(text: &'static str) -> OwnedArg {
    OwnedArg::Text(text.into())
}

impl CatalogError for Failure {
    fn entry(&self) -> Entry<'static> {
        self.entry
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        self.case.into_iter().for_each(|case| sink.case(case));
        if !self.fields.is_empty() {
            sink.arg(Arg::Fields(&self.fields));
        }
        for arg in &self.args {
            sink.arg(arg.as_arg());
        }
    }
}

impl std::error::Error for Failure {}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        __v1::display(self, f)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        __v1::debug(self, f)
    }
}

errbook_axum::into_response!(Failure);
