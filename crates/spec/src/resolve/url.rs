//! The check of addresses (RFC 3986; RFC 6068 for `mailto:`).
//!
//! Hand-written, because a report names the flaw, and a parser of RFC 3986 only its position. The RFC also allows parts that no
//! published address should have: user names, ports over 65535, empty parts of hosts.

use std::net::Ipv6Addr;
use std::ops::Range;

/// Returns whether a URI may contain a character (RFC 3986, section 2).
pub(super) fn is_uri_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

/// Returns the range of characters that no URI may contain, or else the whole address.
pub(super) fn unfit(url: &str) -> Range<usize> {
    let Some(start) = url.find(|c| !is_uri_char(c)) else { return 0..url.len() };
    let rest = &url[start..];
    start..start + rest.find(is_uri_char).unwrap_or(rest.len())
}

/// Returns whether this is an absolute address with the scheme `https`, `http` or `mailto`.
pub(super) fn is_url(url: &str) -> bool {
    flaw(url).is_none()
}

/// Returns why this isn't an absolute address with the scheme `https`, `http` or `mailto`.
pub(super) fn flaw(url: &str) -> Option<&'static str> {
    let Some(mailbox) = url.strip_prefix("mailto:") else {
        let has_scheme = url.starts_with("https://") || url.starts_with("http://");
        return if has_scheme {
            web_flaw(url)
        } else {
            Some("not an `https`, `http` or `mailto` address")
        };
    };
    let mailbox = mailbox.split('?').next().unwrap_or(mailbox);
    let is_mailbox =
        mailbox.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if is_mailbox { in_any(url) } else { Some("not a mail address") }
}

/// Returns why this isn't an absolute address with the scheme `https` or `http`.
pub(super) fn web_flaw(url: &str) -> Option<&'static str> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| url.strip_prefix(scheme));
    let Some(rest) = rest else { return Some("not an `https` or `http` address") };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    in_any(url).or_else(|| in_authority(authority)).or_else(|| {
        path.contains(['[', ']']).then_some("brackets are for the host; write `%5B` and `%5D`")
    })
}

/// Percent-encodes non-ASCII characters in a part of an address; `None` if it has control characters.
pub(super) fn encoded(part: &str) -> Option<String> {
    let mut url = String::with_capacity(part.len());
    for c in part.chars() {
        if c.is_control() {
            return None;
        }
        if is_uri_char(c) {
            url.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                url.push('%');
                url.push(hex(byte >> 4));
                url.push(hex(byte & 15));
            }
        }
    }
    Some(url)
}

/// Returns a digit of a byte.
fn hex(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit & 15)])
}

/// Returns a flaw that no URI may have, with any scheme.
pub(super) fn in_any(uri: &str) -> Option<&'static str> {
    if !uri.chars().all(is_uri_char) {
        return Some("a character that no address can have");
    }
    let is_encoded = |rest: &str| {
        let mut digits = rest.bytes().take(2);
        digits.len() == 2 && digits.all(|digit| digit.is_ascii_hexdigit())
    };
    if !uri.split('%').skip(1).all(is_encoded) {
        return Some("`%` without two hexadecimal digits after it");
    }
    (uri.matches('#').count() > 1).then_some("a second `#`")
}

fn in_authority(authority: &str) -> Option<&'static str> {
    if authority.contains('@') {
        return Some("a user name, which every reader would see");
    }
    let Some(rest) = authority.strip_prefix('[') else {
        let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
        return in_host(host).or_else(|| in_port(port));
    };
    let Some((host, port)) = rest.split_once(']') else {
        return Some("`[` without `]`");
    };
    if host.parse::<Ipv6Addr>().is_err() {
        return Some("not an IPv6 address in the brackets");
    }
    in_port(port)
}

fn in_host(host: &str) -> Option<&'static str> {
    if host.is_empty() {
        return Some("no host");
    }
    let is_known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '%' | '~');
    if !host.chars().all(is_known) {
        return Some("a character that no host can have");
    }
    let mut labels = host.strip_suffix('.').unwrap_or(host).split('.');
    labels.any(str::is_empty).then_some("an empty part in the host")
}

/// `rest` is the part after the host.
fn in_port(rest: &str) -> Option<&'static str> {
    let Some(port) = rest.strip_prefix(':') else {
        return (!rest.is_empty()).then_some("something between the host and the path");
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    (!is_port).then_some("not a port: a number up to 65535")
}

#[cfg(test)]
mod tests {
    use super::{flaw, web_flaw};

    #[test]
    fn addresses() {
        for good in [
            "https://example.com",
            "https://example.com./a%20b?c=[#d".replace('[', "%5B").as_str(),
            "http://[::1]:8080/a",
            "http://127.0.0.1:80",
            "https://xn--bcher-kva.example/~me/(a);b=c,d'!*@:$&+",
            "https://a_b.example/?q=/?&x=%C3%A9#/?a",
            "mailto:a@b.c",
            "mailto:a+b@b.c?subject=x%20y",
        ] {
            assert_eq!(flaw(good), None, "{good}");
        }
        for (bad, expected) in [
            ("", "not an `https`, `http` or `mailto` address"),
            ("x", "not an `https`, `http` or `mailto` address"),
            ("ftp://a", "not an `https`, `http` or `mailto` address"),
            ("https:/a", "not an `https`, `http` or `mailto` address"),
            ("https://", "no host"),
            ("https:///a", "no host"),
            ("https://:80", "no host"),
            ("https://?a", "no host"),
            ("https://a b", "a character that no address can have"),
            ("https://é.com", "a character that no address can have"),
            ("https://a/\\b", "a character that no address can have"),
            ("https://%", "`%` without two hexadecimal digits after it"),
            ("https://a/%zz", "`%` without two hexadecimal digits after it"),
            ("https://a/%4", "`%` without two hexadecimal digits after it"),
            ("https://exa%mple", "`%` without two hexadecimal digits after it"),
            ("https://a#b#c", "a second `#`"),
            ("https://[", "`[` without `]`"),
            ("https://[::1", "`[` without `]`"),
            ("https://[::g]", "not an IPv6 address in the brackets"),
            ("https://[]", "not an IPv6 address in the brackets"),
            ("https://[::1]a/", "something between the host and the path"),
            ("https://a[b]", "a character that no host can have"),
            ("https://a$b/", "a character that no host can have"),
            ("https://a:b:c", "not a port: a number up to 65535"),
            ("https://a:", "not a port: a number up to 65535"),
            ("https://a:+1/", "not a port: a number up to 65535"),
            ("https://a:65536/", "not a port: a number up to 65535"),
            ("https://a..b", "an empty part in the host"),
            ("https://.", "an empty part in the host"),
            ("https://user:pw@host/e", "a user name, which every reader would see"),
            ("https://a/[b]", "brackets are for the host; write `%5B` and `%5D`"),
            ("mailto:", "not a mail address"),
            ("mailto:a", "not a mail address"),
            ("mailto:@b", "not a mail address"),
            ("mailto:a@b%", "`%` without two hexadecimal digits after it"),
        ] {
            assert_eq!(flaw(bad), Some(expected), "{bad}");
        }
        for other in ["mailto:a@b.c", "ftp://a", "//a"] {
            assert_eq!(web_flaw(other), Some("not an `https` or `http` address"), "{other}");
        }
    }
}
