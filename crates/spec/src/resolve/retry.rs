//! `retry`: words, times and params.

use super::place_ref::PlaceRef;
use super::text;
use crate::diagnostic::words::{http, message};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Pairs, ParamDecl, RetryDecl};
use crate::model::{Param, ParamType, Retry, Visibility};

/// The maximum time to wait: 365 days.
const MOST_SECONDS: u64 = 31_536_000;

/// The params of an entry, which may say how long to wait.
pub(super) struct Params<'d> {
    pub(super) known: &'d [Param],
    /// Those that the entry declares itself.
    pub(super) written: &'d Pairs<ParamDecl>,
    /// Whether the entry or a shared param has a problem.
    pub(super) broken: bool,
}

/// Reads `retry` of an entry.
pub(super) fn of_entry(
    decl: &RetryDecl,
    params: &Params<'_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Retry> {
    read(decl, at, diagnostics, |after, at, diagnostics| {
        retry_after(after, params, at, diagnostics)
    })
}

/// Reads `retry` of `defaults`, where no param is known.
pub(super) fn of_defaults(
    decl: &RetryDecl,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Retry> {
    read(decl, at, diagnostics, |after, at, diagnostics| {
        let help =
            "write a time such as `30s`, `5m`, `1h` or `1d`; only an entry's `retry` names a param";
        retry_seconds(after, ("not a time", help), at.value(), diagnostics)
    })
}

fn read(
    decl: &RetryDecl,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
    after: impl FnOnce(&str, &PlaceRef<'_>, &mut Diagnostics) -> Option<Retry>,
) -> Option<Retry> {
    match decl {
        // A map without its required key, which is reported.
        RetryDecl::After(_) if diagnostics.is_rejected(at.file(), &at.key("after").path()) => None,
        RetryDecl::After(written) => after(written, &at.key("after"), diagnostics),
        RetryDecl::Word(written) => {
            let known = Retry::WORDS.into_iter().find(|retry| retry.as_str() == written);
            if known.is_none() {
                let words = Retry::WORDS.map(Retry::as_str);
                let help = match text::nearest_word(written, &words, diagnostics) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("write `{}` or `{{after: 30s}}`", words.join("`, `")),
                };
                diagnostics.push(http::retry("unknown word", help, at.value()));
            }
            known
        }
    }
}

/// Reads a time, or the name of a param.
fn retry_after(
    after: &str,
    params: &Params<'_>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Retry> {
    let is_number = text::is_digits(after) && params.known.iter().all(|it| it.name != after);
    if !text::is_param_name(after) || is_number {
        let help = "write a time such as `30s`, `5m`, `1h` or `1d`, or the name of a param";
        let otherwise = ("neither a time nor a param", help);
        return retry_seconds(after, otherwise, at.value(), diagnostics);
    }
    let Some(index) = params.known.iter().position(|param| param.name == after) else {
        text::unknown_param(after, params.known.iter(), at, at.value(), diagnostics);
        return None;
    };
    let param = &params.known[index];
    let own = params.written.iter().find(|(name, _)| name == after);
    // A shared param with a wrong type makes the entry broken.
    let type_known = own.map_or(!params.broken, |(_, decl)| match decl {
        ParamDecl::Type(kind) => ParamType::named(kind).is_some(),
        ParamDecl::Spec(spec) => spec.kind.as_deref().and_then(ParamType::named).is_some(),
    });
    if param.visibility == Visibility::Internal {
        diagnostics.push(message::internal(after, at.value()));
    } else if param.kind == ParamType::Duration {
        return Some(Retry::AfterParam(index));
    } else if type_known {
        diagnostics.push(http::retry_param(after, at.value()));
    }
    None
}

fn retry_seconds(
    after: &str,
    (otherwise, help): (&str, &str),
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<Retry> {
    let seconds = seconds(after);
    let fits = seconds.filter(|seconds| (1..=MOST_SECONDS).contains(seconds));
    if let Some(seconds) = fits.and_then(|seconds| u32::try_from(seconds).ok()) {
        return Some(Retry::AfterSeconds(seconds));
    }
    let why = match seconds {
        Some(_) => "not from one second to 365 days",
        None => otherwise,
    };
    diagnostics.push(http::retry(why, help.to_owned(), place));
    None
}

/// Reads a time such as `30s`.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    let unit = match text.bytes().last()? {
        b's' => 1,
        b'm' => 60,
        b'h' => 3_600,
        b'd' => 86_400,
        _ => return None,
    };
    let digits = &text[..text.len() - 1];
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn times() {
        assert_eq!(seconds("30s"), Some(30));
        assert_eq!(seconds("2h"), Some(7200));
        for bad in ["", "s", "30", "-1s", "1.5s", "30 s", "99999999999999999999d", "1é"] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }
}
