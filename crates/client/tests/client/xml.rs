//! Bodies of XML.

use errbook::__v1::{node, rest, var};
use errbook_client::read;

use crate::nodes::{Node, object, value};
use crate::shop::catalog_of;

fn shown(body: &str) -> Option<String> {
    let item =
        object([("pointer", value(var::ITEM_POINTER)), ("detail", value(var::ITEM_MESSAGE))]);
    let problem = Node::Object(
        rest::PARAMS,
        vec![
            ("@xmlns", Node::Skip),
            ("type", value(var::TYPE_URI)),
            ("detail", value(var::DETAIL)),
            ("errors", Node::Each(node::FIELDS, item.into())),
        ],
    );
    let catalog =
        catalog_of(vec![("application/problem+xml", object([("problem", problem)]), vec![])]);
    let headers = [("content-type", b"text/xml".as_slice())];
    let reading = read(&catalog, 403, headers, body.as_bytes());
    let entry = reading.entry()?;
    let params = reading.params().map(|(name, value)| format!(" {name}={value:?}"));
    let fields = reading.fields().map(|field| format!(" {field:?}"));
    let (params, fields): (String, String) = (params.collect(), fields.collect());
    let detail = reading.detail().unwrap_or_default();
    Some(format!("{} {detail:?}{params}{fields}", entry.code()))
}

fn with(inner: &str) -> String {
    format!(
        "<problem xmlns=\"urn:ietf:rfc:7807\"><type>https://example.com/Error#everything</type>{inner}</problem>"
    )
}

#[test]
fn elements_are_members_items_and_texts() {
    let body = with(
        "<detail>a &lt;b&gt; &amp;&#x20;c<![CDATA[ <d> ]]></detail><integer>30</integer><boolean>true</boolean>
         <list><i>x</i><i>y</i></list><text/>
         <errors><i><pointer>#/a</pointer><detail>no</detail></i></errors>",
    );
    let prologue =
        format!("\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- x -->{body}\n");
    let expected = "everything \"a <b> & c <d> \" text=\"\" integer=\"30\" boolean=\"true\" list=[\"x\", \"y\"] \
         Field { path: \"a\", message: Some(\"no\"), code: None }";
    assert_eq!(shown(&prologue).unwrap(), expected);
}

#[test]
fn namespaces_and_attributes_do_not_hide_elements() {
    let body = "<p:problem xmlns:p=\"urn:ietf:rfc:7807\"><p:type a=\"1\">https://example.com/Error#down</p:type></p:problem>";
    assert_eq!(shown(body).unwrap(), "down \"\"");
}

#[test]
fn what_is_no_plain_xml_says_nothing() {
    assert!(shown(&with("")).is_some());
    for bad in [
        "<!DOCTYPE x [<!ENTITY a \"b\">]>",
        "<a>&other;</a>",
        "<a>&#0;</a>",
        "<a></b>",
        "<a",
        "<a b></a>",
        "</problem><problem>",
        &"<a>".repeat(10_000),
        &("<a>".repeat(70) + &"</a>".repeat(70)),
    ] {
        assert_eq!(shown(&with(bad)), None, "{}", bad.get(..20).unwrap_or(bad));
    }
    assert_eq!(shown(&format!("{}x", with(""))), None);
    assert_eq!(shown(""), None);
    let body = with("<detail>x</detail>");
    for len in 0..body.len() {
        assert_eq!(shown(&body[..len]), None, "{len}");
    }
}
