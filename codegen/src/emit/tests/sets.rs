//! What sets become.

use errbook_spec::model::{Catalog, ParamType};

use super::super::fixture::{add_set, catalog, entry, param, retired, with_params, with_variants};
use super::Options;
use super::small::{between, module, module_with};

/// Returns two groups with a code of the same name, and sets of them.
fn two_groups(sets: &[(&str, &[usize])]) -> Catalog {
    let balance = vec![param("balance", ParamType::Integer)];
    let cases = vec![("soon", Vec::new())];
    let mut catalog = catalog(vec![
        ("orders", vec![entry("not-found"), with_params("no-credit", balance), retired("gone")]),
        ("users", vec![entry("not-found"), with_variants("busy", Vec::new(), cases, Vec::new())]),
    ]);
    for (name, entries) in sets {
        add_set(&mut catalog, name, entries.iter().copied());
    }
    catalog
}

/// Returns from what to what the sets' module converts.
fn conversions(module: &str) -> Vec<String> {
    let lines = module.lines().filter_map(|line| line.strip_prefix("    impl ::core::convert::"));
    lines.map(|line| line.trim_end_matches(" {").replace("super::", "")).collect()
}

#[test]
fn a_set_has_the_variants_of_its_errors() {
    let module = module(&two_groups(&[("buy", &[0, 1, 3, 4])]));
    let declaration = between(&module, "    pub enum BuyError {", "\n    }\n");
    let plain: Vec<_> = declaration.lines().filter(|line| !line.contains("///")).collect();
    let expected = r"    pub enum BuyError {
        OrdersNotFound,
        NoCredit {
            balance: i64,
        },
        UsersNotFound,
        Busy {
            case: super::users::BusyCase,
        },
    }";
    assert_eq!(plain.join("\n"), expected);
    let about = "    /// The errors of `buy`: `not-found`, `no-credit`, `not-found`, `busy`.\n";
    assert!(module.contains(about));
    assert!(
        module.contains("Self::NoCredit { .. } => AnyCode::Orders(super::orders::Code::NoCredit),")
    );
    assert!(module.contains(
        "BuyError::NoCredit { balance } => Self::Orders(super::orders::Error::NoCredit { balance }),"
    ));
}

#[test]
fn a_set_turns_into_what_has_all_of_it() {
    let sets: &[(&str, &[usize])] =
        &[("all", &[0, 1, 3, 4]), ("mixed", &[1, 3]), ("order", &[0, 1]), ("user", &[3])];
    let expected = [
        "From<AllError> for AnyError",
        "From<orders::Error> for AllError",
        "From<users::Error> for AllError",
        "TryFrom<AnyError> for AllError",
        "From<MixedError> for AnyError",
        "From<MixedError> for AllError",
        "TryFrom<AnyError> for MixedError",
        "From<OrderError> for AnyError",
        "From<OrderError> for orders::Error",
        "From<OrderError> for AllError",
        // `gone` is retired.
        "From<orders::Error> for OrderError",
        "TryFrom<AnyError> for OrderError",
        "From<UserError> for AnyError",
        "From<UserError> for users::Error",
        "From<UserError> for AllError",
        "From<UserError> for MixedError",
        "TryFrom<AnyError> for UserError",
    ];
    let module = module(&two_groups(sets));
    assert_eq!(conversions(between(&module, "pub mod sets {", "\n}\n")), expected);
    // The same error has another name in another set.
    assert!(module.contains("UserError::NotFound => Self::UsersNotFound,"));
}

#[test]
fn without_sets_there_is_no_module_of_them() {
    assert!(!module(&two_groups(&[])).contains("sets"));
}

#[test]
fn a_group_keeps_its_name_where_there_are_sets() {
    let mut catalog = catalog(vec![("sets", vec![entry("a")])]);
    add_set(&mut catalog, "one", [0]);
    let options = Options { axum: true, ..Options::default() };
    let module = module_with(&catalog, &options);
    assert!(module.contains("\npub mod sets {") && module.contains("\npub mod sets_ {"));
    assert!(module.contains("into_response!(sets_::OneError);"));
}
