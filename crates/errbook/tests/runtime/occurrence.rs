//! Tests for the values of an occurrence.

use std::error::Error;
use std::{io, iter};

use errbook::{
    AddedError, Arg, Args, CatalogError, FieldError, Occurrence, OwnedArg, RequestContext,
};

use crate::failure::{Failure, Issue};

#[test]
fn source_and_instance() {
    let error = Failure::out_of_credit()
        .with_source(io::Error::other("the bank's secret"))
        .with_instance("i-1");
    assert_eq!(error.to_string(), "Your current balance is 30, but that costs 50.");
    assert_eq!(error.source().unwrap().to_string(), "the bank's secret");
    let response = error.response(&RequestContext::new().instance("i-2")).to_string();
    assert!(response.contains("i-1") && !response.contains("i-2"), "{response}");
    assert!(!response.contains("secret"), "{response}");
    assert_eq!(error.into_error(), Failure::out_of_credit());
}

#[test]
fn further_errors_and_causes() {
    let error = Failure::out_of_credit()
        .with_error(Failure::out_of_credit())
        .with_cause(Failure::out_of_credit().with_instance("i-3"))
        .with_cause(Failure::out_of_credit());
    assert_eq!((error.errors().len(), error.causes().count()), (1, 2));
    assert_eq!(error.nearest_cause().unwrap().instance(), Some("i-3"));
    assert!(error.source().is_some(), "the nearest cause is the source");
    let error = error.with_source(io::Error::other("closer"));
    assert_eq!(error.source().unwrap().to_string(), "closer");
    let dynamic: &dyn CatalogError = &error;
    assert_eq!(dynamic.causes().count(), 2);
    // An envelope without a place for them sends the first error alone.
    let context = RequestContext::new();
    assert_eq!(error.response(&context), Failure::out_of_credit().response(&context));
    let outer = Occurrence::new(error);
    assert_eq!((outer.errors().len(), outer.causes().count()), (1, 2));
}

/// Returns an error that is told apart by its balance.
fn numbered(balance: i64) -> Failure {
    Failure::new("out-of-credit", [OwnedArg::Integer(balance), OwnedArg::Integer(50)])
}

fn balance(error: &dyn CatalogError) -> Arg<'_> {
    let mut args = Args::new();
    error.args(&mut args);
    args.get(0)
}

#[test]
fn nested_causes_are_those_of_a_flat_list() {
    let flat = numbered(0).with_cause(numbered(1)).with_cause(numbered(2)).with_cause(numbered(3));
    let nested =
        numbered(0).with_cause(numbered(1).with_cause(numbered(2).with_cause(numbered(3))));
    let mixed = numbered(0).with_cause(numbered(1).with_cause(numbered(2))).with_cause(numbered(3));
    let again = Occurrence::new(numbered(0).with_cause(numbered(1).with_cause(numbered(2))))
        .with_cause(numbered(3));
    let all: [&dyn CatalogError; 4] = [&flat, &nested, &mixed, &again];
    for error in all {
        let causes: Vec<_> = error.causes().map(|cause| balance(&**cause)).collect();
        assert_eq!(causes, [1, 2, 3].map(Arg::Integer));
        let mut sources = Vec::new();
        let mut next = error.source();
        while let Some(source) = next {
            sources.push(source.to_string());
            next = source.source();
        }
        let texts = [1, 2, 3].map(|balance| numbered(balance).to_string());
        assert_eq!(sources, texts);
    }
    assert!(
        flat.source().unwrap().source().unwrap().downcast_ref::<Occurrence<AddedError>>().is_some()
    );
    assert!(
        nested
            .with_source(io::Error::other("x"))
            .source()
            .unwrap()
            .downcast_ref::<io::Error>()
            .is_some()
    );
}

