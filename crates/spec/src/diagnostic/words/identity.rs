//! EB03: codes, numbers and names.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    DUPLICATE_CODE = "EB0301" "duplicate-code" Error:
        "A code identifies one error of the catalog permanently, so it is declared once. Where the same code means \
         different things in different groups, set `unique: group` in catalog.yaml.";
    CODE_SYNTAX = "EB0302" "bad-code" Error:
        "Codes are written in one style, which catalog.yaml or the group sets with `code_style`: kebab-case, snake_case, \
         SCREAMING_SNAKE_CASE, UPPER-KEBAB-CASE, PascalCase, camelCase, number, or a pattern of your own. Codes are ASCII, so that \
         codes that look the same are the same, and have no character that addresses or texts would have to escape.";
    CODE_LENGTH = "EB0303" "long-code" Error:
        "A code, name or alias has at most 240 characters: it is part of addresses, file names and log lines.";
    SIMILAR_CODE = "EB0304" "similar-code" Error:
        "Two codes that differ only in case or in the marks between letters and digits look the same to people, to file systems that \
         ignore case, and to clients that compare loosely. Their pages would have one name.";
    RESERVED_CODE = "EB0305" "reserved-code" Error:
        "A code under `reserved` was published once and removed. Clients may still know it with its old meaning, so it is never \
         used again, not even as an alias.";
    RESERVED_NUMBER = "EB0306" "reserved-number" Error:
        "A number under `reserved` was published once and removed, so it is never used again.";
    DUPLICATE_NUMBER = "EB0307" "duplicate-number" Error:
        "A number identifies one error of the catalog, so no two errors share one.";
    ALIAS = "EB0308" "alias-collision" Error:
        "An alias is a former code, by which the error is still found. It cannot also be the code or the alias of another error.";
    RUST_COLLISION = "EB0309" "rust-name-collision" Error:
        "Rust names are made from the words of codes and names. If two become the same, `rust_name` gives one of them another \
         name; params, `one_of` values and sets have to be renamed.";
    RUST_NAME = "EB0310" "bad-rust-name" Error:
        "A Rust name is UpperCamelCase ASCII that begins with a letter, and is neither `Self` nor `ALL`. Modules and fields cannot be called \
         `self`, `super` or `crate`, which no spelling makes an identifier.";
    UNSAFE_NAME = "EB0311" "unsafe-file-name" Error:
        "Catalogs, groups, codes and languages name files and folders. Windows reserves names such as `con`, `nul`, `aux` and \
         `com1` for devices, whatever the ending.";
    TOO_MANY = "EB0312" "too-many" Error:
        "The tables of the runtime count in fixed widths: 65,535 codes in a catalog, as many cases and field errors in an entry, \
         255 envelopes, 255 languages and 95 params per text.";
    DUPLICATE_GROUP = "EB0313" "duplicate-group" Error:
        "A group is one file, one Rust module and one page of the docs.";
    NAME_SYNTAX = "EB0314" "bad-name" Error:
        "Names of catalogs, groups, sets, cases and field errors are kebab-case: words of lower-case ASCII letters and digits with `-` \
         between them, the first beginning with a letter. Names of params and props are ASCII letters, digits and `_`.";
    PATTERN = "EB0327" "bad-pattern" Error:
        "The `pattern` of a `code_style` is a regular expression in the syntax of the Rust crate regex-lite. It matches each code from \
         its first to its last character.";
}

/// Two entries have one code.
pub(crate) fn duplicate_code(code: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("duplicate code `{code}`");
    Diagnostic::new(&DUPLICATE_CODE, message, again, "declared again here")
        .label(first, "first declared here")
        .help("rename one of them, or set `unique: group` in catalog.yaml")
}

/// A code that is not in the catalog's style.
pub(crate) fn code_syntax(
    code: &str,
    style: &str,
    near: Option<&str>,
    fitting: &[String],
    place: Place,
) -> Diagnostic {
    let message = format!("code `{}` is not written in {style}", code.escape_debug());
    let otherwise = if fitting.is_empty() {
        "choose another code: no `code_style` fits it".to_owned()
    } else {
        let fitting = list(fitting.iter().map(String::as_str));
        format!(
            "choose a code in {style}, or set `code_style` in catalog.yaml or the group: {fitting} fits"
        )
    };
    Diagnostic::new(&CODE_SYNTAX, message, place, format!("not {style}"))
        .help(did_you_mean(near, &otherwise))
}

const CODE_CHARS: &str = "write ASCII letters, digits and the characters `-._:+@` only";

/// A code with a character that no code has.
pub(crate) fn code_char(code: &str, c: char, place: Place) -> Diagnostic {
    let message = format!("code `{}` contains `{}`", code.escape_debug(), c.escape_debug());
    Diagnostic::new(&CODE_SYNTAX, message, place, "not a character of codes").help(CODE_CHARS)
}

/// A code that begins with a mark.
pub(crate) fn code_start(code: &str, place: Place) -> Diagnostic {
    let message = format!("code `{}` begins with a mark", code.escape_debug());
    Diagnostic::new(&CODE_SYNTAX, message, place, "begins with a mark")
        .help("begin it with an ASCII letter, a digit or `_`; `-` only begins numbers")
}

/// A pattern that is no regular expression.
pub(crate) fn pattern(reason: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&PATTERN, "`pattern` is not a regular expression", place, reason)
        .help("write one such as `[0-9A-Z]{5}`; `\\` before a character takes it literally")
}

