//! A function with a set as its error type can only return errors of the set, and a client reads them back.

use errbook_codegen::{Options, emit};
use errbook_spec::artifact::Artifact;
use errbook_spec::lower;
use errbook_tests::{Nested, catalog_of, output, read};

use crate::program;

/// Returns the crate of these tests. Each part that must not compile has its own feature.
fn nested() -> Nested {
    let out = tempfile::tempdir().unwrap();
    let catalog = "tests/golden/everything/catalog";
    let mut command = program::errbook(&["rust", "--client", "--catalog", catalog, "--out"]);
    let _ = output(command.arg(out.path()));
    let generated: Vec<_> = read(&out.path().join("everything/rust")).into_iter().collect();
    let generated: Vec<_> = generated
        .into_iter()
        .map(|(path, text)| (format!("src/catalog/{path}"), String::from_utf8(text).unwrap()))
        .collect();
    let mut files = vec![("Cargo.toml", MANIFEST), ("src/main.rs", MAIN)];
    files.extend(generated.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    Nested::new("sets", &files)
}

#[test]
fn a_function_answers_with_the_errors_of_its_set_alone() {
    let nested = nested();
    assert_eq!(output(&mut nested.cargo(&["run", "--quiet"])), "");
    // Each with the parts of the compiler's message that are stable: the number of the error and the names.
    let refused: [(&str, &[&str]); 3] = [
        ("question-mark", &["E0277", "MaintenanceError", "From<", "orders::Error"]),
        ("wider", &["E0277", "MaintenanceError", "From<", "PlaceOrderError"]),
        ("variant", &["E0599", "MaintenanceError", "Unauthorized"]),
    ];
    for (feature, words) in refused {
        let mut command = nested.cargo(&["check", "--quiet", "--features", feature]);
        let result = command.output().unwrap();
        let said = String::from_utf8_lossy(&result.stderr);
        assert!(!result.status.success(), "{feature} compiles");
        for word in words {
            assert!(said.contains(word), "{feature} does not say {word}:\n{said}");
        }
        assert_eq!(said.matches("error[E").count(), 1, "{feature}:\n{said}");
    }
}

/// Generates sets of the same four codes, one per operation; with `extends`, each extends the one before it.
fn many(count: usize, extends: bool) -> Vec<Artifact> {
    let mut cover = COVER.to_owned();
    for number in 0..count {
        let others =
            if extends && number > 0 { format!("op-{}", number - 1) } else { String::new() };
        cover.extend([format!("  op-{number}: {{ extends: [{others}], codes: [a, b, c, d] }}\n")]);
    }
    let entry = |code| {
        format!(
            "  {code}:\n    status: 409\n    title: Title of {code}\n    description: |\n      {}\n    resolution: None.\n    \
             detail: \"{{left}} are left.\"\n    params: {{ left: unsigned }}\n",
            "Words that nobody reads twice. ".repeat(20)
        )
    };
    let group: String = ["a", "b", "c", "d"].map(entry).concat();
    let group = format!("group: orders\ntitle: Orders\nerrors:\n{group}");
    let files = [("catalog.yaml", cover), ("orders.yaml", group)];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let catalog = catalog_of(&files);
    assert_eq!(catalog.sets.len(), count);
    emit(&catalog, &lower(&catalog, &[]), &Options::default())
}

const COVER: &str = "\
catalog: many
title: Many
docs_url: https://example.com/many
language: en
code_style: kebab-case
envelope: rfc9457
sets:
";

#[test]
fn rust_grows_with_the_number_of_sets_and_no_faster() {
    let size =
        |count, extends| many(count, extends).iter().map(|it| it.contents.len()).sum::<usize>();
    assert!(size(830, false) < 2_010_000, "{}", size(830, false));
    let [some, twice] = [200, 400].map(|count| size(count, true));
    assert!(twice < some * 21 / 10, "{some} {twice}");
}

#[test]
fn many_sets_compile() {
    let generated = many(200, true);
    let mut files = vec![
        ("Cargo.toml".to_owned(), MANIFEST.replace("\"sets\"", "\"many-sets\"")),
        ("src/main.rs".to_owned(), MANY.to_owned()),
    ];
    files.extend(generated.into_iter().map(|it| (format!("src/catalog/{}", it.path), it.contents)));
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut check = Nested::new("many-sets", &files).cargo(&["check", "--quiet"]);
    let _ = output(&mut check);
}

const MANY: &str = r"#![deny(warnings)]
#![allow(dead_code)]

mod catalog;

use catalog::AnyError;
use catalog::sets::{Op0Error, Op1Error, Op7Error, Op199Error};

fn first() -> Result<(), Op0Error> {
    Err(Op0Error::A { left: 1 })
}

fn second() -> Result<(), Op1Error> {
    first()?;
    Ok(())
}

fn main() {
    let error = AnyError::from(second().unwrap_err());
    assert_eq!(Op7Error::try_from(error.clone()), Ok(Op7Error::A { left: 1 }));
    assert_eq!(AnyError::from(Op199Error::try_from(error.clone()).unwrap()), error);
}
";

const MANIFEST: &str = r#"[package]
name = "sets"
version = "0.0.0"
edition = "2024"

[features]
question-mark = []
wider = []
variant = []

[dependencies]
errbook = { path = "../errbook/crates/errbook" }
"#;

const MAIN: &str = r#"//! A service and its client in one.
#![deny(warnings)]

pub mod catalog;

use catalog::sets::{MaintenanceError, PlaceOrderError, ReadOrderError};
use catalog::{AnyCode, AnyError, CATALOG, orders, system};
use errbook::{Arg, ArgSink, ArgSource, CatalogError, FieldError, OwnedArg, FromResponse, RequestContext};

fn maintained(minutes: i64) -> Result<(), MaintenanceError> {
    if minutes == 0 { Ok(()) } else { Err(MaintenanceError::Maintenance { minutes }) }
}

fn looked_up() -> Result<(), ReadOrderError> {
    Err(ReadOrderError::OrderError { case: orders::OrderCase::Closed })
}

/// Raises every error of a group.
fn of_group() -> Result<(), orders::Error> {
    looked_up()?;
    Ok(())
}

fn placed(minutes: i64) -> Result<(), PlaceOrderError> {
    maintained(minutes)?;
    looked_up()?;
    Ok(())
}

fn any(minutes: i64) -> Result<(), AnyError> {
    placed(minutes)?;
    of_group()?;
    Ok(())
}

#[cfg(feature = "question-mark")]
pub fn question_mark() -> Result<(), MaintenanceError> {
    of_group()?;
    Ok(())
}

#[cfg(feature = "wider")]
pub fn wider() -> Result<(), MaintenanceError> {
    placed(0)?;
    Ok(())
}

#[cfg(feature = "variant")]
pub fn variant() -> MaintenanceError {
    MaintenanceError::Unauthorized
}

/// Returns the collected values, like a response that sends everything.
#[derive(Default)]
struct Values {
    case: Option<u16>,
    args: std::collections::VecDeque<OwnedArg>,
    fields: Vec<FieldError>,
}

impl<'s> ArgSink<'s> for Values {
    fn case(&mut self, index: u16) {
        self.case = Some(index);
    }

    fn arg(&mut self, value: Arg<'s>) {
        self.args.push_back(match value {
            Arg::Absent => OwnedArg::Absent,
            Arg::Text(text) => OwnedArg::Text(text.to_owned().into()),
            Arg::Integer(value) => OwnedArg::Integer(value),
            Arg::Unsigned(value) => OwnedArg::Unsigned(value),
            Arg::Number(value) => OwnedArg::Number(value),
            Arg::Boolean(value) => OwnedArg::Boolean(value),
            Arg::Duration(value) => OwnedArg::Duration(value),
            Arg::Texts(texts) => OwnedArg::Texts(texts.to_vec()),
            Arg::Json(json) => OwnedArg::Json(json.clone()),
            Arg::Fields(fields) => return self.fields = fields.to_vec(),
        });
    }
}

impl ArgSource for Values {
    fn case(&mut self) -> Option<u16> {
        self.case
    }

    fn arg(&mut self) -> OwnedArg {
        self.args.pop_front().unwrap_or_default()
    }

    fn fields(&mut self) -> Vec<FieldError> {
        std::mem::take(&mut self.fields)
    }
}

fn again(error: &AnyError) -> Option<AnyError> {
    let mut values = Values::default();
    error.args(&mut values);
    AnyError::read(error.entry().index(), &mut values)
}

fn main() {
    let error = any(3).unwrap_err();
    assert_eq!(error, AnyError::System(system::Error::Maintenance { minutes: 3 }));
    let error = any(0).unwrap_err();
    assert_eq!(error.code(), AnyCode::Orders(orders::Code::OrderError));

    // A set sends the same response as the group's error.
    let of_set = placed(3).unwrap_err();
    assert_eq!(of_set.code(), AnyCode::System(system::Code::Maintenance));
    let context = RequestContext::new();
    let [left, right] = [of_set.response(&context), system::Error::Maintenance { minutes: 3 }.response(&context)];
    assert_eq!(left.to_string(), right.to_string());
    assert_eq!(of_set.to_string(), "Back in 3 minutes.");
    assert_eq!(format!("{of_set:?}"), "MAINTENANCE { minutes: 3 }");
    assert_eq!(PlaceOrderError::try_from(error.clone()).map(AnyError::from), Ok(error.clone()));
    assert_eq!(MaintenanceError::try_from(error.clone()), Err(error));
    let down = system::Error::Maintenance { minutes: 3 };
    assert_eq!(MaintenanceError::try_from(down), Ok(MaintenanceError::Maintenance { minutes: 3 }));
    let unauthorized = system::Error::Unauthorized;
    assert_eq!(MaintenanceError::try_from(unauthorized.clone()), Err(unauthorized.into()));

    read_again();
}

fn read_again() {
    let sold_out = orders::OrderCase::SoldOut { left: 2, article: "mug".into() };
    let limit = orders::Error::LimitReached {
        count: 2,
        limit: 1,
        strict: true,
        paths: vec!["/a".into(), "/b".into()],
        wait: std::time::Duration::from_secs(30),
    };
    let errors: [AnyError; 6] = [
        limit.into(),
        orders::Error::OrderError { case: sold_out }.into(),
        orders::Error::OrderError { case: orders::OrderCase::Closed }.into(),
        system::Error::InternalError.into(),
        system::Error::Maintenance { minutes: -1 }.into(),
        system::Error::InvalidInput { fields: vec![FieldError::text("a", "b")] }.into(),
    ];
    for error in errors {
        assert_eq!(again(&error), Some(error.clone()));
    }

    // Values that are never sent are read from elsewhere: values for logs, and errors with a mask.
    let declined = orders::Error::PaymentDeclined {
        last_four: "4242".into(),
        amount: 1.5,
        currency: orders::PaymentDeclinedCurrency::Eur,
        bank_answer: "51".into(),
        risk: None,
    };
    let declined = AnyError::from(declined);
    assert_eq!(again(&declined), Some(declined));
    let down = AnyError::from(system::Error::DatabaseDown { host: "a".into() });
    assert_eq!(again(&down), Some(down));

    // Values missing from a body and errors that are no longer raised can't be read either.
    assert_eq!(AnyError::read(system::Code::Maintenance.entry().index(), &mut Values::default()), None);
    assert_eq!(AnyError::read(orders::Code::OrderError.entry().index(), &mut Values::default()), None);
    assert_eq!(AnyError::read(orders::Code::OrderGone.entry().index(), &mut Values::default()), None);
    assert_eq!(AnyError::read(CATALOG.len(), &mut Values::default()), None);
    let unauthorized = AnyError::read(system::Code::Unauthorized.entry().index(), &mut Values::default());
    assert_eq!(unauthorized, Some(system::Error::Unauthorized.into()));
    let mut case = Values { case: Some(2), ..Values::default() };
    assert_eq!(AnyError::read(orders::Code::OrderError.entry().index(), &mut case), None);
    assert_eq!(<AnyError as FromResponse>::code(0), Some(AnyCode::Orders(orders::Code::PaymentDeclined)));
    assert_eq!(<AnyError as FromResponse>::code(CATALOG.len()), None);
}
"#;
