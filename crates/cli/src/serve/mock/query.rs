//! The query of an address → what is asked for.

use errbook_spec::Error;
use form_urlencoded::parse;

use crate::ask::{Ask, Spelling};
use crate::find::unknown;

/// What `preview` has an option for. No name of a param begins with an underscore.
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

/// Reads a query: values of params by their names, and options.
///
/// # Errors
///
/// Where a name begins with an underscore and is no option.
pub(crate) fn ask(query: &str) -> Result<Ask, Error> {
    let mut ask = Ask { spelling: Spelling::Query, ..Ask::default() };
    for (name, value) in parse(query.as_bytes()) {
        match slot(&mut ask, &name) {
            Some(Slot::One(slot)) => *slot = Some(value.into_owned()),
            Some(Slot::Many(slot)) => slot.push(value.into_owned()),
            None if name.starts_with('_') => {
                let what = format!("unknown option `{name}`");
                return Err(unknown(&what, &name, OPTIONS.into_iter()));
            }
            None => ask.params.push(format!("{name}={value}")),
        }
    }
    Ok(ask)
}

/// Where a value goes.
enum Slot<'a> {
    One(&'a mut Option<String>),
    Many(&'a mut Vec<String>),
}

fn slot<'a>(ask: &'a mut Ask, name: &str) -> Option<Slot<'a>> {
    Some(match name {
        "_lang" => Slot::One(&mut ask.lang),
        "_case" => Slot::One(&mut ask.case),
        "_envelope" => Slot::One(&mut ask.envelope),
        "_instance" => Slot::One(&mut ask.instance),
        "_trace_id" => Slot::One(&mut ask.trace_id),
        "_timestamp" => Slot::One(&mut ask.timestamp),
        "_docs_url" => Slot::One(&mut ask.docs_url),
        "_field" => Slot::Many(&mut ask.fields),
        "_error" => Slot::Many(&mut ask.errors),
        "_cause" => Slot::Many(&mut ask.causes),
        "_value" => Slot::Many(&mut ask.values),
        "_json" => Slot::Many(&mut ask.json),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_has_its_place() {
        for name in OPTIONS {
            assert!(slot(&mut Ask::default(), name).is_some(), "{name}");
        }
    }

    #[test]
    fn queries() {
        let asked = ask("left=3&a+b=%C3%A9%3D1&_lang=es&_field=a%3Db&_field=c=d&&_case")
            .expect("a good query");
        assert_eq!(asked.params, ["left=3", "a b=é=1"]);
        assert_eq!((asked.lang.as_deref(), asked.case.as_deref()), (Some("es"), Some("")));
        assert_eq!(asked.fields, ["a=b", "c=d"]);
        let error = ask("_lnag=es").expect_err("a bad query").to_string();
        assert!(error.contains("did you mean `_lang`?"), "{error}");
    }
}