#[test]
fn a_hundred_thousand_nested_errors_overflow_no_stack() {
    let mut error = numbered(0).with_cause(numbered(1)).with_error(numbered(2));
    for index in 0..100_000 {
        error = if index % 3 == 0 {
            numbered(index).with_error(error)
        } else {
            numbered(index).with_cause(error)
        };
    }
    let mut causes = numbered(0).with_cause(numbered(1));
    for index in 0..100_000 {
        causes = numbered(index).with_cause(causes);
    }
    assert_eq!(causes.causes().count(), 100_001);
    assert!(format!("{causes:?}").len() > 1_000_000);
    assert!(format!("{error:?}").starts_with("Occurrence { error: out-of-credit"));
    let mut body = Vec::new();
    let mut render =
        |error: &dyn CatalogError| error.render(&RequestContext::new(), &mut body).status();
    assert_eq!((render(&causes), render(&error)), (403, 403));
}

#[test]
fn a_hundred_thousand_nested_sources_overflow_no_stack() {
    let mut error = numbered(0).with_source(io::Error::other("the disk is full"));
    let mut mixed = numbered(0).with_cause(numbered(1));
    let mut boxed: Box<dyn Error + Send + Sync> = "the disk is full".into();
    for index in 0..100_000 {
        error = numbered(index).with_source(error);
        mixed = match index % 3 {
            0 => numbered(index).with_source(mixed),
            1 => numbered(index).with_cause(mixed),
            _ => numbered(index).with_error(mixed),
        };
        boxed = if index % 2 == 0 {
            Box::new(numbered(index).with_source(boxed))
        } else {
            Box::new(Failure::out_of_credit().with_instance("i-1").with_source(boxed))
        };
    }
    let sources = iter::successors(error.source(), |&error| error.source());
    assert_eq!(sources.count(), 100_001);
    for shown in [format!("{error:?}"), format!("{mixed:?}"), format!("{boxed:?}")] {
        assert!(shown.starts_with("Occurrence { error: out-of-credit"));
    }
    assert!(format!("{error:?}").contains("Custom { kind: Other, error: \"the disk is full\" }]"));
}

#[test]
fn sources_are_what_was_added() {
    let lost = || numbered(1).with_source(io::Error::other("the disk is full"));
    let error = numbered(0).with_source(lost());
    let text = numbered(1).to_string();
    assert!(error.source().unwrap().is::<Occurrence<Failure>>());
    assert!(error.source().unwrap().source().unwrap().is::<io::Error>());
    let shown =
        format!("source: Some([{text}, Custom {{ kind: Other, error: \"the disk is full\" }}])");
    assert!(format!("{error:?}").contains(&shown), "{error:?}");
    // Programs that follow the deprecated method come to the same end.
    #[expect(deprecated, reason = "it is what is tested")]
    let causes = iter::successors(Error::cause(&error), |&error| error.cause());
    let mut causes: Vec<_> = causes.map(ToString::to_string).collect();
    causes.dedup();
    assert_eq!(causes, [text.as_str(), "the disk is full"]);
}

#[test]
fn an_occurrence_of_an_occurrence_has_what_both_add() {
    let inner = || {
        let error = numbered(0).with_instance("i-1").with_header("X-A", "1");
        error.with_error(numbered(1)).with_cause(numbered(2))
    };
    let boxed: AddedError = Box::new(inner());
    let twice: AddedError = Box::new(Occurrence::new(Box::new(inner()) as AddedError));
    let all: [AddedError; 3] = [
        Box::new(Occurrence::new(inner()).with_header("X-B", "2").with_error(numbered(3))),
        Box::new(boxed.with_header("X-B", "2").with_error(numbered(3))),
        Box::new(twice.with_header("X-B", "2").with_error(numbered(3))),
    ];
    for error in all {
        let error = error.with_cause(numbered(4));
        let numbers = |of: &mut dyn Iterator<Item = &AddedError>| {
            of.map(|error| format!("{:?}", balance(&**error))).collect::<Vec<_>>()
        };
        assert_eq!((balance(&error), error.instance()), (Arg::Integer(0), Some("i-1")));
        assert_eq!(error.headers(), [("X-A".into(), "1".into()), ("X-B".into(), "2".into())]);
        assert_eq!(numbers(&mut error.errors().iter()), ["Integer(1)", "Integer(3)"]);
        assert_eq!(numbers(&mut error.causes()), ["Integer(2)", "Integer(4)"]);
        assert_eq!(error.into_error().causes().count(), 0);
    }
}

