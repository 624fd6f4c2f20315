//! The responses on the two pages that the project is based on, byte for byte, by every way of making them.

use errbook::RequestContext;
use errbook_spec::OwnedArgs;
use errbook_tests::{assert_same, catalog, overlays, root};

use crate::program;

struct Golden {
    catalog: &'static str,
    code: &'static str,
    instance: Option<&'static str>,
    response: &'static str,
}

const GOLDENS: [Golden; 4] = [
    Golden {
        catalog: "vonage",
        code: "out-of-credit",
        instance: Some("<trace_id>"),
        response: r#"HTTP/1.1 403 Forbidden
Content-Type: application/problem+json
Content-Language: en

{"type":"https://example.com/Error#out-of-credit","title":"You do not have enough credit","detail":"Your current balance is 30, but that costs 50.","instance":"<trace_id>"}
"#,
    },
    Golden {
        catalog: "wompi",
        code: "INVALID_ACCESS_TOKEN",
        instance: None,
        response: r#"HTTP/1.1 401 Unauthorized
Content-Type: application/json
Content-Language: es

{"error":{"type":"INVALID_ACCESS_TOKEN","reason":"La llave proporcionada no corresponde a este ambiente."}}
"#,
    },
    Golden {
        catalog: "wompi",
        code: "NOT_FOUND_ERROR",
        instance: None,
        response: r#"HTTP/1.1 404 Not Found
Content-Type: application/json
Content-Language: es

{"error":{"type":"NOT_FOUND_ERROR","reason":"La entidad solicitada no existe"}}
"#,
    },
    Golden {
        catalog: "wompi",
        code: "INPUT_VALIDATION_ERROR",
        instance: None,
        response: r#"HTTP/1.1 422 Unprocessable Content
Content-Type: application/json
Content-Language: es

{"error":{"type":"INPUT_VALIDATION_ERROR","messages":{"reference":["La referencia ya ha sido usada"]}}}
"#,
    },
];

#[test]
fn generated_crates_answer_so() {
    use errbook::FieldError;
    use vonage_errors::generic::Error as Generic;
    use wompi_errors::api::{Error as Api, InputValidationIssue, InvalidAccessTokenCase};

    let context = RequestContext::new();
    let fields = vec![FieldError::new("reference", InputValidationIssue::ReferenceUsed)];
    let responses = [
        Generic::OutOfCredit { balance: 30, cost: 50 }.response(&context.instance("<trace_id>")),
        Api::InvalidAccessToken { case: InvalidAccessTokenCase::WrongEnvironment }
            .response(&RequestContext::new()),
        Api::NotFoundError.response(&RequestContext::new()),
        Api::InputValidationError { fields }.response(&RequestContext::new()),
    ];
    for (golden, response) in GOLDENS.iter().zip(responses) {
        assert_same(golden.code, golden.response, &response.to_string());
    }
}

#[test]
fn tables_in_memory_answer_so() {
    for golden in &GOLDENS {
        let catalog = catalog(&root().join("catalog").join(golden.catalog));
        let entry = catalog.entries.iter().find(|entry| entry.code == golden.code).unwrap();
        let lowered = errbook_spec::lower(&catalog, &overlays(&catalog));
        let views = lowered.views();
        let runtime = views.catalog();
        let args = OwnedArgs::new(entry, &entry.examples[0]);
        let context = golden
            .instance
            .map_or(RequestContext::new(), |instance| RequestContext::new().instance(instance));
        let response = runtime.find(golden.code).unwrap().response(&args.args(), &context);
        assert_same(golden.code, golden.response, &response.to_string());
    }
}

#[test]
fn the_preview_shows_so() {
    for golden in &GOLDENS {
        let mut arguments = vec!["preview", golden.code];
        if let Some(instance) = golden.instance {
            arguments.extend(["--instance", instance]);
        }
        let (code, out, err) = program::run(&arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{}", golden.code);
        assert_same(golden.code, golden.response, &out);
    }
}

/// The texts of the two pages.
#[test]
fn texts_are_those_of_the_page() {
    let catalog = vonage_errors::CATALOG;
    let source = catalog.language("en").unwrap();
    let entry = catalog.find("conflict-deployment-state").unwrap();
    assert_eq!(
        entry.description(source),
        "Deployment could not be modified because it is currently in a transitional state."
    );
    assert_eq!(
        entry.resolution(source),
        "If the deployment is transitioning into the state you want it in no action is required. If the state is \
         DELETING, no action is required as the deployment will be deleted. Otherwise, wait for the transition to \
         complete and try again."
    );
    let statuses: Vec<(&str, u16)> =
        catalog.entries().map(|entry| (entry.code(), entry.status())).collect();
    let expected = [
        ("out-of-credit", 403),
        ("number-in-use", 409),
        ("invalid-json", 400),
        ("unprocessable", 422),
        ("unprocessable-profile-update", 422),
        ("throttled", 429),
        ("verification-failed", 422),
        ("conflict-deployment-state", 409),
        ("conflict-resend-otp", 409),
    ];
    assert_eq!(statuses, expected);
}
