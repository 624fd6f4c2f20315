//! Every entry of every catalog in every language.

use errbook::RequestContext;
use errbook_spec::OwnedArgs;
use errbook_spec::model::{Audience, Catalog, Entry};
use errbook_tests::{catalog, catalog_folders, overlays};

#[test]
fn every_entry_renders_in_every_language() {
    let mut responses = 0;
    for folder in catalog_folders() {
        let catalog = catalog(&folder);
        let lowered = errbook_spec::lower(&catalog, &overlays(&catalog));
        let views = lowered.views();
        let runtime = views.catalog();
        assert_eq!(runtime.len(), catalog.entries.len());
        for (entry, found) in catalog.entries.iter().zip(runtime.entries()) {
            assert_eq!(found.code(), entry.code);
            for (index, tag) in catalog.languages.iter().enumerate() {
                for example in &entry.examples {
                    let args = OwnedArgs::new(entry, example);
                    let context = RequestContext::new().language(tag).instance("/a?b=\"c\"");
                    let response = found.response(&args.args(), &context);
                    check(&catalog, entry, index, &response);
                    responses += 1;
                }
            }
        }
    }
    assert!(responses > 100, "only {responses} responses");
}

fn check(catalog: &Catalog, entry: &Entry, language: usize, response: &errbook::Response) {
    let what = format!("{}/{} in {}", catalog.name, entry.code, catalog.languages[language]);
    let shown = sent(catalog, entry);
    let body: serde_json::Value = serde_json::from_slice(response.body())
        .unwrap_or_else(|error| panic!("{what}: {error}\n{response}"));
    assert!(body.is_object(), "{what}");
    let fixed = catalog.envelopes[shown.envelope].http_status;
    assert_eq!(response.status(), fixed.unwrap_or(shown.status), "{what}");
    let (_, true_language) = shown.texts_in(language);
    let tag = catalog.languages[true_language].as_str();
    assert_eq!(response.header("content-language"), Some(tag), "{what}");
    let text = String::from_utf8_lossy(response.body());
    assert!(!text.contains('\u{1}') && !text.contains("\\u0001"), "{what}: a marker is left");
}

/// Returns the entry that callers see.
fn sent<'a>(catalog: &'a Catalog, entry: &'a Entry) -> &'a Entry {
    match entry.audience {
        Audience::Public => entry,
        Audience::Internal { mask } => catalog.entry(mask),
    }
}

/// Codes convert to text and back; similar texts do not.
#[test]
fn codes_are_found_by_their_text() {
    for folder in catalog_folders() {
        let catalog = catalog(&folder);
        let lowered = errbook_spec::lower(&catalog, &[]);
        let views = lowered.views();
        let runtime = views.catalog();
        for entry in &catalog.entries {
            let group = &catalog.group_of(entry).name;
            let found = runtime.find_in(group, &entry.code).map(|entry| entry.index());
            assert_eq!(found, Some(entry.id.0), "{group}/{}", entry.code);
            let same = catalog.entries.iter().filter(|other| other.code == entry.code).count();
            assert_eq!(runtime.find(&entry.code).is_some(), same == 1, "{}", entry.code);
            for near in near(&entry.code) {
                let known = |entry: &Entry| entry.code == near || entry.aliases.contains(&near);
                let expected = catalog.entries.iter().filter(|entry| known(entry)).count() == 1;
                assert_eq!(runtime.find(&near).is_some(), expected, "{near}");
            }
        }
        assert!(runtime.find("").is_none());
    }
}

/// Returns texts that differ slightly from a code.
fn near(code: &str) -> Vec<String> {
    let shorter = code.chars().skip(1).collect();
    let doubled = format!("{code}{code}");
    let upper = code.to_ascii_uppercase();
    let lower = code.to_ascii_lowercase();
    vec![
        shorter,
        doubled,
        upper,
        lower,
        format!("{code}-"),
        format!(" {code}"),
        format!("{code}\0"),
    ]
}

#[test]
fn generated_codes_go_to_text_and_back() {
    macro_rules! check {
        ($($code:ty),* $(,)?) => {$({
            type Code = $code;
            assert_eq!(size_of::<Code>(), 1);
            assert_eq!(size_of::<Option<Code>>(), 1);
            for code in &Code::ALL[..] {
                assert_eq!(code.as_str().parse(), Ok(*code));
                assert_eq!(code.to_string(), code.as_str());
                assert_eq!(code.entry().code(), code.as_str());
                assert_eq!(code.entry().status(), code.status());
                assert!("no such code".parse::<Code>().is_err());
            }
        })*};
    }
    check!(
        vonage_errors::generic::Code,
        vonage_errors::whatsapp_provisioning::Code,
        wompi_errors::api::Code,
    );
    assert_eq!(vonage_errors::CATALOG.len(), 9);
    assert_eq!(wompi_errors::CATALOG.len(), 3);
}

/// A group's code type rejects the codes of other groups.
#[test]
fn a_group_knows_its_own_codes_only() {
    use vonage_errors::{generic, whatsapp_provisioning};
    assert_eq!("out-of-credit".parse(), Ok(generic::Code::OutOfCredit));
    assert!("out-of-credit".parse::<whatsapp_provisioning::Code>().is_err());
    assert!("throttled".parse::<generic::Code>().is_err());
}
