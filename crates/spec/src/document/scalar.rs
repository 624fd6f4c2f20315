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
mod tests;
