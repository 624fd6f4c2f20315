//! JSON and the contracts allow finite numbers only: any other number is sent as a finite one, in every format.

use std::sync::OnceLock;

use errbook::{
    Arg, ArgSink, ArgSource, Catalog, CatalogError, Entry, FromResponse, OwnedArg, RequestContext,
};
use errbook_client::Received;
use errbook_tests::contracts::Schemas;
use errbook_tests::{Known, catalog_of};
use serde_json::Value;

const COVER: &str = "catalog: weather\ntitle: Weather\nlanguage: en\ntype_uri: \"urn:weather:{code}\"\nenvelope: [rfc9457, rfc9457-xml, google]\n";
const GROUP: &str = "\
group: api
title: API
errors:
  too-hot:
    status: 422
    title: Too hot
    description: It is too hot.
    resolution: Wait.
    detail: It is {degrees} degrees.
    params: { degrees: { type: number, example: 30.5 } }
";

const MEDIA_TYPES: [&str; 3] =
    ["application/problem+json", "application/problem+xml", "application/json"];

fn known() -> &'static Known {
    static KNOWN: OnceLock<&'static Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let files = [("catalog.yaml", COVER), ("api.yaml", GROUP)];
        let files: Vec<_> = files.map(|(path, text)| (path.to_owned(), text.into())).into();
        Known::new(catalog_of(&files))
    })
}

#[derive(Clone, Debug, PartialEq)]
struct TooHot(f64);

impl std::error::Error for TooHot {}

impl std::fmt::Display for TooHot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("too-hot")
    }
}

impl CatalogError for TooHot {
    fn entry(&self) -> Entry<'static> {
        known().runtime.find("too-hot").unwrap()
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        sink.arg(Arg::Number(self.0));
    }
}

impl FromResponse for TooHot {
    type Code = usize;

    fn catalog() -> &'static Catalog<'static> {
        &known().runtime
    }

    fn code(index: usize) -> Option<usize> {
        Some(index)
    }

    fn read(_: usize, values: &mut dyn ArgSource) -> Option<Self> {
        if let OwnedArg::Number(value) = values.arg() { Some(Self(value)) } else { None }
    }
}

#[test]
fn a_number_that_is_not_finite_is_a_number_for_everybody() {
    let schemas = Schemas::new(known());
    let entry = &known().model.entries[0];
    let cases =
        [(30.5, 30.5), (f64::NAN, 0.0), (f64::INFINITY, f64::MAX), (f64::NEG_INFINITY, f64::MIN)];
    for (value, sent) in cases {
        for media_type in MEDIA_TYPES {
            let response = TooHot(value).response(&RequestContext::new().accept(media_type));
            let body = String::from_utf8(response.body().to_vec()).unwrap();
            let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
            let received = Received::<TooHot>::read(response.status(), headers, response.body());
            assert_eq!(received.error(), Some(TooHot(sent)), "{body}");
            let detail = received.detail().map(std::borrow::Cow::into_owned);
            let number = detail.as_deref().and_then(|it| it.split(' ').nth(2)?.parse::<f64>().ok());
            assert_eq!(number, Some(sent), "{body}");
            if let Ok(json) = serde_json::from_str::<Value>(&body) {
                let envelope = (media_type == "application/json").then_some("google");
                let problem = schemas.validator(known(), entry, envelope).unwrap();
                let problem = problem.validate(&json).err().map(|it| it.to_string());
                assert_eq!(problem, None, "{body}");
            }
        }
    }
}
