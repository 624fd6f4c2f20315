//! Valid texts for each format, and similar invalid ones.

use super::{FORMATS, Format};

#[test]
fn samples_fit() {
    for format in &FORMATS {
        assert!(format.fits(format.sample), "{format:?}");
        assert!(!format.fits(""), "{format:?}");
        assert!(!format.fits(" "), "{format:?}");
    }
    assert!(Format::named(Some("idn-email")).is_none() && Format::named(None).is_none());
}

fn check(name: &str, good: &[&str], bad: &[&str]) {
    let format = Format::named(Some(name)).unwrap();
    for text in good {
        assert!(format.fits(text), "{name}: {text}");
    }
    for text in bad {
        assert!(!format.fits(text), "{name}: {text}");
    }
}

#[test]
fn dates_and_times() {
    check(
        "date",
        &["2024-02-29", "2000-02-29", "0000-01-01"],
        &[
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-04-31",
            "2024-1-1",
            "+024-01-01",
            "2024-01-00",
            "2024-01-01-",
        ],
    );
    check(
        "time",
        &["23:59:60Z", "00:59:60+01:00", "12:00:00.123456z", "01:00:00-23:59"],
        &[
            "12:00:00",
            "24:00:00Z",
            "12:60:00Z",
            "12:00:60Z",
            "12:00:00.Z",
            "12:00Z",
            "12:00:00+24:00",
            "12:00:00+0100",
            "12:00:00ZZ",
            "1²:00:00Z",
        ],
    );
    check(
        "date-time",
        &["2024-02-29T12:00:00Z", "2024-02-29t12:00:00.5-08:00"],
        &[
            "nope",
            "2024-02-29 12:00:00Z",
            "2024-02-30T12:00:00Z",
            "2024-02-29T12:00:00",
            "2024-02-29",
        ],
    );
    check(
        "duration",
        &["P1Y2M3DT4H5M6S", "P3W", "PT36H", "P1D", "P1YT5M"],
        &["P", "PT", "P1DT", "1D", "P1Y3D", "PT1H3S", "P1W2D", "P1.5D", "-P1D", "P1S"],
    );
}

#[test]
fn names_of_mailboxes_and_hosts() {
    check(
        "email",
        &[
            "a.b+c@example.com",
            "\"a b\\\"@\"@example.com",
            "a@[192.0.2.1]",
            "a@[IPv6:2001:db8::1]",
            "a@b",
        ],
        &[
            "x",
            "a@",
            "@b",
            "a..b@example.com",
            ".a@b",
            "a b@c",
            "a@b_c",
            "a@-b",
            "\"a\"b\"@c",
            "é@example.com",
            "a@b@c",
        ],
    );
    check(
        "hostname",
        &["a", "1.example.com", "xn--bcher-kva.example"],
        &[
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "bücher.example",
            &"a".repeat(64),
            &"a.".repeat(127),
        ],
    );
}

#[test]
fn addresses_of_networks() {
    check(
        "ipv4",
        &["0.0.0.0", "255.255.255.255"],
        &["256.0.0.1", "1.2.3", "01.2.3.4", "1.2.3.4.5", "1.2.3.4/8"],
    );
    check(
        "ipv6",
        &["::", "::1", "1:2:3:4:5:6:7:8", "::ffff:192.0.2.1"],
        &["1::2::3", "12345::", "fe80::1%eth0", "1:2:3:4:5:6:7", "[::1]"],
    );
}

#[test]
fn identifiers() {
    check(
        "uri",
        &[
            "https://a:b@example.com:8080/x?y#z",
            "urn:isbn:1",
            "mailto:a@b",
            "file:///etc",
            "http://[::1]:80/",
            "a+b:c",
            "x:%20",
        ],
        &[
            "example.com",
            "/x",
            "//x",
            "1a:b",
            "https://a b",
            "x:%2",
            "x:%zz",
            "http://[::1/",
            "http://a:b/",
            "http://[x]/",
            "x:a#b#c",
            "http://é",
        ],
    );
    check(
        "uuid",
        &["F81D4FAE-7dec-11d0-a765-00a0c91e6bf6", "00000000-0000-0000-0000-000000000000"],
        &[
            "nonsense",
            "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
            "f81d4fae7dec11d0a76500a0c91e6bf6",
            "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        ],
    );
}
