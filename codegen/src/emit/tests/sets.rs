//! Tests for sets.

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

/// Returns from what to what the sets' module converts, besides `AnyError`.
fn conversions(module: &str) -> Vec<String> {
    let turns = module.split("    turn! {\n").skip(1);
    turns.map(|turn| turn.split(';').next().unwrap_or_default().trim().to_owned()).collect()
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
    let members = between(&module, "    set! {\n", "\n    }\n");
    let expected = "    set! {
        BuyError;
        OrdersNotFound { } = Orders orders NotFound,
        NoCredit { balance } = Orders orders NoCredit,
        UsersNotFound { } = Users users NotFound,
        Busy { case } = Users users Busy,
    }
";
    assert_eq!(members, expected);
}

#[test]
fn a_set_turns_into_its_group_and_into_those_that_name_it() {
    let sets: &[(&str, &[usize])] =
        &[("all", &[0, 1, 3, 4]), ("mixed", &[1, 3]), ("order", &[0, 1]), ("user", &[3])];
    let mut catalog = two_groups(sets);
    catalog.sets[0].extends = vec![1, 3];
    let expected = [
        "super::orders::Error => AllError",
        "super::users::Error => AllError",
        "MixedError => AllError",
        "UserError => AllError",
        "OrderError => super::orders::Error",
        // `gone` is retired.
        "super::orders::Error => OrderError",
        "UserError => super::users::Error",
    ];
    let module = module(&catalog);
    assert_eq!(conversions(between(&module, "pub mod sets {", "\n}\n")), expected);
    let narrower: Vec<_> = module.lines().filter(|line| line.contains("narrow!(")).collect();
    let expected = [
        "    narrow!(super::orders::Error => MixedError);",
        "    narrow!(super::users::Error => MixedError);",
        "    narrow!(super::users::Error => UserError);",
    ];
    assert_eq!(narrower, expected);
    // The same error has another name in another set.
    assert!(module.contains("        NotFound { } = UsersNotFound,\n"), "{module}");
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
    assert!(module.contains("\n    sets_::OneError,\n"));
}
