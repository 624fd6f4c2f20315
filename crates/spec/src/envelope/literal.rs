//! Scalars without variables → JSON, by the core schema of YAML 1.2.

use crate::lower::quoted;

/// Returns the JSON of a scalar; only one without quotes can be anything but a string.
pub(crate) fn json(text: &str, plain: bool) -> String {
    let special = if plain { special(text) } else { None };
    special.unwrap_or_else(|| quoted(text))
}

fn special(text: &str) -> Option<String> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Some("null".to_owned()),
        "true" | "True" | "TRUE" => Some("true".to_owned()),
        "false" | "False" | "FALSE" => Some("false".to_owned()),
        _ => number(text),
    }
}

/// Returns a number as JSON writes it, digit by digit where it can.
fn number(text: &str) -> Option<String> {
    let radix = |prefix: &str, radix| {
        text.strip_prefix(prefix).filter(|digits| !digits.starts_with(['+', '-'])).and_then(
            |digits| u64::from_str_radix(digits, radix).ok().map(|number| number.to_string()),
        )
    };
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(number);
    }
    let (sign, unsigned) = match text.as_bytes().first()? {
        b'-' => ("-", &text[1..]),
        b'+' => ("", &text[1..]),
        _ => ("", text),
    };
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (mantissa, ""),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    if !digits(whole)
        || !digits(fraction)
        || whole.len() + fraction.len() == 0
        || power.is_some_and(|power| power.is_empty() || !digits(power))
    {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let mut json = format!("{sign}{}", if whole.is_empty() { "0" } else { whole });
    if !fraction.is_empty() {
        json.push('.');
        json.push_str(fraction);
    }
    if let Some(exponent) = exponent {
        json.push('e');
        json.push_str(exponent);
    }
    Some(json)
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn follows_the_core_schema() {
        let cases = [
            ("", "null"),
            ("~", "null"),
            ("true", "true"),
            ("no", "\"no\""),
            ("12", "12"),
            ("-12", "-12"),
            ("+12", "12"),
            ("007", "7"),
            ("0", "0"),
            ("1.10", "1.10"),
            (".5", "0.5"),
            ("1.", "1"),
            ("1e3", "1e3"),
            ("1E+3", "1e+3"),
            ("0x1F", "31"),
            ("0x+1", "\"0x+1\""),
            ("0o17", "15"),
            (".", "\".\""),
            ("-", "\"-\""),
            ("1e", "\"1e\""),
            ("2.0.1", "\"2.0.1\""),
            (".inf", "\".inf\""),
            ("a \"b\"\\\n", r#""a \"b\"\\\n""#),
        ];
        for (text, expected) in cases {
            assert_eq!(json(text, true), expected, "{text}");
        }
        assert_eq!(json("12", false), "\"12\"");
        assert_eq!(json("", false), "\"\"");
    }
}
