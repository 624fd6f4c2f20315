//! Tests that secrets are not sent.

use std::time::Duration;

use errbook::{Args, CatalogError, OwnedArg, RequestContext};

use crate::bodies::teapot;
use crate::failure::Failure;
use crate::mini::entry;

fn shown(error: &Failure) -> String {
    error.response(&RequestContext::new().instance("i-1")).to_string()
}

#[test]
fn a_server_error_hides_its_occurrence() {
    let shown = shown(&Failure::new("internal-error", [OwnedArg::Text("pump".into())]));
    assert!(!shown.contains("pump") && !shown.contains("detail"), "{shown}");
    assert!(shown.contains("X-Help: yes") && !shown.contains("X-Part"), "{shown}");
    assert!(shown.contains(r#""instance":"i-1""#), "{shown}");
}

#[test]
fn an_exposed_server_error_does_not() {
    let shown = shown(&Failure::new("overloaded", [OwnedArg::Duration(Duration::from_secs(9))]));
    assert!(shown.contains(r#""detail":"Back in 9 s.""#), "{shown}");
    assert!(shown.contains("Retry-After: 9\n"), "{shown}");
}

#[test]
fn an_internal_error_sends_its_mask() {
    let error = Failure::new("db-down", [OwnedArg::Text("db-7".into())]);
    let shown_text = shown(&error);
    assert!(shown_text.starts_with("HTTP/1.1 500 Internal Server Error\n"), "{shown_text}");
    assert!(shown_text.contains("#internal-error") && !shown_text.contains("db-"), "{shown_text}");
    assert!(!shown_text.contains("Retry-After"), "{shown_text}");
    assert_eq!(error.to_string(), "Host db-7 is gone.", "logs say what it was");

    let shown = shown(&Failure::new("leak", [OwnedArg::Integer(77)]));
    assert!(shown.contains("#out-of-credit") && !shown.contains("77"), "{shown}");
    assert!(!shown.contains("detail"), "its placeholders have no values: {shown}");
}

#[test]
fn internal_params_are_in_nothing() {
    let error = teapot();
    for context in [RequestContext::new(), RequestContext::new().accept_language("es")] {
        let response = error.response(&context).to_string();
        for text in [response, error.to_string(), format!("{error:?}"), format!("{error:#?}")] {
            assert!(!text.contains("hunter2"), "{text}");
        }
    }
}

#[test]
fn what_developers_see() {
    assert_eq!(
        format!("{:?}", Failure::out_of_credit()),
        "out-of-credit { balance: 30, cost: 50 }"
    );
    let mut error = Failure::new("INVALID_ACCESS_TOKEN", [OwnedArg::Text("k".into())]);
    assert_eq!(error.to_string(), "Bad key", "without a case there is no detail");
    error.case = Some(1);
    error.args.extend([OwnedArg::Duration(Duration::from_secs(3)), OwnedArg::Absent]);
    assert_eq!(
        format!("{error:?}"),
        "INVALID_ACCESS_TOKEN { case: expired, key: \"k\", age: 3s, secret: <internal> }"
    );
    assert_eq!(error.to_string(), "k has expired 3 s ago.");
    error.case = Some(9);
    assert_eq!(error.to_string(), "Bad key", "a case that is not there");
}

#[test]
fn details_for_people_of_the_team_are_not_masked() {
    let mut text = String::new();
    let language = entry("internal-error").catalog().language("ES").unwrap();
    entry("internal-error").write_detail(&Args::new(), language, &mut text).unwrap();
    assert_eq!(text, "Falló .");
}
