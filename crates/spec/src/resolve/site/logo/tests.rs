//! Logos that are taken, and those that are not.

use super::{Refusal, checked};

fn drawn(inside: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
}

#[test]
fn pictures_are_taken() {
    for good in [
        "<path d='M0 0h9v9z' fill=\"#0a5\"/>",
        "<!-- made by hand -->\n<g><circle cx=\"1\" cy = '2' r=\"3\" ></circle></g>",
        "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs><rect fill=\"url(#a)\"/>",
        "<g xmlns:xlink=\"http://www.w3.org/1999/xlink\"><g/><use xlink:href=\"#a\"/></g>",
        "<rect fill=\"url(&quot;#a&quot;)\"/>",
        "<title>A &amp; B</title><text>a &lt; b</text><use href=\"#a\"/>",
    ] {
        assert!(
            checked(drawn(good).as_bytes()).is_ok(),
            "{good}: {:?}",
            checked(drawn(good).as_bytes())
        );
    }
    for declaration in [
        "version=\"1.0\"",
        "\nversion = \"1.0\"",
        "version='1.0'\tencoding='UTF-8'\r\nstandalone='no' ",
    ] {
        let document = format!("\u{feff}<?xml {declaration}?>\r\n{}\r\n", drawn(""));
        let text = checked(document.as_bytes());
        assert!(text.is_ok_and(|text| text.starts_with("<?xml") && !text.contains('\r')));
    }
}

#[test]
fn what_acts_or_leads_elsewhere_is_refused() {
    for (bad, why) in [
        ("<script>alert(1)</script>", "line 1 of the picture: an element `script`"),
        ("<SCRIPT/>", "an element `SCRIPT`"),
        ("<g onload=\"alert(1)\"/>", "an event handler `onload`"),
        ("<g\nOnClick='x'/>", "line 2 of the picture: an event handler `OnClick`"),
        ("<foreignObject/>", "an element `foreignObject`"),
        ("<svg:script/>", "an element `svg:script`"),
        ("<image href=\"https://evil.example/x.png\"/>", "an element `image`"),
        ("<a href=\"#a\"/>", "an element `a`"),
        ("<use href=\"https://evil.example/x.svg#a\"/>", "`href=\"https://evil.example/x.svg#a\"`"),
        ("<use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"//e\"/>", "`xmlns:x="),
        ("<g xmlns=\"http://www.w3.org/1999/xhtml\"/>", "`xmlns="),
        (
            "<g fill=\"url(https://evil.example/x)\"/>",
            "`fill` refers to something outside of the file",
        ),
        ("<g style=\"fill:u\\72l(//e)\"/>", "`style` refers to something outside of the file"),
        (
            "<g style=\"mask: image-set('//e' 1x)\"/>",
            "`style` refers to something outside of the file",
        ),
        ("<g style=\"fill: URL( '//e')\"/>", "`style` refers to something outside of the file"),
        ("<g fill=\"&#117;rl(//e)\"/>", "an entity `&#117;`"),
        ("<text>&evil;</text>", "an entity `&evil;`"),
        ("<style>@import '//e'</style>", "an element `style`"),
        ("<set attributeName=\"href\" to=\"//e\"/>", "an element `set`"),
        ("<![CDATA[x]]>", "a declaration"),
        ("<?xml-stylesheet href='//e'?>", "a declaration"),
        ("<g ", "a tag without an end"),
        ("<g a=b/>", "a value without quotes"),
        ("<g a=\"b/>", "a value without an end"),
        ("</g>", "`</g>` without `<g>`"),
        ("\n<g>\n", "line 3 of the picture: `<g>` of line 2 has no end"),
        ("<!-- ", "no `-->`"),
    ] {
        let found =
            checked(drawn(bad).as_bytes()).err().map(|Refusal { why, .. }| why).unwrap_or_default();
        assert!(found.contains(why), "{bad}: {found}");
    }
}

#[test]
fn what_is_not_one_picture_is_refused() {
    for (bad, why) in [
        (String::new(), "the file is empty"),
        ("<!-- -->".to_owned(), "no `svg` element"),
        ("\u{89}PNG".to_owned(), "a control character"),
        (format!("<!DOCTYPE svg>{}", drawn("")), "a declaration"),
        (format!("{0}{0}", drawn("")), "not one `svg` element"),
        (format!("x{}", drawn("")), "text around"),
        (format!("{}\u{feff}", drawn("")), "text around"),
        (format!("<?xml version=\"1.1\"?>{}", drawn("")), "an XML declaration other than"),
        (format!("<?xml VERSION=\"1.0\"?>{}", drawn("")), "an XML declaration other than"),
        (format!("<?xml version=\"1.0'?>{}", drawn("")), "an XML declaration other than"),
        (
            format!("<?xml version=\"1.0\" standalone=\"YES\"?>{}", drawn("")),
            "an XML declaration other than",
        ),
        (format!("<?xml encoding=\"latin1\"?>{}", drawn("")), "an XML declaration other than"),
        ("<svg/>".to_owned(), "no `xmlns="),
        ("<g/>".to_owned(), "not one `svg` element"),
        (drawn(&" ".repeat(70_000)), "larger than 64 KiB"),
    ] {
        let found =
            checked(bad.as_bytes()).err().map(|Refusal { why, .. }| why).unwrap_or_default();
        assert!(found.contains(why), "{bad}: {found}");
    }
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for (bad, why) in [
        ("<g a=\"1\" b=\"2\" a=\"3\"/>", "two attributes `a`"),
        ("<g a=\"1\"b=\"2\"/>", "no space before `b`"),
        ("<g 1=\"1\"/>", "an attribute `1`"),
        ("<g\u{a0}a=\"1\"/>", "an element `g\\u{a0}a="),
        ("<!-- a -- b -->", "a comment with `--`"),
        ("<!-- a --->", "a comment with `--`"),
        ("<text>A & B</text>", "`&`: write `&amp;`"),
        ("<path d=\"M0<0\"/>", "`<` in `d`: write `&lt;`"),
        ("<use xlink:href=\"#a\"/>", "`xlink:href` without `xmlns:xlink="),
        (
            "<g xmlns:xlink=\"http://www.w3.org/1999/xlink\"/><use xlink:href=\"#a\"/>",
            "`xlink:href` without `xmlns:xlink=",
        ),
        ("<text>]]></text>", "`]]>`"),
        ("<text>\u{ffff}</text>", "a control character"),
    ] {
        let found =
            checked(drawn(bad).as_bytes()).err().map(|Refusal { why, .. }| why).unwrap_or_default();
        assert!(found.contains(why), "{bad}: {found}");
    }
}
