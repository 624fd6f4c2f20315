//! What a scalar without quotes is.

/// A scalar by the core schema of YAML 1.2.2 (section 10.3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Scalar<'t> {
    /// `null`, `~` or nothing.
    Null,
    Boolean(bool),
    Integer(i64),
    /// Above `i64::MAX`.
    Unsigned(u64),
    /// An integer of more than 64 bits.
    Wide(&'t str),
    /// Also infinite, or not a number.
    Float(f64),
    Text(&'t str),
}

impl<'t> Scalar<'t> {
    /// Reads a scalar without quotes. The only place that decides what one is.
    pub(crate) fn plain(text: &'t str) -> Self {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => Self::Null,
            "true" | "True" | "TRUE" => Self::Boolean(true),
            "false" | "False" | "FALSE" => Self::Boolean(false),
            _ => integer(text).or_else(|| float(text)).unwrap_or(Self::Text(text)),
        }
    }

    /// Returns a number as JSON writes it, where JSON readers can carry it.
    pub(crate) fn number(self) -> Option<String> {
        match self {
            Self::Integer(number) => Some(number.to_string()),
            Self::Unsigned(number) => Some(number.to_string()),
            // As the shortest digits that mean the same, with a fraction or an exponent: `1.0` is no integer.
            Self::Float(number) if number.is_finite() => Some(format!("{number:?}")),
            _ => None,
        }
    }

    /// Returns what it is, in words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Boolean(_) => "a boolean",
            Self::Integer(_) | Self::Unsigned(_) | Self::Wide(_) => "a whole number",
            Self::Float(_) => "another number",
            Self::Text(_) => "a text",
        }
    }
}

fn integer(text: &str) -> Option<Scalar<'_>> {
    let (digits, radix) = match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(digits), _) => (digits, 16),
        (_, Some(digits)) => (digits, 8),
        _ => (text.strip_prefix(['+', '-']).unwrap_or(text), 10),
    };
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    let digits = if radix == 10 { text } else { digits };
    let signed = i64::from_str_radix(digits, radix).map(Scalar::Integer);
    let unsigned = || u64::from_str_radix(digits, radix).map(Scalar::Unsigned);
    Some(signed.or_else(|_| unsigned()).unwrap_or(Scalar::Wide(text)))
}

fn float(text: &str) -> Option<Scalar<'_>> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let number = match unsigned {
        ".inf" | ".Inf" | ".INF" if text.starts_with('-') => f64::NEG_INFINITY,
        ".inf" | ".Inf" | ".INF" => f64::INFINITY,
        ".nan" | ".NaN" | ".NAN" if unsigned.len() == text.len() => f64::NAN,
        // Rust reads what the schema does, and the words `inf`, `infinity` and `nan`.
        _ if unsigned.starts_with(|it: char| it.is_ascii_digit() || it == '.') => {
            text.parse().ok()?
        }
        _ => return None,
    };
    Some(Scalar::Float(number))
}

/// Returns the number that a scalar without quotes probably means, where YAML 1.1 and YAML 1.2.2 read it differently: `017` is 15 and 17,
/// `0b11`, `1_000` and `12:30:45` are numbers and texts.
pub(crate) fn ambiguous_number(text: &str) -> Option<String> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let mut bytes = unsigned.bytes();
    let (first, second) = (bytes.next()?, bytes.next()?);
    if !first.is_ascii_digit() {
        return None;
    }
    match Scalar::plain(text) {
        number @ Scalar::Integer(_) => {
            number.number().filter(|_| first == b'0' && second.is_ascii_digit())
        }
        Scalar::Text(_) => {
            let digits = unsigned.replace('_', "");
            let number = if let Some(binary) = digits.strip_prefix("0b") {
                i64::from_str_radix(binary, 2).ok()?.to_string()
            } else if digits.contains(':') {
                sexagesimal(&digits)?.to_string()
            } else {
                Scalar::plain(&digits).number()?
            };
            Some(if text.starts_with('-') { format!("-{number}") } else { number })
        }
        _ => None,
    }
}

/// Returns the boolean that YAML 1.1 reads in a scalar that is a text in YAML 1.2.2: `yes`, `NO`, `on`, `n`.
pub(crate) fn ambiguous_boolean(text: &str) -> Option<bool> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(true),
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

/// Returns the value of `12:30:45`, in base 60.
fn sexagesimal(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let first: i64 = parts.next().filter(|first| !first.starts_with('0'))?.parse().ok()?;
    parts.try_fold(first, |number, part| {
        let digits = matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
        let part: i64 = part.parse().ok().filter(|part| digits && *part < 60)?;
        number.checked_mul(60)?.checked_add(part)
    })
}

#[cfg(test)]
mod tests {
    use super::{Scalar, ambiguous_boolean, ambiguous_number};