/// Returns an occurrence of a box of an occurrence…, each made by a function.
fn nested(make: impl Fn(i64, AddedError) -> AddedError) -> AddedError {
    (0..100_000).fold(Box::new(numbered(0)), |error, index| make(index, error))
}

#[test]
fn a_hundred_thousand_boxes_overflow_no_small_stack() {
    let add = |index: i64, error: AddedError| match index % 6 {
        0 => Occurrence::new(error),
        1 => error.with_instance("i-1"),
        2 => error.with_header("X-A", "1"),
        3 => error.with_error(numbered(index)),
        4 => error.with_cause(numbered(index)),
        _ => error.with_source(io::Error::other("the disk is full")),
    };
    let tested = move || {
        let all: [AddedError; 6] = [
            nested(|_, error| Box::new(Occurrence::new(error))),
            nested(|_, error| Box::new(Occurrence::new(Occurrence::new(error)))),
            nested(|_, error| Box::new(error.with_source(io::Error::other("full")))),
            nested(|index, error| Box::new(numbered(index).with_source(Box::new(error)))),
            nested(|index, error| {
                // A chain of causes is walked to its end with each.
                let is_cause = index % 6 == 4 && index > 500;
                Box::new(if is_cause { Occurrence::new(error) } else { add(index, error) })
            }),
            nested(|index, error| match index % 4 {
                0 => Box::new(numbered(index).with_cause(error)),
                1 => Box::new(numbered(index).with_error(error)),
                2 => Box::new(numbered(index).with_source(error)),
                _ => Box::new(Occurrence::new(error)),
            }),
        ];
        for error in all {
            assert!(format!("{error:?}").starts_with("Occurrence { error: "));
            assert!(error.to_string().starts_with("Your current balance is "));
            assert!(iter::successors(error.source(), |&error| error.source()).count() <= 100_000);
            assert_eq!(error.response(&RequestContext::new()).status(), 403);
            drop(Occurrence::new(error).into_error());
        }
    };
    let small = std::thread::Builder::new().stack_size(256 * 1024).spawn(tested);
    small.unwrap().join().unwrap();
}

#[test]
fn nothing_added_nothing_changed() {
    fn fails() -> Result<(), Occurrence<Failure>> {
        Err(Failure::out_of_credit())?;
        Ok(())
    }
    let error = fails().unwrap_err();
    let dynamic: &dyn CatalogError = &error;
    assert!(dynamic.source().is_none() && dynamic.instance().is_none());
    let context = RequestContext::new();
    assert_eq!(dynamic.response(&context), error.error().response(&context));
    assert_eq!((&dynamic).response(&context), error.response(&context));
    assert_eq!(size_of::<Occurrence<u64>>(), 16);
}

#[test]
fn field_errors_are_comparable_and_readable() {
    let issue = || FieldError::new("name", Issue::TooLong { max: 64 });
    assert_eq!(issue(), issue());
    assert_ne!(issue(), FieldError::new("name", Issue::TooLong { max: 65 }));
    assert_ne!(issue(), FieldError::text("name", "is over 64"));
    assert_eq!(format!("{:?}", issue()), "name: too-long { max: 64, limit-id: <internal> }");
    assert_eq!(format!("{:?}", FieldError::text("a\nb", "x")), "a\\nb: \"x\"");
}

/// If a method is not in scope, rustc suggests to import the trait by the path of its definition.
#[test]
fn the_path_that_rustc_suggests_can_be_imported() {
    fn instance(error: impl CatalogError) -> Option<String> {
        use errbook::error::CatalogError as Suggested;
        Suggested::with_instance(error, "req-1").instance().map(str::to_owned)
    }
    assert_eq!(instance(Failure::out_of_credit()).as_deref(), Some("req-1"));
}
