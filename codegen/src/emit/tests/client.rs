//! Tests for the code for clients.

use errbook_spec::model::{Audience, EntryId, Param, ParamType, Visibility};

use super::super::fixture::{
    catalog, entry, every_type, one_of, optional, param, retired, with_params, with_variants,
};
use super::Options;
use super::small::{between, module, module_with};

const CLIENT: &str = "impl ::errbook::FromResponse for AnyError";

#[test]
fn an_error_is_read_from_values_in_the_order_of_its_fields() {
    let secret = || Param { visibility: Visibility::Internal, ..param("x", ParamType::String) };
    let known = Param { optional: true, ..secret() };
    let params = vec![param("state", one_of()), optional("left", ParamType::Integer), known];
    let cases = vec![("never", vec![secret()]), ("second", vec![param("s", ParamType::Duration)])];
    let masked = Audience::Internal { mask: EntryId(0) };
    let entries = vec![
        entry("plain"),
        retired("gone"),
        with_variants("full", params, cases, Vec::new()),
        with_params("secret", vec![secret()]),
        with_params("wrong", vec![param("fields", ParamType::Fields)]),
        errbook_spec::model::Entry { audience: masked, ..entry("inside") },
    ];
    let catalog = catalog(vec![("one", entries), ("two", vec![retired("old")])]);
    let module = module_with(&catalog, &Options { client: true, ..Options::default() });
    let expected = "            let error = match ::errbook::__v1::Coded::from_index(index)? {
                Code::Plain => Self::Plain,
                Code::Gone => return ::core::option::Option::None,
                Code::Full => Self::Full {
                    state: ::errbook::__v1::read::one_of(values, FullState::ALL, FullState::as_str)?,
                    left: ::errbook::__v1::read::integer(values),
                    x: ::errbook::__v1::read::text(values),
                    case: FullCase::read(values)?,
                },
                Code::Secret => Self::Secret {
                    x: ::errbook::__v1::read::text(values)?,
                },
                Code::Wrong => Self::Wrong {
                    fields: values.fields(),
                },
                Code::Inside => Self::Inside,
            };
";
    assert_eq!(between(&module, "            let error", "};\n"), expected);
    let expected = "            let case = match values.case()? {
                0 => Self::Never {
                    x: ::errbook::__v1::read::text(values)?,
                },
                1 => Self::Second {
                    s: ::errbook::__v1::read::duration(values)?,
                },
                _ => return ::core::option::Option::None,
            };
";
    assert_eq!(between(&module, "            let case", "};\n"), expected);
    let dispatch = "        match index {
            0..=5 => one::Error::read(index, values).map(Self::One),
            _ => ::core::option::Option::None,
";
    assert!(between(&module, CLIENT, "\n}\n").contains(dispatch));
    let expected = "::errbook::__v1::deserializable! {
    AnyError;
    one::Error,
    AnyError,
}
";
    assert_eq!(between(&module, "::errbook::__v1::deserializable! {", "}\n"), expected);
}

#[test]
fn a_group_without_params_is_read_by_position() {
    let client = |entries| {
        let catalog = catalog(vec![("one", entries)]);
        let module = module_with(&catalog, &Options { client: true, ..Options::default() });
        assert!(module.contains("0..=1 => one::Error::read(index).map(Self::One),"));
        between(&module, "const ERRORS", "cloned()").to_owned() + between(&module, "cloned()", "\n")
    };
    let all = client(vec![entry("a"), entry("b")]);
    assert!(all.starts_with("const ERRORS: &[Error] = &[") && all.ends_with("cloned()\n"), "{all}");
    let some = client(vec![retired("a"), entry("b")]);
    assert!(some.contains("Option::None,") && some.contains("Some(Error::B),"), "{some}");
    assert!(some.ends_with("cloned()?\n"), "{some}");
}

#[test]
fn only_clients_get_it() {
    let catalog = catalog(vec![("one", vec![with_params("a", every_type())])]);
    let module = module(&catalog);
    assert!(!module.contains(CLIENT) && !module.contains("fn read("));
}
