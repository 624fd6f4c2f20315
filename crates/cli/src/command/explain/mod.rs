//! `errbook explain`

mod decode;
mod entry;
mod pasted;
mod reference;
mod similar;
mod unnamed;
mod unused;
mod values;
mod verbose;

use std::io::{IsTerminal as _, Read};

use errbook_spec::diagnostic::{DiagnosticKind, DiagnosticSeverity, kinds};
use errbook_spec::{Error, preset_text, suggest};

use super::envelopes;
use crate::FINDINGS;
use crate::args::{ExplainArgs, Global};
use crate::catalogs::{self, CheckedCatalog};
use crate::find::{self, FoundEntry};
use crate::output::{Console, Style};
use crate::words;
use decode::Matches;
use pasted::Pasted;

/// The argument that means standard input.
const STDIN: &str = "-";

pub(crate) fn run(global: &Global, args: &ExplainArgs, console: &mut Console) -> Result<u8, Error> {
    if is_problem_id(&args.code) {
        problem(&args.code.to_ascii_uppercase(), console)?;
        return Ok(0);
    }
    if args.code == envelopes::ALL {
        envelopes::list(console);
        return Ok(0);
    }
    if let Some(text) = preset_text(&args.code) {
        envelopes::show(&args.code, text, console);
        return Ok(0);
    }
    let key = reference::explanation(&args.code)?;
    let checked = match (catalogs::check(&global.catalogs), &key) {
        (Ok(checked), _) => checked,
        (Err(_), Some(key)) => return Ok(show_key(key, console)),
        (Err(error), None) => return Err(reference::with_nearest_key(error, &args.code)),
    };
    if args.code != STDIN && checked.verdict().is_err() {
        let sound = catalogs::sound(&global.catalogs)?;
        if let Ok(found) = find::entry(&sound, &args.code) {
            entry(&found, args.lang.as_deref(), console)?;
            console.note("other parts of the catalog have problems: `errbook check` reports them");
            return Ok(0);
        }
        if let Some(key) = &key {
            return Ok(show_key(key, console));
        }
    }
    checked.show(console.verbose, console);
    let catalogs = checked.into_catalogs()?;
    if args.code == STDIN {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            console.note("paste a response, then Ctrl-D");
        }
        return pasted(&catalogs, args.lang.as_deref(), global.has_catalogs, stdin.lock(), console);
    }
    let found = match (find::entry(&catalogs, &args.code), &key) {
        (Ok(found), _) => found,
        (Err(_), Some(key)) => return Ok(show_key(key, console)),
        (Err(error), None) => return Err(reference::with_nearest_key(error, &args.code)),
    };
    entry(&found, args.lang.as_deref(), console)?;
    Ok(0)
}

/// Prints what a key or a word of the format means.
fn show_key(text: &str, console: &mut Console) -> u8 {
    text.lines().for_each(|line| console.out.text(&words::wrapped(line)));
    0
}

/// Shows an entry in a language.
fn entry(found: &FoundEntry<'_>, lang: Option<&str>, console: &mut Console) -> Result<(), Error> {
    let language = find::language(&found.checked.catalog, lang)?;
    entry::show(found, language, None, console);
    Ok(())
}

/// Returns whether a name is the id of a problem, known or not.
fn is_problem_id(name: &str) -> bool {
    name.len() == 6
        && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("EB"))
        && name.bytes().skip(2).all(|byte| byte.is_ascii_digit())
}

fn problem(id: &str, console: &mut Console) -> Result<(), Error> {
    let kinds = kinds();
    let Some(kind) = kinds.iter().find(|kind| kind.id == id) else {
        let ids = kinds.iter().map(|kind| kind.id);
        let help = suggest::nearest(id, ids).map_or_else(
            || "\nhelp: a report shows the id of its problem, such as `EB0301`".to_owned(),
            |nearest| format!("\nhelp: did you mean `{nearest}`?"),
        );
        return Err(Error::usage(format!("unknown problem `{id}`{help}")));
    };
    let DiagnosticKind { id, name, severity, explanation } = kind;
    let style = match severity {
        DiagnosticSeverity::Error => Style::Error,
        DiagnosticSeverity::Warning => Style::Warning,
    };
    console.out.styled(style, &format!("{}[{id}]", severity.as_str()));
    console.out.styled(Style::Strong, &format!(" {name}"));
    console.out.text("\n\n");
    console.out.text(&words::wrapped(explanation));
    Ok(())
}

