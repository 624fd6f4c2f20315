//! Prints Rust snippets that return an error or recognise it in a response, as users of the generated crate write them.

use errbook_spec::model::{Case, Catalog, Entry, Issue, Param, ParamType, ParamValue};
use errbook_spec::rust_names::{METHODS, camel, constructor, escaped, module, type_name};

use crate::published;
use crate::push::push;

/// The longest line of a snippet.
const WIDTH: usize = 84;

/// Returns an expression such as `Err(orders::Error::sold_out(3))`, with the values of the entry's first example.
///
/// Returns `None` if the pages are not for the team, for a retired entry, and if the expression would mention something internal: an
/// internal param, or any param of a masked entry.
pub(crate) fn error_expression(catalog: &Catalog, entry: &Entry) -> Option<String> {
    let names = RustNames { catalog, entry };
    let example = entry.examples.first()?;
    let case = example.case.and_then(|index| entry.cases.get(index));
    let is_public = |params: &[Param]| params.iter().all(published::is_public);
    let takes = !entry.params.is_empty() || case.is_some();
    let issues = entry.issues.iter().all(|issue| is_public(&issue.params));
    let all = is_public(&entry.params) && case.is_none_or(|case| is_public(&case.params)) && issues;
    if !catalog.site.for_team || entry.retired.is_some() || !all || (takes && entry.is_masked()) {
        return None;
    }
    let (own, of_case) = example.values.split_at_checked(entry.params.len())?;
    let case = case.map(|case| (names.case_field(), names.case(case, of_case)));
    let module = names.module();
    let of_group = catalog.entries_of(catalog.group_of(entry));
    let made = Made {
        path: format!("{module}::Error"),
        variant: &entry.rust_name,
        suffix: "_error",
        others: of_group.iter().map(|entry| entry.rust_name.as_str()).collect(),
        case,
        params: entry.params.iter().zip(own).collect(),
        owner: entry.rust_name.clone(),
    };
    Some(format!("Err({})", names.made(&made, 0)))
}

/// Returns Rust that recognises the error in a response with `errbook-client`, with `what_to_do` as a comment; `None` for a retired entry.
///
/// It compares the code: a response need not have the values of the error.
pub(crate) fn client_code(catalog: &Catalog, entry: &Entry, what_to_do: &str) -> Option<String> {
    if entry.retired.is_some() {
        return None;
    }
    let names = RustNames { catalog, entry };
    let mut code =
        "let error = errbook_client::Received::<AnyError>::read(status, headers, body);\n"
            .to_owned();
    push(
        &mut code,
        format_args!(
            "if error.code() == Some({}::Code::{}.into()) {{\n",
            names.module(),
            escaped(&entry.rust_name)
        ),
    );
    for line in comment(what_to_do) {
        push(&mut code, format_args!("    // {line}\n"));
    }
    code.push('}');
    Some(code)
}

/// The names in the generated crate that belong to an entry.
struct RustNames<'c> {
    catalog: &'c Catalog,
    entry: &'c Entry,
}