/// Codes that all have a style other than the default, in a catalog that sets none.
pub(crate) fn other_style(style: &str, fitting: &str, place: Place) -> Diagnostic {
    let message = format!("the codes are not written in {style}");
    Diagnostic::new(&CODE_SYNTAX, message, place, format!("{fitting}, as the others"))
        .help(format!("add `code_style: {fitting}` to catalog.yaml"))
}

/// An alias that could never have been a code.
pub(crate) fn alias_syntax(alias: &str, place: Place) -> Diagnostic {
    let message = format!("alias `{}` can never have been a code", alias.escape_debug());
    Diagnostic::new(&CODE_SYNTAX, message, place, "not a code").help(CODE_CHARS)
}

/// A code or name that is too long.
pub(crate) fn too_long(what: &str, length: usize, place: Place) -> Diagnostic {
    let message = format!("this {what} has {length} characters");
    Diagnostic::new(&CODE_LENGTH, message, place, "more than 240 characters").help("shorten it")
}

/// Two codes that look like one.
pub(crate) fn similar_code(code: &str, other: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("codes `{code}` and `{other}` differ only in case or separators");
    Diagnostic::new(&SIMILAR_CODE, message, again, "declared here")
        .label(first, "looks the same")
        .help("rename one of them")
}

/// A code that may never be used again.
pub(crate) fn reserved_code(code: &str, place: Place, reserved: Place) -> Diagnostic {
    Diagnostic::new(&RESERVED_CODE, format!("code `{code}` is reserved"), place, "used here")
        .label(reserved, "reserved here")
        .help("choose another code")
}

/// A number that may never be used again.
pub(crate) fn reserved_number(number: i32, place: Place, reserved: Place) -> Diagnostic {
    Diagnostic::new(&RESERVED_NUMBER, format!("number {number} is reserved"), place, "used here")
        .label(reserved, "reserved here")
        .help("choose another number")
}

/// Two entries have one number.
pub(crate) fn duplicate_number(number: i32, again: Place, first: Place) -> Diagnostic {
    let message = format!("duplicate number {number}");
    Diagnostic::new(&DUPLICATE_NUMBER, message, again, "given again here")
        .label(first, "first given here")
        .help("choose another number")
}

/// An alias that is a code or another alias.
pub(crate) fn alias_collision(alias: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("alias `{alias}` is taken");
    Diagnostic::new(&ALIAS, message, again, "declared here")
        .label(first, "already taken here")
        .help("remove the alias")
}

/// Two things have one Rust name.
pub(crate) fn rust_collision(name: &str, help: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("two things have the Rust name `{name}`");
    Diagnostic::new(&RUST_COLLISION, message, again, format!("becomes `{name}`"))
        .label(first, format!("becomes `{name}` too"))
        .help(help)
}

/// A param that has the name of a generated field.
pub(crate) fn field_taken(name: &str, place: Place) -> Diagnostic {
    let message = format!("the Rust name `{name}` is taken by the field that holds the case");
    Diagnostic::new(&RUST_COLLISION, message, place, format!("becomes `{name}`"))
        .help("rename the param")
}

/// A set that has the name of another generated type.
pub(crate) fn set_taken(name: &str, place: Place) -> Diagnostic {
    let message = format!("the Rust name `{name}` is taken by the type that holds every error");
    Diagnostic::new(&RUST_COLLISION, message, place, format!("becomes `{name}`"))
        .help("rename the set")
}

/// Something that cannot be a name in Rust.
pub(crate) fn rust_name(name: &str, help: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` cannot be a name in Rust", name.escape_debug());
    Diagnostic::new(&RUST_NAME, message, place, "not usable as a name").help(help)
}

/// A name that is a device on Windows.
pub(crate) fn unsafe_name(what: &str, name: &str, place: Place) -> Diagnostic {
    let message = format!("{what} `{name}` cannot be a file name on every system");
    Diagnostic::new(&UNSAFE_NAME, message, place, "a device on Windows").help("choose another name")
}

/// More of something than the tables can count.
pub(crate) fn too_many(what: &str, count: usize, most: usize, place: Place) -> Diagnostic {
    let message = format!("there are {count} {what}");
    Diagnostic::new(&TOO_MANY, message, place, format!("more than {most}"))
        .help(format!("reduce them to at most {most}"))
}

/// Two files declare one group.
pub(crate) fn duplicate_group(group: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("duplicate group `{group}`");
    Diagnostic::new(&DUPLICATE_GROUP, message, again, "declared again here")
        .label(first, "first declared here")
        .help("put the errors of both into one file, or rename one group")
}

/// A name that is not written as names are.
pub(crate) fn name_syntax(what: &str, name: &str, rule: &str, place: Place) -> Diagnostic {
    let message = format!("{what} `{}` is not {rule}", name.escape_debug());
    let kebab = kebab(name);
    let help = if rule == "kebab-case" && kebab.starts_with(|c: char| c.is_ascii_lowercase()) {
        format!("write the name in kebab-case: `{kebab}`")
    } else if kebab.starts_with(|c: char| c.is_ascii_lowercase()) {
        format!("write the name in {rule}: `{}`", kebab.replace('-', "_"))
    } else {
        format!("write the name in {rule}")
    };
    Diagnostic::new(&NAME_SYNTAX, message, place, format!("not {rule}")).help(help)
}

/// Writes the ASCII words of a name in kebab-case.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    let mut before = ' ';
    for c in name.chars() {
        let begins = !before.is_ascii_alphanumeric()
            || (before.is_ascii_lowercase() && c.is_ascii_uppercase());
        if c.is_ascii_alphanumeric() {
            kebab.push_str(if begins && !kebab.is_empty() { "-" } else { "" });
            kebab.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    kebab
}
