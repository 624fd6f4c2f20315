//! Errors that serde writes come back equal.

mod refused;

use std::cell::Cell;
use std::fmt;
use std::time::Duration;

use errbook::{
    Arg, ArgSink, ArgSource, Args, Catalog, CatalogError, Entry, FieldError, FromResponse,
    IntoReport, Occurrence, OwnedArg, ParamKind, Report,
};
use errbook_tests::{Known, catalog, catalog_of, sources};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::golden::frameworks::everything::{AnyCode, AnyError, Language, orders, sets, system};

thread_local! {
    static CURRENT: Cell<Option<&'static Known>> = const { Cell::new(None) };
}

/// An error of the current catalog, as generated code reads it, but for any catalog.
#[derive(Debug)]
struct Any {
    entry: Entry<'static>,
    case: Option<u16>,
    args: Vec<Result<OwnedArg, Vec<FieldError>>>,
}

impl FromResponse for Any {
    type Code = usize;

    fn catalog() -> &'static Catalog<'static> {
        &CURRENT.get().unwrap().runtime
    }

    fn code(index: usize) -> Option<usize> {
        Some(index)
    }

    fn read(index: usize, values: &mut dyn ArgSource) -> Option<Self> {
        let entry = Self::catalog().entry(index)?;
        let case = values.case();
        let of_case = case.and_then(|case| entry.cases().nth(usize::from(case)));
        let mut args = Vec::new();
        for param in entry.params().chain(of_case.into_iter().flat_map(|case| case.params())) {
            args.push(match param.kind() {
                ParamKind::Fields => Err(values.fields()),
                _ => Ok(values.arg()),
            });
        }
        Some(Self { entry, case, args })
    }
}

impl CatalogError for Any {
    fn entry(&self) -> Entry<'static> {
        self.entry
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        self.case.into_iter().for_each(|case| sink.case(case));
        for arg in &self.args {
            sink.arg(arg.as_ref().map_or_else(|fields| Arg::Fields(fields), OwnedArg::as_arg));
        }
    }
}

impl std::error::Error for Any {}

impl fmt::Display for Any {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry.code())
    }
}

fn written(error: &dyn CatalogError) -> Value {
    serde_json::to_value(error).unwrap()
}

/// Reads an error of the current catalog.
fn read(text: &str) -> Any {
    let mut json = serde_json::Deserializer::from_str(text);
    errbook::__v1::deserialize::<Any, Any, _>(&mut json, "Any").unwrap()
}

fn args(error: &dyn CatalogError) -> Args<'_> {
    let mut args = Args::new();
    error.args(&mut args);
    args
}

#[test]
fn every_example_of_every_catalog_comes_back() {
    let mut count = 0;
    for folder in sources() {
        let known = Known::new(catalog(&folder));
        CURRENT.set(Some(known));
        for error in known.examples() {
            let json = written(&error);
            let once = read(&json.to_string());
            assert_eq!(written(&once), json);
            let twice = read(&json.to_string());
            assert_eq!((once.entry, args(&once)), (error.entry(), args(&twice)), "{json}");
            count += 1;
        }
    }
    assert!(count > 200, "{count}");
}

#[test]
fn every_code_and_language_comes_back() {
    for entry in crate::golden::frameworks::everything::CATALOG.entries() {
        let code: AnyCode = serde_json::from_value(json!(entry.code())).unwrap();
        assert_eq!(
            (code.as_str(), serde_json::to_value(code).unwrap()),
            (entry.code(), json!(entry.code()))
        );
    }
    let former: orders::Code = serde_json::from_value(json!("CARD_DECLINED")).unwrap();
    assert_eq!(former, orders::Code::PaymentDeclined);
    for language in Language::ALL {
        assert_eq!(serde_json::from_value::<Language>(json!(language)).unwrap(), *language);
    }
    let wrong = serde_json::from_value::<AnyCode>(json!("NO")).unwrap_err().to_string();
    assert_eq!(wrong, "unknown error code `NO`");
    let wrong =
        serde_json::from_value::<system::Code>(json!("ORDER_GONE")).unwrap_err().to_string();
    assert_eq!(wrong, "unknown error code `ORDER_GONE`");
    let wrong = serde_json::from_value::<Language>(json!("fr")).unwrap_err().to_string();
    assert_eq!(wrong, "unknown language `fr`");
}