impl RustNames<'_> {
    fn module(&self) -> String {
        escaped(&module(&self.catalog.group_of(self.entry).module))
    }

    /// Returns the name of the enum of the entry's cases (`suffix` is `Case`) or field errors (`Issue`).
    fn variants(&self, suffix: &str) -> String {
        let of_group = self.catalog.entries_of(self.catalog.group_of(self.entry));
        let is_other = |name: &str| of_group.iter().any(|entry| entry.rust_name == name);
        type_name(&self.entry.rust_name, suffix, is_other)
    }

    fn case_field(&self) -> String {
        let is_taken = self.entry.params.iter().any(|param| param.rust_name == "case");
        if is_taken { "case_" } else { "case" }.to_owned()
    }

    fn case(&self, case: &Case, values: &[ParamValue]) -> String {
        let name = self.variants("Case");
        let made = Made {
            path: format!("{}::{name}", self.module()),
            variant: &case.rust_name,
            suffix: "_case",
            others: self.entry.cases.iter().map(|case| case.rust_name.as_str()).collect(),
            case: None,
            params: case.params.iter().zip(values).collect(),
            owner: format!("{name}{}", case.rust_name),
        };
        self.made(&made, 4)
    }

    fn field_error(&self, path: &str, issue: &Issue, values: &[Option<ParamValue>]) -> String {
        let name = self.variants("Issue");
        let params = issue.params.iter().zip(values);
        let made = Made {
            path: format!("{}::{name}", self.module()),
            variant: &issue.rust_name,
            suffix: "_issue",
            others: self.entry.issues.iter().map(|issue| issue.rust_name.as_str()).collect(),
            case: None,
            params: params.map(|(it, value)| (it, value.as_ref().unwrap_or(&it.example))).collect(),
            owner: format!("{name}{}", issue.rust_name),
        };
        format!("errbook::FieldError::new({path:?}, {})", self.made(&made, 4))
    }

    /// Returns the call of the constructor; the variant with its fields, if no constructor sets them all.
    fn made(&self, made: &Made<'_>, indent: usize) -> String {
        if made.params.is_empty() && made.case.is_none() {
            return format!("{}::{}", made.path, escaped(made.variant));
        }
        let case = made.case.iter();
        if let Some(function) = made.constructor() {
            let required = made.params.iter().filter(|(param, _)| !param.optional);
            let arguments = required.map(|(param, value)| self.argument(param, value, &made.owner));
            let all: Vec<_> = case.map(|(_, value)| value.clone()).chain(arguments).collect();
            return wrapped(&format!("{}::{function}", made.path), ["(", ")"], &all, indent);
        }
        let fields = made.params.iter().map(|(param, value)| {
            let name = escaped(&param.rust_name);
            format!("{name}: {}", self.field(param, value, &made.owner))
        });
        let all: Vec<_> =
            case.map(|(name, value)| format!("{name}: {value}")).chain(fields).collect();
        wrapped(&format!("{}::{}", made.path, escaped(made.variant)), [" { ", " }"], &all, indent)
    }

    /// Returns the value of a field.
    fn field(&self, param: &Param, value: &ParamValue, owner: &str) -> String {
        let text = match (value, &param.kind) {
            (ParamValue::Absent, _) => return "None".to_owned(),
            (ParamValue::Integer(number), _) => number.to_string(),
            (ParamValue::Unsigned(number), _) => number.to_string(),
            (ParamValue::Text(text), ParamType::String) => owned(text),
            (ParamValue::Texts(texts), _) => {
                let texts: Vec<_> = texts.iter().map(|text| owned(text)).collect();
                format!("vec![{}]", texts.join(", "))
            }
            (ParamValue::Fields(_), _) => format!("vec!{}", self.argument(param, value, owner)),
            _ => self.argument(param, value, owner),
        };
        if param.optional { format!("Some({text})") } else { text }
    }

    /// Returns the value as an argument of a constructor.
    fn argument(&self, param: &Param, value: &ParamValue, owner: &str) -> String {
        match (value, &param.kind) {
            (ParamValue::Absent, _) => "None".to_owned(),
            (ParamValue::Text(text), ParamType::OneOf(all)) => {
                let variant = all.iter().find(|(known, _)| known == text);
                let variant = variant.map_or_else(String::new, |(_, name)| escaped(name));
                format!("{}::{owner}{}::{variant}", self.module(), camel(&param.rust_name))
            }
            (ParamValue::Text(text), _) => format!("{text:?}"),
            // A constructor takes any type of number, so Rust takes an `i32`.
            (ParamValue::Integer(number), _) if i32::try_from(*number).is_err() => {
                format!("{number}_i64")
            }
            (ParamValue::Unsigned(number), _) if i32::try_from(*number).is_err() => {
                format!("{number}_u64")
            }
            (ParamValue::Integer(number), _) => number.to_string(),
            (ParamValue::Unsigned(number), _) => number.to_string(),
            (ParamValue::Number(number), _) => format!("{number:?}"),
            (ParamValue::Boolean(boolean), _) => boolean.to_string(),
            (ParamValue::Seconds(seconds), _) => {
                format!("core::time::Duration::from_secs({seconds})")
            }
            (ParamValue::Json(json), _) => {
                format!("errbook::Json::parse({json:?}).unwrap_or_default()")
            }
            (ParamValue::Texts(texts), _) if texts.is_empty() => "Vec::<String>::new()".to_owned(),
            (ParamValue::Texts(texts), _) => format!("{texts:?}"),
            (ParamValue::Fields(fields), _) => {
                let fields = fields.iter().filter_map(|(path, issue, values)| {
                    Some(self.field_error(path, self.entry.issues.get(*issue)?, values))
                });
                format!("[{}]", fields.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// A value of an enum of errors, cases or field errors.
struct Made<'m> {
    /// The path of the enum.
    path: String,
    variant: &'m str,
    /// The suffix of constructors whose name is taken.
    suffix: &'m str,
    /// The variants of the enum.
    others: Vec<&'m str>,
    /// The name and the value of the case.
    case: Option<(String, String)>,
    params: Vec<(&'m Param, &'m ParamValue)>,
    /// The start of the names of enums of its params.
    owner: String,
}

impl Made<'_> {
    /// Returns the name of the constructor, if it sets all values and no other has a similar name.
    fn constructor(&self) -> Option<String> {
        let is_set = |(param, value): &(&Param, &ParamValue)| {
            !param.optional || **value == ParamValue::Absent
        };
        let own = || letters(self.variant);
        let end = || letters(self.suffix);
        let similar = self.others.iter().filter(|other| {
            own().eq(letters(other))
                || own().chain(end()).eq(letters(other))
                || own().eq(letters(other).chain(end()))
        });
        if !self.params.iter().all(is_set) || similar.count() != 1 {
            return None;
        }
        let names = constructor(&escaped(self.variant), self.suffix);
        let free = names.into_iter().find(|name| !METHODS.contains(&name.as_str()))?;
        Some(escaped(&free))
    }
}

fn letters(name: &str) -> impl Iterator<Item = char> + use<'_> {
    name.chars().filter(|letter| *letter != '_').map(|letter| letter.to_ascii_lowercase())
}

fn owned(text: &str) -> String {
    format!("{text:?}.into()")
}

/// Returns the items in brackets, on several lines if one is too short.
fn wrapped(head: &str, [open, close]: [&str; 2], items: &[String], indent: usize) -> String {
    let line = format!("{head}{open}{}{close}", items.join(", "));
    if line.len() + indent <= WIDTH && !line.contains('\n') {
        return line;
    }
    let indent = " ".repeat(indent);
    let mut code = format!("{head}{}\n", open.trim_end());
    for item in items {
        push(&mut code, format_args!("{indent}    {item},\n"));
    }
    push(&mut code, format_args!("{indent}{}", close.trim_start()));
    code
}

/// Wraps text into the lines of a comment.
pub(crate) fn comment(text: &str) -> impl Iterator<Item = String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.len() + word.len() > WIDTH - 8 {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines.into_iter()
}
