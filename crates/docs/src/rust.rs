//! Prints Rust snippets that return an error or match on it, as users of the generated crate write them.

use errbook_spec::model::{Case, Catalog, Entry, Issue, Param, ParamType, ParamValue};
use errbook_spec::rust_names::{camel, escaped, module, type_name};

use crate::published;
use crate::push::push;

/// The longest line of a snippet.
const WIDTH: usize = 84;

/// Returns an expression such as `Err(orders::Error::SoldOut { left: 3 })`, with the values of the entry's first example.
///
/// Returns `None` if the pages are not for the team, for a retired entry, and if the expression would mention something internal: an internal param, or any param of a masked
/// entry.
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
    let own = names.values(&entry.params, own, &entry.rust_name);
    let fields: Vec<_> = case.into_iter().chain(own).collect();
    Some(format!("Err({})", literal(&names.variant(), &fields, 0)))
}

/// Returns an `if let` that matches the error, with `what_to_do` as a comment in its block; `None` for a retired entry.
pub(crate) fn match_statement(
    catalog: &Catalog,
    entry: &Entry,
    what_to_do: &str,
) -> Option<String> {
    if entry.retired.is_some() {
        return None;
    }
    let names = RustNames { catalog, entry };
    let is_open = !entry.is_masked();
    let mut fields = Vec::new();
    if is_open && !entry.cases.is_empty() {
        fields.push(names.case_field());
    }
    if is_open {
        fields.extend(published::params(&entry.params).map(|param| escaped(&param.rust_name)));
    }
    if fields.len() < entry.params.len() + usize::from(!entry.cases.is_empty()) {
        fields.push("..".to_owned());
    }
    let fields =
        if fields.is_empty() { String::new() } else { format!(" {{ {} }}", fields.join(", ")) };
    let mut code = format!("if let {}{fields} = error {{\n", names.variant());
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

    fn variant(&self) -> String {
        format!("{}::Error::{}", self.module(), escaped(&self.entry.rust_name))
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
        let owner = format!("{name}{}", case.rust_name);
        let variant = format!("{}::{name}::{}", self.module(), escaped(&case.rust_name));
        literal(&variant, &self.values(&case.params, values, &owner), 4)
    }

    /// Returns the name and the value of each field.
    fn values(
        &self,
        params: &[Param],
        values: &[ParamValue],
        owner: &str,
    ) -> Vec<(String, String)> {
        let pairs = params.iter().zip(values);
        pairs
            .map(|(param, value)| (escaped(&param.rust_name), self.value(param, value, owner)))
            .collect()
    }

    fn value(&self, param: &Param, value: &ParamValue, owner: &str) -> String {
        let text = match (value, &param.kind) {
            (ParamValue::Absent, _) => return "None".to_owned(),
            (ParamValue::Text(text), ParamType::OneOf(all)) => {
                let variant = all.iter().find(|(known, _)| known == text);
                let variant = variant.map_or_else(String::new, |(_, name)| escaped(name));
                format!("{}::{owner}{}::{variant}", self.module(), camel(&param.rust_name))
            }
            (ParamValue::Text(text), _) => owned(text),
            (ParamValue::Integer(number), _) => number.to_string(),
            (ParamValue::Unsigned(number), _) => number.to_string(),
            (ParamValue::Number(number), _) => format!("{number:?}"),
            (ParamValue::Boolean(boolean), _) => boolean.to_string(),
            (ParamValue::Seconds(seconds), _) => {
                format!("core::time::Duration::from_secs({seconds})")
            }
            (ParamValue::Texts(texts), _) => list(texts.iter().map(|text| owned(text))),
            (ParamValue::Fields(fields), _) => {
                list(fields.iter().filter_map(|(path, issue, values)| {
                    Some(self.field_error(path, self.entry.issues.get(*issue)?, values))
                }))
            }
        };
        if param.optional { format!("Some({text})") } else { text }
    }

    fn field_error(&self, path: &str, issue: &Issue, values: &[Option<ParamValue>]) -> String {
        let name = self.variants("Issue");
        let owner = format!("{name}{}", issue.rust_name);
        let values: Vec<_> = issue
            .params
            .iter()
            .zip(values)
            .map(|(param, value)| value.clone().unwrap_or_else(|| param.example.clone()))
            .collect();
        let variant = format!("{}::{name}::{}", self.module(), escaped(&issue.rust_name));
        let fields = self.values(&issue.params, &values, &owner);
        format!("errbook::FieldError::new({path:?}, {})", literal(&variant, &fields, 4))
    }
}

fn owned(text: &str) -> String {
    format!("{text:?}.into()")
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("vec![{}]", items.collect::<Vec<_>>().join(", "))
}

/// Returns an enum variant with its fields, on several lines if one is too short.
fn literal(variant: &str, fields: &[(String, String)], indent: usize) -> String {
    if fields.is_empty() {
        return variant.to_owned();
    }
    let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let line = format!("{variant} {{ {} }}", fields.join(", "));
    if line.len() + indent <= WIDTH && !line.contains('\n') {
        return line;
    }
    let indent = " ".repeat(indent);
    let mut code = format!("{variant} {{\n");
    for field in fields {
        push(&mut code, format_args!("{indent}    {field},\n"));
    }
    push(&mut code, format_args!("{indent}}}"));
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