fn declined() -> orders::Error {
    orders::Error::PaymentDeclined {
        last_four: "4242".into(),
        amount: 12.5,
        currency: orders::PaymentDeclinedCurrency::Eur,
        bank_answer: "51".into(),
        risk: None,
    }
}

fn limit_reached(wait: Duration) -> orders::Error {
    orders::Error::LimitReached {
        count: u64::MAX,
        limit: 100,
        strict: true,
        paths: vec!["/a".into(), "/b".into()],
        wait,
    }
}

#[test]
fn what_is_written() {
    let sold_out = orders::OrderCase::SoldOut { left: 2, article: "mug".into() };
    let fields = vec![
        FieldError::new("a", system::InvalidInputIssue::Required),
        FieldError::new("b", system::InvalidInputIssue::TooLong { max: 280 }),
        FieldError::text("c", "is wrong"),
        FieldError::new("d", wompi_errors::api::InputValidationIssue::ReferenceUsed),
    ];
    let cases: [(AnyError, Value); 5] = [
        (
            declined().into(),
            json!({
                "group": "orders", "code": "PAYMENT_DECLINED",
                "params": { "last_four": "4242", "amount": 12.5, "currency": "EUR", "bank_answer": "51" },
            }),
        ),
        (
            limit_reached(Duration::from_millis(1500)).into(),
            json!({
                "group": "orders", "code": "LIMIT_REACHED",
                "params": { "count": u64::MAX, "limit": 100, "strict": true, "paths": ["/a", "/b"], "wait": "1.5s" },
            }),
        ),
        (
            orders::Error::OrderError { case: sold_out }.into(),
            json!({
                "group": "orders", "code": "ORDER_ERROR", "case": "sold-out",
                "params": { "left": 2, "article": "mug" },
            }),
        ),
        (
            system::Error::InvalidInput { fields }.into(),
            json!({
                "group": "system", "code": "INVALID_INPUT",
                "field_errors": [
                    { "path": "a", "issue": "required" },
                    { "path": "b", "issue": "too-long", "params": { "max": 280 } },
                    { "path": "c", "message": "is wrong" },
                    { "path": "d", "message": "La referencia ya ha sido usada" },
                ],
            }),
        ),
        (
            system::Error::InternalError.into(),
            json!({ "group": "system", "code": "INTERNAL_ERROR" }),
        ),
    ];
    for (error, json) in cases {
        assert_eq!(serde_json::to_string(&error).unwrap(), json.to_string());
        assert_eq!(written(&error), json);
        let text = serde_yaml::to_string(&error).unwrap();
        assert_eq!(
            serde_yaml::from_str::<AnyError>(&text).map(|error| written(&error)).unwrap(),
            json
        );
    }
}

#[test]
fn an_error_is_read_as_each_type_that_has_it() {
    let error = orders::Error::OrderError { case: orders::OrderCase::Closed };
    let json = written(&error);
    assert_eq!(serde_json::from_value::<AnyError>(json.clone()).unwrap(), error.clone().into());
    assert_eq!(serde_json::from_value::<orders::Error>(json.clone()).unwrap(), error);
    let of_set: sets::ReadOrderError = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(written(&of_set), json);
    let wrong = serde_json::from_value::<sets::MaintenanceError>(json.clone()).unwrap_err();
    assert_eq!(
        wrong.to_string(),
        "`ORDER_ERROR` is not one of the errors of `sets::MaintenanceError`"
    );
    let wrong = serde_json::from_value::<system::Error>(json).unwrap_err();
    assert_eq!(wrong.to_string(), "`ORDER_ERROR` is not one of the errors of `system::Error`");
}