/// Finds the entry of a pasted response and prints it.
fn pasted(
    catalogs: &[CheckedCatalog],
    lang: Option<&str>,
    has_catalogs: bool,
    input: impl Read,
    console: &mut Console,
) -> Result<u8, Error> {
    let pasted = Pasted::read(input)?;
    match decode::decode(catalogs, &pasted) {
        Matches::One(decoded) => {
            let language = find::language(&decoded.found.checked.catalog, lang)?;
            entry::show(&decoded.found, language, Some(&decoded), console);
            Ok(0)
        }
        Matches::Several(found) if !found.is_empty() => {
            entry::list(&found, console);
            console.note(&unnamed::several(&pasted, found.len()));
            Ok(FINDINGS)
        }
        Matches::Several(_) => {
            if let Some((name, checked)) = unused::in_preset(catalogs, &pasted)
                && let Matches::One(decoded) =
                    decode::decode(std::slice::from_ref(&checked), &pasted)
            {
                let catalog = &checked.catalog;
                let language = find::language(catalog, lang)?;
                entry::show(&decoded.found, language, Some(&decoded), console);
                console.note(&format!(
                    "the response is in the built-in envelope `{name}`, which `{}` does not use",
                    catalog.name
                ));
                return Ok(0);
            }
            let raw = decode::raw_code(catalogs, &pasted);
            match similar::similar(catalogs, &pasted).filter(|_| raw.is_none()) {
                Some((similarity, found)) => {
                    entry::list(&found, console);
                    console.note(&unnamed::similar(&pasted, similarity, found.len()));
                    Ok(FINDINGS)
                }
                None => Err(unnamed::error(catalogs, &pasted, raw.as_deref(), has_catalogs)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use errbook::{Args, RequestContext};
    use proptest::prelude::*;

    use super::{is_problem_id, pasted};
    use crate::catalogs;
    use crate::output::{Console, Stream};

    /// Responses of the catalogs with something cut out, repeated or replaced.
    fn texts() -> impl Strategy<Value = String> {
        let catalogs = seeds();
        let mut sent =
            vec!["* Connected\n> GET / HTTP/1.1\n< HTTP/1.1 400 Bad Request\n{}".to_owned()];
        for checked in &catalogs {
            let views = checked.lowered.views();
            for entry in views.catalog().entries() {
                sent.push(entry.response(&Args::new(), &RequestContext::new()).to_string());
            }
        }
        let odd = prop_oneof![
            any::<String>(),
            "[{}\\[\\]\":,<>/\\\\ 0-9\n]{0,6}",
            Just("HTTP/1.1 ".to_owned())
        ];
        let place = || any::<prop::sample::Index>();
        (prop::sample::select(sent), place(), place(), odd).prop_map(|(text, one, other, odd)| {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let (start, end) = (*one.get(&places), *other.get(&places));
            text[..start].to_owned() + &odd + &text[end..]
        })
    }

    fn seeds() -> Vec<catalogs::CheckedCatalog> {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../catalog"));
        catalogs::check(&[folder]).and_then(catalogs::Checked::into_catalogs).unwrap()
    }

    #[test]
    fn any_text_is_explained() {
        let catalogs = seeds();
        proptest!(ProptestConfig::with_cases(64), |(text in texts())| {
            let mut console = Console::new(Stream::nowhere(), Stream::nowhere());
            match pasted(&catalogs, None, true, text.as_bytes(), &mut console) {
                Ok(code) => prop_assert!(code <= 1),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        });
    }

    #[test]
    fn problem_ids() {
        for (name, expected) in [
            ("EB0301", true),
            ("eb9999", true),
            ("EB030", false),
            ("EB03011", false),
            ("E\u{301}0301", false),
            ("sold-out", false),
        ] {
            assert_eq!(is_problem_id(name), expected, "{name}");
        }
    }
}
