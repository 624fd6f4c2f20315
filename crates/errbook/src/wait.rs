//! Writes and reads waits.

use core::time::Duration;

/// Returns a time span in whole seconds, rounded up, so that no one waits too short. Only a span of zero is zero.
///
/// Every header, body and text contains this number.
#[must_use]
pub const fn whole_seconds(span: Duration) -> u64 {
    let begun = if span.subsec_nanos() > 0 { 1 } else { 0 };
    span.as_secs().saturating_add(begun)
}

/// Parses seconds in decimal digits, with an optional fraction, and rounds up: `30`, `41.528`.
#[must_use]
pub fn read_seconds(text: &str) -> Option<Duration> {
    let (integer, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    if !are_digits(integer) || !are_digits(fraction) {
        return None;
    }
    let begun = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some(Duration::from_secs(integer.parse::<u64>().ok()?.checked_add(begun)?))
}

/// Parses an HTTP date in any of its three formats (RFC 9110, section 5.6.7), as the time since the Unix epoch.
///
/// A year of two digits is from 1970 to 2069.
#[must_use]
pub fn read_http_date(text: &str) -> Option<Duration> {
    let (day_name, rest) = text.split_once([',', ' '])?;
    let (day, month, year, time) = if let Some(date) = rest.strip_prefix(' ')
        && text.contains(',')
    {
        let (date, time) = date.strip_suffix(" GMT")?.rsplit_once(' ')?;
        let separator = if date.contains('-') { '-' } else { ' ' };
        let mut parts = date.split(separator);
        let parts = (parts.next()?, parts.next()?, parts.next()?, parts.next());
        let (day, month, year, None) = parts else { return None };
        (number(day, 2)?, month, year, time)
    } else {
        let (month, rest) = rest.split_once(' ')?;
        let (day, rest) = rest.split_at_checked(2)?;
        let (time, year) = rest.strip_prefix(' ')?.split_once(' ')?;
        (number(day.strip_prefix(' ').unwrap_or(day), day.trim_start().len())?, month, year, time)
    };
    is_day_name(day_name).then_some(())?;
    let month = 1 + MONTHS.iter().position(|name| *name == month)? as u64;
    let days = days_to(full_year(year)?, month, day)?;
    let mut parts = time.split(':');
    let mut part = |most: u64| number(parts.next()?, 2).filter(|part| *part <= most);
    // 60 is a leap second.
    let (hours, minutes, seconds) = (part(23)?, part(59)?, part(60)?);
    parts.next().is_none().then_some(())?;
    Some(Duration::from_secs(((days * 24 + hours) * 60 + minutes) * 60 + seconds))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn is_day_name(name: &str) -> bool {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    days.iter().any(|day| *day == name || day.get(..3) == Some(name))
}

/// Parses a number with a given count of digits.
fn number(text: &str, digits: usize) -> Option<u64> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

fn full_year(text: &str) -> Option<u64> {
    let short = || number(text, 2).map(|year| if year < 70 { 2000 + year } else { 1900 + year });
    number(text, 4).or_else(short).filter(|year| *year >= 1970)
}

/// Returns the days from 1970 to a date of the Gregorian calendar.
fn days_to(year: u64, month: u64, day: u64) -> Option<u64> {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u64::from(is_leap),
        _ => 31,
    };
    (1..=length).contains(&day).then_some(())?;
    let leaps = |year: u64| year / 4 - year / 100 + year / 400;
    let before = (year - 1970) * 365 + leaps(year - 1) - leaps(1969);
    let of_months = (367 * month - 362) / 12 - if month <= 2 { 0 } else { 2 - u64::from(is_leap) };
    Some(before + of_months + day - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_rounded_up() {
        let spans = [(0, 0), (1, 1), (999, 1), (1000, 1), (1001, 2), (1500, 2), (30_000, 30)];
        for (milliseconds, seconds) in spans {
            assert_eq!(whole_seconds(Duration::from_millis(milliseconds)), seconds);
        }
        assert_eq!(whole_seconds(Duration::from_nanos(1)), 1);
        assert_eq!(whole_seconds(Duration::MAX), u64::MAX);
    }

    #[test]
    fn seconds_are_decimal_digits() {
        let cases = [("0", 0), ("30", 30), ("007", 7), ("41.528", 42), ("41.0", 41), ("0.001", 1)];
        for (text, seconds) in cases {
            assert_eq!(read_seconds(text), Some(Duration::from_secs(seconds)), "{text}");
        }
        for text in [
            "",
            "0x10",
            "1e3",
            "1E3",
            "+5",
            "-1",
            "-0",
            ".5",
            "5.",
            "1.2.3",
            "1_000",
            " 5",
            "5 ",
            "٣",
            "Infinity",
            "NaN",
            "18446744073709551616",
            "18446744073709551615.1",
        ] {
            assert_eq!(read_seconds(text), None, "{text}");
        }
    }

    #[test]
    fn dates_in_three_formats() {
        let cases = [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777),
            ("Wed Nov 16 08:49:37 1994", 784_975_777),
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
            ("Wed, 01 Mar 2000 00:00:00 GMT", 951_868_800),
            ("Thu, 29 Feb 1996 00:00:00 GMT", 825_552_000),
            ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
            ("Thu, 31 Dec 2026 23:59:60 GMT", 1_798_761_600),
            ("Thursday, 01-Jan-70 00:00:00 GMT", 0),
            ("Monday, 01-Jan-69 00:00:00 GMT", 3_124_224_000),
            ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
        ];
        for (text, seconds) in cases {
            assert_eq!(read_http_date(text), Some(Duration::from_secs(seconds)), "{text}");
        }
        for text in [
            "",
            "30",
            "Sun",
            "Sunny",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Son, 06 Nov 1994 08:49:37 GMT",
            "Sun, 31 Nov 1994 08:49:37 GMT",
            "Thu, 29 Feb 2001 08:49:37 GMT",
            "Mon, 29 Feb 2100 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:60:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37:1 GMT",
            "Sun, 06 Nov 1994 1 08:49:37 GMT",
            "Sun Nov 6 08:49:37 1994",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994 GMT",
            "1994-11-06T08:49:37Z",
            "Sun é",
        ] {
            assert_eq!(read_http_date(text), None, "{text}");
        }
    }
}
