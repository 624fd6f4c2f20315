//! Key names of other formats.

/// A key, and its other names without case and separators. An earlier key wins.
const OTHER_NAMES: [(&str, &[&str]); 38] = [
    ("status", &["httpstatus", "httpcode", "http", "statuscode"]),
    ("catalog", &["name", "id", "slug", "project", "catalogue"]),
    ("group", &["name", "id", "category", "module", "section", "domain"]),
    ("title", &["name", "summary", "label", "heading", "headline"]),
    ("description", &["desc", "explanation", "about", "documentation"]),
    (
        "resolution",
        &[
            "fix",
            "solution",
            "action",
            "howtofix",
            "remedy",
            "remediation",
            "workaround",
            "recovery",
            "mitigation",
            "whattodo",
            "hint",
            "help",
            "advice",
            "suggestion",
            "nextsteps",
            "steps",
        ],
    ),
    ("detail", &["message", "msg", "text", "template"]),
    ("message", &["detail", "msg", "text", "template"]),
    ("params", &["args", "arguments", "parameters", "variables", "vars", "placeholders"]),
    ("reasons", &["causes", "cause", "why"]),
    ("one_of", &["enum", "values", "options", "choices", "allowed", "allowedvalues"]),
    ("language", &["locale", "lang", "languagecode"]),
    ("languages", &["locales", "langs", "translations"]),
    ("see", &["links", "link", "seealso", "related", "moreinfo"]),
    ("number", &["id", "errno", "errornumber", "numericcode"]),
    ("aliases", &["formercodes", "oldcodes", "formerly"]),
    ("errors", &["codes", "entries", "items"]),
    ("codes", &["errors", "entries", "items"]),
    ("retry", &["retryafter", "retryable", "isretryable", "canretry", "transient"]),
    ("example", &["default", "sample"]),
    ("field_errors", &["issues", "violations", "validation"]),
    ("severity", &["level", "loglevel"]),
    ("tags", &["labels", "keywords", "categories"]),
    ("props", &["properties", "attributes", "metadata", "extensions"]),
    ("since", &["added", "introduced"]),
    ("deprecated", &["obsolete"]),
    ("docs_url", &["docs", "documentationurl", "baseurl", "siteurl", "website"]),
    ("type_uri", &["type", "typeurl"]),
    ("contact", &["email", "support", "maintainer"]),
    ("type", &["kind", "datatype"]),
    ("format", &["pattern"]),
    ("http_status", &["status", "statuscode", "code"]),
    ("content_type", &["mime", "mimetype", "mediatype"]),
    ("extends", &["base", "inherits", "parent"]),
    ("body", &["template", "response", "json", "payload"]),
    ("fallbacks", &["defaults"]),
    ("lint", &["lints", "rules", "warnings"]),
    ("after", &["in", "delay", "seconds", "wait"]),
];

/// Returns the key that another name stands for: an entry of [`OTHER_NAMES`], or a key whose words are all in the name.
pub(super) fn here(name: &str, keys: &[&'static str]) -> Option<&'static str> {
    let letters: String = name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).collect();
    let letters = letters.to_ascii_lowercase();
    let is_other = |(key, others): &&(&'static str, &[&str])| {
        keys.contains(key)
            && (letters == key.replace('_', "") || others.contains(&letters.as_str()))
    };
    if let Some((key, _)) = OTHER_NAMES.iter().find(is_other) {
        return Some(*key);
    }
    let words = words(name);
    let mut longer = keys.iter().copied().filter(|key| {
        let mut own = key.split('_');
        key.len() > 3 && own.all(|word| words.iter().any(|other| other == word))
    });
    longer.next().filter(|_| longer.next().is_none())
}

/// Returns the words of `camelCase`, `snake_case` and `kebab-case`, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = '_';
    for c in name.chars() {
        if matches!(c, '_' | '-' | ' ') || (c.is_ascii_uppercase() && before.is_ascii_lowercase()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::here;

    #[test]
    fn other_names_are_known() {
        let entry = ["status", "title", "description", "resolution", "detail", "retry", "number"];
        for (name, expected) in [
            ("statusCode", Some("status")),
            ("HTTP_STATUS", Some("status")),
            ("how_to_fix", Some("resolution")),
            ("how-to-fix", Some("resolution")),
            ("retryable", Some("retry")),
            ("retryAfter", Some("retry")),
            ("detailText", Some("detail")),
            ("Title", Some("title")),
            ("error_title", Some("title")),
            ("title_or_detail", None),
            ("untitled", None),
            ("priority", None),
        ] {
            assert_eq!(here(name, &entry), expected, "{name}");
        }
        assert_eq!(here("name", &["catalog", "title"]), Some("catalog"));
        assert_eq!(here("name", &["title"]), Some("title"));
        assert_eq!(here("name", &["status"]), None);
    }
}
