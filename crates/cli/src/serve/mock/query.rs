//! Parses the query of the mock API.

use errbook_spec::Error;
use form_urlencoded::parse as pairs;

use crate::find::unknown;
use crate::preview_request::{PreviewRequest, Spelling};

/// The options of `preview`. No param starts with an underscore.
const OPTIONS: [&str; 12] = [
    "_lang",
    "_case",
    "_envelope",
    "_field",
    "_error",
    "_cause",
    "_instance",
    "_trace_id",
    "_timestamp",
    "_docs_url",
    "_value",
    "_json",
];

/// Parses a query: params by name, and options.
///
/// # Errors
///
/// Returns an error if a name starts with an underscore and is not an option.
pub(crate) fn parse(query: &str) -> Result<PreviewRequest, Error> {
    let mut wanted = PreviewRequest { spelling: Spelling::Query, ..PreviewRequest::default() };
    for (name, value) in pairs(query.as_bytes()) {
        match slot(&mut wanted, &name) {
            Some(Slot::One(slot)) => *slot = Some(value.into_owned()),
            Some(Slot::Many(slot)) => slot.push(value.into_owned()),
            None if name.starts_with('_') => {
                let what = format!("unknown option `{name}`");
                return Err(unknown(&what, &name, OPTIONS.into_iter()));
            }
            None => wanted.params.push(format!("{name}={value}")),
        }
    }
    Ok(wanted)
}

/// The field of [`Ask`] that an option is stored in.
enum Slot<'a> {
    One(&'a mut Option<String>),
    Many(&'a mut Vec<String>),
}

fn slot<'a>(wanted: &'a mut PreviewRequest, name: &str) -> Option<Slot<'a>> {
    Some(match name {
        "_lang" => Slot::One(&mut wanted.lang),
        "_case" => Slot::One(&mut wanted.case),
        "_envelope" => Slot::One(&mut wanted.envelope),
        "_instance" => Slot::One(&mut wanted.instance),
        "_trace_id" => Slot::One(&mut wanted.trace_id),
        "_timestamp" => Slot::One(&mut wanted.timestamp),
        "_docs_url" => Slot::One(&mut wanted.docs_url),
        "_field" => Slot::Many(&mut wanted.fields),
        "_error" => Slot::Many(&mut wanted.errors),
        "_cause" => Slot::Many(&mut wanted.causes),
        "_value" => Slot::Many(&mut wanted.values),
        "_json" => Slot::Many(&mut wanted.json),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_has_its_place() {
        for name in OPTIONS {
            assert!(slot(&mut PreviewRequest::default(), name).is_some(), "{name}");
        }
    }

    #[test]
    fn queries() {
        let asked = parse("left=3&a+b=%C3%A9%3D1&_lang=es&_field=a%3Db&_field=c=d&&_case")
            .expect("a good query");
        assert_eq!(asked.params, ["left=3", "a b=é=1"]);
        assert_eq!((asked.lang.as_deref(), asked.case.as_deref()), (Some("es"), Some("")));
        assert_eq!(asked.fields, ["a=b", "c=d"]);
        let error = parse("_lnag=es").expect_err("a bad query").to_string();
        assert!(error.contains("did you mean `_lang`?"), "{error}");
    }
}