#[test]
#[expect(deprecated, reason = "it has no values")]
fn an_occurrence_is_written_with_its_further_errors_and_causes() {
    let down = system::Error::DatabaseDown { host: "db-1".into() };
    let cause =
        down.with_instance("2").with_cause(vonage_errors::whatsapp_provisioning::Error::Throttled);
    let further = system::Error::Unauthorized.with_error(system::Error::InternalError);
    let error = orders::Error::OutOfStock
        .with_instance("1")
        .with_source(std::io::Error::other("not written"))
        .with_header("X", "not written")
        .with_error(further)
        .with_cause(cause);
    let json = json!({
        "group": "orders", "code": "OUT_OF_STOCK", "instance": "1",
        "errors": [{ "group": "system", "code": "UNAUTHORIZED" }, { "group": "system", "code": "INTERNAL_ERROR" }],
        "causes": [
            { "group": "system", "code": "DATABASE_DOWN", "params": { "host": "db-1" }, "instance": "2" },
            { "group": "whatsapp-provisioning", "code": "throttled" },
        ],
    });
    assert_eq!(serde_json::to_value(&error).unwrap(), json);
    let report: Report<AnyError> = error.into_report();
    assert_eq!(serde_json::to_value(&report).unwrap(), json);
    let occurrence: Occurrence<AnyError> = report.into_occurrence();
    let boxed: errbook::AddedError = Box::new(occurrence);
    assert_eq!(serde_json::to_value(&boxed).unwrap(), json);
    // What was added is left out.
    assert_eq!(serde_json::from_value::<AnyError>(json).unwrap(), orders::Error::OutOfStock.into());
}

#[test]
fn an_error_may_be_flattened() {
    #[derive(Debug, PartialEq, Deserialize, Serialize)]
    struct Job {
        id: u32,
        #[serde(flatten)]
        error: AnyError,
    }
    let job = Job { id: 7, error: limit_reached(Duration::from_secs(30)).into() };
    let json = serde_json::to_string(&job).unwrap();
    assert!(
        json.starts_with(r#"{"id":7,"group":"orders","code":"LIMIT_REACHED","params":{"#),
        "{json}"
    );
    assert_eq!(serde_json::from_str::<Job>(&json).unwrap(), job);
}

const COVER: &str = "catalog: many\ntitle: Many\nlanguage: en\ncode_style: kebab-case\ndocs_url: https://example.com\nenvelope: rfc9457\nunique: group\n";

/// Two groups have the same codes; a field error of one error may be that of another.
#[test]
fn codes_and_field_errors_are_those_of_their_group() {
    let group = |name: &str| {
        let text = format!(
            "group: {name}\ntitle: Title of {name}\nerrors:\n  wrong:\n    status: 422\n    title: It is wrong in {name}\n    \
             description: Something is wrong.\n    resolution: Correct it.\n    params: {{ fields: fields }}\n    \
             field_errors:\n      too-long: {{ message: \"Over {{max}}.\", params: {{ max: integer }} }}\n"
        );
        (format!("{name}.yaml"), text.into_bytes())
    };
    let files =
        [("catalog.yaml".to_owned(), COVER.as_bytes().to_vec()), group("one"), group("two")];
    CURRENT.set(Some(Known::new(catalog_of(&files))));
    let wrong = |group: &str| json!({ "group": group, "code": "wrong" });
    for group in ["one", "two"] {
        let mut json = wrong(group);
        json["field_errors"] = json!([]);
        assert_eq!(written(&read(&json.to_string())), json);
    }
    let mut json = wrong("one");
    let params = json!({ "max": 3 });
    json["field_errors"] = json!([
        { "path": "a", "issue": "too-long", "params": params },
        { "path": "b", "group": "two", "code": "wrong", "issue": "too-long", "params": params },
    ]);
    assert_eq!(written(&read(&json.to_string())), json);
    for (json, expected) in [
        (json!({ "code": "wrong" }), "several groups have the error code `wrong`: add `group`"),
        (wrong("three"), "group `three` has no error code `wrong`"),
    ] {
        let error = errbook::__v1::deserialize::<Any, Any, _>(json, "Any").unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}
