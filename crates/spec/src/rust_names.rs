//! Names in Rust for the things of a catalog, for the generated code and for text about it.

/// The keywords of every edition, reserved ones included, that can be written raw.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written raw.
const PATH_KEYWORDS: [&str; 4] = ["Self", "crate", "self", "super"];

/// Names that a module at the top of a catalog would hide from the code next to it: primitive types, crates that the user's code
/// names, and our own module.
const HIDING: [&str; 25] = [
    "alloc",
    "bool",
    "char",
    "core",
    "errbook",
    "errbook_catalog",
    "errbook_tables",
    "errbook_written",
    "f16",
    "f32",
    "f64",
    "f128",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "std",
    "str",
    "u8",
    "u16",
    "u32",
    "u64",
    "usize",
];

/// The methods of an enum of errors, cases or field errors: its own, and those of traits that its users may call by path. No
/// constructor has these names.
pub const METHODS: [&str; 52] = [
    "args",
    "as_str",
    "borrow",
    "borrow_mut",
    "boxed",
    "catalog",
    "cause",
    "cause_place",
    "causes",
    "clone",
    "clone_from",
    "code",
    "default",
    "description",
    "deserialize",
    "entry",
    "eq",
    "error_response",
    "errors",
    "flatten",
    "fmt",
    "from",
    "from_dyn",
    "from_iter",
    "from_str",
    "headers",
    "index",
    "instance",
    "into",
    "into_response",
    "ne",
    "nearest_cause",
    "new",
    "provide",
    "read",
    "render",
    "respond_to",
    "response",
    "serialize",
    "source",
    "status_code",
    "take_added",
    "to_http_response",
    "to_string",
    "try_from",
    "try_into",
    "type_id",
    "with_cause",
    "with_error",
    "with_header",
    "with_instance",
    "with_source",
];

/// Returns a name as an identifier that every edition takes: keywords are written raw.
#[must_use]
pub fn escaped(name: &str) -> String {
    if PATH_KEYWORDS.contains(&name) {
        format!("{name}_")
    } else if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// Returns the name of a group's module, not yet escaped.
#[must_use]
pub fn module(name: &str) -> String {
    let end = if HIDING.contains(&name) { "_" } else { "" };
    format!("{name}{end}")
}

/// Returns the `UpperCamelCase` of a `kebab-case`, `snake_case` or BCP 47 name.
#[must_use]
pub fn camel(name: &str) -> String {
    let mut camel = String::new();
    for word in name.split(['-', '_']) {
        let mut chars = word.chars();
        camel.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        camel.extend(chars.map(|rest| rest.to_ascii_lowercase()));
    }
    camel
}

/// Returns the `snake_case` of an `UpperCamelCase` name, not yet escaped.
#[must_use]
pub fn snake(name: &str) -> String {
    let mut snake = String::new();
    let chars: Vec<char> = name.chars().collect();
    for (index, c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| chars.get(index));
        let begins_word = match before {
            None | Some('_') => false,
            Some(before) if before.is_uppercase() => {
                chars.get(index + 1).is_some_and(|next| next.is_lowercase())
            }
            Some(_) => true,
        };
        if c.is_uppercase() && begins_word {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

/// Returns the names that the constructor of a variant may have; the first that is free. The suffix (`_error`, `_case`) sets it apart
/// from another method of the same name.
#[must_use]
pub fn constructor(variant: &str, suffix: &str) -> [String; 2] {
    let name = snake(variant);
    let with_suffix = format!("{name}{suffix}");
    [name, with_suffix]
}

/// Returns the name of a type that belongs to an error: without a final `Error`, unless that is the name of another one.
#[must_use]
pub fn type_name(owner: &str, suffix: &str, is_other: impl Fn(&str) -> bool) -> String {
    let short = owner.strip_suffix("Error").filter(|short| !short.is_empty() && !is_other(short));
    format!("{}{suffix}", short.unwrap_or(owner))
}

#[cfg(test)]
mod tests {
    use super::{camel, escaped, module, snake, type_name};

    #[test]
    fn keywords_are_escaped() {
        for (name, expected) in
            [("type", "r#type"), ("Self", "Self_"), ("crate", "crate_"), ("Ok", "Ok")]
        {
            assert_eq!(escaped(name), expected);
        }
    }

    #[test]
    fn modules_hide_nothing() {
        assert_eq!(module("str"), "str_");
        assert_eq!(module("generic"), "generic");
    }

    #[test]
    fn words_become_camel_case() {
        for (name, expected) in [
            ("zh-Hant", "ZhHant"),
            ("pt-BR", "PtBr"),
            ("es-419", "Es419"),
            ("whatsapp_provisioning", "WhatsappProvisioning"),
        ] {
            assert_eq!(camel(name), expected);
        }
    }

    #[test]
    fn camel_case_becomes_words() {
        for (name, expected) in [
            ("SoldOut", "sold_out"),
            ("E404", "e404"),
            ("Http2Only", "http2_only"),
            ("OTPFailed", "otp_failed"),
            ("SMS", "sms"),
            ("V1_2Gone", "v1_2_gone"),
            ("Self_", "self_"),
            ("", ""),
        ] {
            assert_eq!(snake(name), expected);
        }
    }

    #[test]
    fn types_lose_a_final_error_where_that_is_free() {
        assert_eq!(type_name("InputError", "Case", |_| false), "InputCase");
        assert_eq!(type_name("InputError", "Case", |name| name == "Input"), "InputErrorCase");
        assert_eq!(type_name("Error", "Issue", |_| false), "ErrorIssue");
    }
}