    #[test]
    fn plain_scalars_follow_the_core_schema() {
        let cases = [
            ("", Scalar::Null),
            ("~", Scalar::Null),
            ("NULL", Scalar::Null),
            ("nUll", Scalar::Text("nUll")),
            ("true", Scalar::Boolean(true)),
            ("True", Scalar::Boolean(true)),
            ("FALSE", Scalar::Boolean(false)),
            ("no", Scalar::Text("no")),
            ("12", Scalar::Integer(12)),
            ("-12", Scalar::Integer(-12)),
            ("+12", Scalar::Integer(12)),
            ("-0", Scalar::Integer(0)),
            ("017", Scalar::Integer(17)),
            ("0o17", Scalar::Integer(15)),
            ("0o18", Scalar::Text("0o18")),
            ("-0o17", Scalar::Text("-0o17")),
            ("0x1F", Scalar::Integer(31)),
            ("0x", Scalar::Text("0x")),
            ("0x+1", Scalar::Text("0x+1")),
            ("0X1F", Scalar::Text("0X1F")),
            ("0b11", Scalar::Text("0b11")),
            ("1_000", Scalar::Text("1_000")),
            ("12:30:45", Scalar::Text("12:30:45")),
            ("2024-01-02", Scalar::Text("2024-01-02")),
            ("9223372036854775807", Scalar::Integer(i64::MAX)),
            ("-9223372036854775808", Scalar::Integer(i64::MIN)),
            ("18446744073709551615", Scalar::Unsigned(u64::MAX)),
            ("0xFFFFFFFFFFFFFFFF", Scalar::Unsigned(u64::MAX)),
            ("18446744073709551616", Scalar::Wide("18446744073709551616")),
            ("-9223372036854775809", Scalar::Wide("-9223372036854775809")),
            ("1.10", Scalar::Float(1.1)),
            ("1.0", Scalar::Float(1.0)),
            (".5", Scalar::Float(0.5)),
            ("1.", Scalar::Float(1.0)),
            ("-1.e3", Scalar::Float(-1000.0)),
            ("1e3", Scalar::Float(1000.0)),
            ("1E+3", Scalar::Float(1000.0)),
            ("1e400", Scalar::Float(f64::INFINITY)),
            (".inf", Scalar::Float(f64::INFINITY)),
            ("-.INF", Scalar::Float(f64::NEG_INFINITY)),
            ("inf", Scalar::Text("inf")),
            ("nan", Scalar::Text("nan")),
            ("+.nan", Scalar::Text("+.nan")),
            (".", Scalar::Text(".")),
            ("-", Scalar::Text("-")),
            ("+-1", Scalar::Text("+-1")),
            ("1e", Scalar::Text("1e")),
            ("2.0.1", Scalar::Text("2.0.1")),
            ("٣", Scalar::Text("٣")),
        ];
        for (text, expected) in cases {
            assert_eq!(Scalar::plain(text), expected, "{text}");
        }
        assert!(matches!(Scalar::plain(".NaN"), Scalar::Float(number) if number.is_nan()));
    }

    #[test]
    fn numbers_are_written_as_json() {
        let cases = [
            ("017", Some("17")),
            ("18446744073709551615", Some("18446744073709551615")),
            ("1.0", Some("1.0")),
            ("1.10", Some("1.1")),
            ("1e3", Some("1000.0")),
            ("1e300", Some("1e300")),
            ("-.5e-7", Some("-5e-8")),
            ("0.22624800773903986", Some("0.22624800773903986")),
            ("1e400", None),
            (".nan", None),
            ("18446744073709551616", None),
            ("x", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Scalar::plain(text).number().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn yaml_1_1_reads_some_texts_as_booleans() {
        for (text, expected) in [
            ("yes", Some(true)),
            ("On", Some(true)),
            ("y", Some(true)),
            ("NO", Some(false)),
            ("off", Some(false)),
            ("N", Some(false)),
            ("yEs", None),
            ("true", None),
            ("none", None),
            ("", None),
        ] {
            assert_eq!(ambiguous_boolean(text), expected, "{text}");
        }
    }

    #[test]
    fn yaml_1_1_reads_some_numbers_otherwise() {
        let cases = [
            ("017", Some("17")),
            ("-017", Some("-17")),
            ("007", Some("7")),
            ("08", Some("8")),
            ("00", Some("0")),
            ("0", None),
            ("17", None),
            ("-17", None),
            ("0b11", Some("3")),
            ("-0b11", Some("-3")),
            ("0b12", None),
            ("1_000", Some("1000")),
            ("1_000.5", Some("1000.5")),
            ("0x1F", None),
            ("0x1_F", Some("31")),
            ("0o17", None),
            ("12:30:45", Some("45045")),
            ("12:30", Some("750")),
            ("12:60", None),
            ("12:+3", None),
            ("02:30", None),
            ("::1", None),
            ("1.5", None),
            ("2024-01-02", None),
            ("10_items", None),
            ("_1", None),
            ("é1", None),
            ("no", None),
        ];
        for (text, expected) in cases {
            assert_eq!(ambiguous_number(text).as_deref(), expected, "{text}");
        }
    }
}
