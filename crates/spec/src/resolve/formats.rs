//! The formats of JSON Schema that an example is checked against (Validation, section 7.3).

use std::net::{Ipv4Addr, Ipv6Addr};

use super::url::is_uri_char;

/// A format.
#[derive(Debug)]
pub(super) struct Format {
    name: &'static str,
    /// A description of the format's texts, and an example.
    pub(super) what: &'static str,
    pub(super) sample: &'static str,
    fits: fn(&str) -> bool,
}

#[rustfmt::skip]
static FORMATS: [Format; 11] = [
    Format { name: "date", what: "a date of RFC 3339", sample: "2030-01-31", fits: is_date },
    Format { name: "date-time", what: "a date and time of RFC 3339", sample: "2030-01-31T12:00:00Z", fits: is_date_time },
    Format { name: "duration", what: "a duration of ISO 8601", sample: "PT30S", fits: is_duration },
    Format { name: "email", what: "an email address", sample: "user@example.com", fits: is_email },
    Format { name: "hostname", what: "a host name", sample: "example.com", fits: is_hostname },
    Format { name: "ipv4", what: "an IPv4 address", sample: "192.0.2.1", fits: |text| text.parse::<Ipv4Addr>().is_ok() },
    Format { name: "ipv6", what: "an IPv6 address", sample: "2001:db8::1", fits: |text| text.parse::<Ipv6Addr>().is_ok() },
    Format { name: "time", what: "a time of RFC 3339", sample: "12:00:00Z", fits: is_time },
    Format { name: "uri", what: "an absolute URI", sample: "https://example.com/", fits: is_uri },
    Format { name: "url", what: "an absolute URI", sample: "https://example.com/", fits: is_uri },
    Format { name: "uuid", what: "a UUID", sample: "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", fits: is_uuid },
];

impl Format {
    /// Returns the format with a name; `None` for an unknown one, whose texts are not checked.
    pub(super) fn named(name: Option<&str>) -> Option<&'static Self> {
        FORMATS.iter().find(|format| Some(format.name) == name)
    }

    /// Returns whether a text has the format.
    pub(super) fn fits(&self, text: &str) -> bool {
        (self.fits)(text)
    }
}

fn number(digits: &str, length: usize) -> Option<u32> {
    let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// RFC 3339, section 5.6: `full-date`.
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// RFC 3339, section 5.6: `full-time`.
fn is_time(text: &str) -> bool {
    let Some(zone) = text.find(['Z', 'z', '+', '-']) else { return false };
    let (clock, zone) = text.split_at(zone);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let parts: Vec<_> = clock.split(':').collect();
    let [hour, minute, second] = parts[..] else { return false };
    let (Some(hour), Some(minute), Some(second)) =
        (number(hour, 2), number(minute, 2), number(second, 2))
    else {
        return false;
    };
    let offset = match zone {
        "Z" | "z" => Some(0),
        _ => zone[1..].split_once(':').and_then(|(hours, minutes)| {
            let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
            let offset = i64::from(hours * 60 + minutes);
            (hours < 24 && minutes < 60).then_some(if zone.starts_with('-') {
                -offset
            } else {
                offset
            })
        }),
    };
    let Some(offset) = offset else { return false };
    let in_utc = (i64::from(hour * 60 + minute) - offset).rem_euclid(24 * 60);
    // A leap second is the last second of a day in UTC.
    let is_second = second < 60 || (second == 60 && in_utc == 24 * 60 - 1);
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    hour < 24 && minute < 60 && is_second && is_fraction
}

/// RFC 3339, section 5.6: `date-time`.
fn is_date_time(text: &str) -> bool {
    text.split_once(['T', 't']).is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// RFC 3339, appendix A.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (days, time) = match rest.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (rest, None),
    };
    let is_weeks = time.is_none() && units(days, "W");
    // The units must be consecutive.
    let is_days = ["YMD", "YM", "Y", "MD", "M", "D"].iter().any(|given| units(days, given));
    let is_time = |time| ["HMS", "HM", "H", "MS", "M", "S"].iter().any(|given| units(time, given));
    is_weeks || ((is_days || (days.is_empty() && time.is_some())) && time.is_none_or(is_time))
}

/// Returns whether a text is a number before each of the units.
fn units(mut text: &str, units: &str) -> bool {
    for unit in units.chars() {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        match text[digits..].strip_prefix(unit) {
            Some(rest) if digits > 0 => text = rest,
            _ => return false,
        }
    }
    text.is_empty()
}

/// RFC 5321, section 4.1.2: `Mailbox`.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let is_dotted = local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atom));
    let literal = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_domain = match literal {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => literal.parse::<Ipv4Addr>().is_ok(),
        },
        None => is_hostname(domain),
    };
    local.len() <= 64 && (is_dotted || is_quoted(local)) && is_domain
}

/// RFC 5321, section 4.1.2: `Quoted-string`.
fn is_quoted(local: &str) -> bool {
    let inner = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner else { return false };
    let mut bytes = inner.bytes();
    while let Some(byte) = bytes.next() {
        let is_text = match byte {
            b'\\' => bytes.next().is_some_and(|next| (b' '..=b'~').contains(&next)),
            b'"' => false,
            byte => (b' '..=b'~').contains(&byte),
        };
        if !is_text {
            return false;
        }
    }
    true
}

/// RFC 1123, section 2.1.
fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

/// RFC 3986, section 3.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let is_escape =
        |it: &str| it.len() > 1 && it.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    let (before, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let authority = before.strip_prefix("//").map(|it| it.split(['/', '?']).next().unwrap_or(it));
    let outside = authority.map_or(before, |it| &before[2 + it.len()..]);
    let brackets = |part: &str| part.contains(['[', ']', '#']);
    is_scheme
        && rest.chars().all(is_uri_char)
        && rest.split('%').skip(1).all(is_escape)
        && !brackets(outside)
        && !brackets(fragment)
        && authority.is_none_or(is_authority)
}

/// RFC 3986, section 3.2.
fn is_authority(authority: &str) -> bool {
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let is_host = if let Some(literal) = host.strip_prefix('[') {
        literal.split_once(']').is_some_and(|(address, rest)| {
            address.parse::<Ipv6Addr>().is_ok()
                && (rest.is_empty() || rest.strip_prefix(':').is_some_and(port))
        })
    } else {
        let (name, number) = host.split_once(':').unwrap_or((host, ""));
        !name.contains(['[', ']']) && port(number)
    };
    is_host && !user.contains(['[', ']', '@'])
}

/// RFC 9562, section 4.
fn is_uuid(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let lengths: Vec<_> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12]
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests;
