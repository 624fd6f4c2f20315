//! Rust files with errors that derive `thiserror::Error`.

use errbook_spec::Error;
use syn::parse::ParseStream;
use syn::{Attribute, Expr, ExprLit, Fields, Item, Lit, LitInt, LitStr, Token};

use super::thiserror_depth;
use super::thiserror_types::{self, FieldType};
use crate::cover;
use crate::format::Options;
use crate::imported::Imported;
use crate::message::{self, Message};
use crate::names;
use crate::source::Source;
use crate::tree::Map;

/// Reads enums and structs with `#[error]`.
pub(crate) fn read(sources: &[Source], options: &Options) -> Result<Imported, Error> {
    for source in sources {
        let not_rust = |error: &dyn std::fmt::Display, line| {
            source.error(line, &format!("not Rust: {error}"), "name a file that compiles")
        };
        let nesting = thiserror_depth::nesting(&source.text)
            .map_err(|error| not_rust(&error, error.span().start().line))?;
        if nesting > MOST_NESTED {
            return Err(not_rust(&"too many brackets or marks in one another", 1));
        }
    }
    let mut imported = in_thread(|| parsed(sources))??;
    if imported.codes().next().is_none() {
        let help = "name Rust files with types that derive `thiserror::Error`";
        return Err(sources[0].error(1, "no `#[error]` with a text found", help));
    }
    let mut codes: Vec<&str> = imported.codes().collect();
    codes.sort_unstable();
    if codes.windows(2).any(|pair| pair[0] == pair[1]) {
        imported.cover.guess("unique", "group", "several types have the same variant");
    }
    cover::requires(&mut imported, &[]);
    cover::default_status(&mut imported, 500);
    let title = format!("Errors of {}", names::sentence(&options.name));
    cover::complete(&mut imported, &options.name, &title, cover::body("$code"));
    Ok(imported)
}

/// The maximum nesting that the parser, which calls itself, gets to read.
const MOST_NESTED: usize = 10_000;

/// The bytes that its calls may need, in builds without optimization, too.
const STACK: usize = 512 << 20;

/// Runs a function with a large stack.
fn in_thread<T: Send>(run: impl FnOnce() -> T + Send) -> Result<T, Error> {
    let failed = || Error::usage("the files can't be read: a thread failed".to_owned());
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
        thread.ok().and_then(|thread| thread.join().ok()).ok_or_else(failed)
    })
}

fn parsed(sources: &[Source]) -> Result<Imported, Error> {
    let mut imported = Imported::default();
    for source in sources {
        let file = syn::parse_file(&source.text).map_err(|error| {
            let line = error.span().start().line;
            source.error(line, &format!("not Rust: {error}"), "name a file that compiles")
        })?;
        items(&mut imported, source, &file.items);
    }
    Ok(imported)
}

fn items(imported: &mut Imported, source: &Source, items: &[Item]) {
    for item in items {
        match item {
            Item::Mod(module) => {
                let inner = module.content.as_ref().map_or(&[][..], |(_, items)| items);
                self::items(imported, source, inner);
            }
            Item::Enum(item) if item.variants.iter().any(|it| is_error(&it.attrs)) => {
                let group = Group::of(imported, source, &item.ident.to_string(), &item.attrs);
                for variant in &item.variants {
                    let name = variant.ident.to_string();
                    let at = variant.ident.span().start().line;
                    let number = variant.discriminant.as_ref().and_then(|(_, it)| integer(it));
                    let kind =
                        Kind { name, at, attrs: &variant.attrs, fields: &variant.fields, number };
                    group.error(imported, source, &kind);
                }
            }
            Item::Struct(item) if is_error(&item.attrs) => {
                let group = Group::named(imported, "structs", "Errors", None);
                let name = item.ident.to_string();
                let at = item.ident.span().start().line;
                let kind =
                    Kind { name, at, attrs: &item.attrs, fields: &item.fields, number: None };
                group.error(imported, source, &kind);
            }
            _ => {}
        }
    }
}

fn is_error(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("error"))
}

fn integer(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        _ => None,
    }
}

/// A group of the catalog: an enum.
struct Group {
    name: String,
}

/// A variant or a struct.
struct Kind<'k> {
    name: String,
    at: usize,
    attrs: &'k [Attribute],
    fields: &'k Fields,
    number: Option<i64>,
}

impl Group {
    fn of(imported: &mut Imported, source: &Source, name: &str, attrs: &[Attribute]) -> Self {
        let short = name.strip_suffix("Error").filter(|short| !short.is_empty()).unwrap_or(name);
        let description = documentation(attrs).map(|(text, has_lost_link)| {
            if has_lost_link {
                let at = attrs.first().map_or(1, |attr| attr.pound_token.spans[0].start().line);
                imported.lose(source, at, name, "a link to an item of the code; its words stay");
            }
            text
        });
        let kebab = names::kebab(short, "errors");
        Self::named(imported, &kebab, &names::sentence(short), description)
    }

    fn named(
        imported: &mut Imported,
        name: &str,
        title: &str,
        description: Option<String>,
    ) -> Self {
        imported.group(name, |keys| {
            keys.guess("title", title, "from the name of the type");
            if let Some(description) = description {
                keys.take("description", description);
            }
        });
        Self { name: name.to_owned() }
    }

    fn error(&self, imported: &mut Imported, source: &Source, kind: &Kind<'_>) {
        let code = names::kebab(&kind.name, "error");
        let mut lose = |what: String, reason| imported.lose(source, kind.at, what, reason);
        let Some(attribute) = kind.attrs.iter().find(|attr| attr.path().is_ident("error")) else {
            return lose(kind.name.clone(), "a variant without `#[error]`");
        };
        let format = match attribute.parse_args_with(Format::parse) {
            Ok(Format { text: Some(text), args }) => (text, args),
            Ok(_) => return lose(kind.name.clone(), "it passes another error or function on"),
            Err(_) => return lose(kind.name.clone(), "an `#[error]` that can't be read"),
        };
        let mut error = Map::named();
        let fields = thiserror_types::fields(kind.fields);
        let (message, losses) = text(&format.0, &format.1, &fields);
        for lost in losses {
            lose(format!("{}: {lost}", kind.name), "the format of a value; its text is sent");
        }
        error.take("detail", message.text.as_str());
        for field in &fields {
            let is_shown = message.params.contains(&field.name);
            if field.is_source && !is_shown {
                let what = format!("{}.{}", kind.name, field.name);
                lose(what, "a source is no param: add it with `with_source`");
                continue;
            }
            error.map("params").add(&field.name, field.param(is_shown));
        }
        for param in message.params.iter().filter(|name| fields.iter().all(|it| it.name != **name))
        {
            error.map("params").add(param, Map::param("string", "from an expression"));
        }
        if let Some((text, has_lost_link)) = documentation(kind.attrs) {
            error.take("description", text);
            if has_lost_link {
                lose(kind.name.clone(), "a link to an item of the code; its words stay");
            }
        }
        if kind.attrs.iter().any(|attr| attr.path().is_ident("cfg")) {
            lose(kind.name.clone(), "`#[cfg]`: the error is always in the catalog");
        }
        let is_name = kind.name.chars().all(|c| c.is_ascii_alphanumeric());
        if is_name && names::upper_camel(&kind.name) != kind.name {
            error.take("rust_name", kind.name.as_str());
        }
        if let Some(number) = kind.number {
            error.take("number", number);
        }
        let group = imported.group(&self.name, |_| {});
        if group.errors.get(&code).is_some() {
            imported.lose(source, kind.at, kind.name.clone(), "another error has the same code");
        } else {
            group.errors.add(&code, error);
        }
    }
}

/// Returns the doc comment as Markdown, and whether links to items of the code lost their addresses.
fn documentation(attrs: &[Attribute]) -> Option<(String, bool)> {
    let lines = attrs.iter().filter(|attr| attr.path().is_ident("doc")).filter_map(|attr| {
        match &attr.meta.require_name_value().ok()?.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        }
    });
    let lines: Vec<String> =
        lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned()).collect();
    let text = lines.join("\n").trim().to_owned();
    (!text.is_empty()).then(|| without_references(&text))
}

/// Returns Markdown without the addresses of links to items of the code, and whether there were any. Their words stay.
fn without_references(text: &str) -> (String, bool) {
    let is_reference = |line: &str| {
        let address = line.strip_prefix('[').and_then(|it| it.split_once("]:"));
        address.is_some_and(|(_, address)| !address.trim_start().starts_with("http"))
    };
    let (references, lines): (Vec<&str>, Vec<&str>) = text.lines().partition(|it| is_reference(it));
    let (text, has_lost_link) = message::markdown(lines.join("\n").trim());
    (text, has_lost_link || !references.is_empty())
}

/// The arguments of `#[error]`.
struct Format {
    /// `None` if the error passes another one on.
    text: Option<String>,
    /// The name of each further argument, and the field that it is.
    args: Vec<(Option<String>, Option<String>)>,
}

impl Format {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let text = if input.peek(LitStr) { Some(input.parse::<LitStr>()?.value()) } else { None };
        let mut args = Vec::new();
        if text.is_none() {
            while input.parse::<proc_macro2::TokenTree>().is_ok() {}
            return Ok(Self { text, args });
        }
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let mut name = None;
            if input.peek(syn::Ident) && input.peek2(Token![=]) {
                name = Some(input.parse::<syn::Ident>()?.to_string());
                input.parse::<Token![=]>()?;
            }
            let mut field = None;
            if input.peek(Token![.]) {
                input.parse::<Token![.]>()?;
                field = Some(if input.peek(LitInt) {
                    input.parse::<LitInt>()?.base10_digits().to_owned()
                } else {
                    input.parse::<syn::Ident>()?.to_string()
                });
            }
            while !input.is_empty() && !input.peek(Token![,]) {
                input.parse::<proc_macro2::TokenTree>()?;
                field = None;
            }
            args.push((name, field));
        }
        Ok(Self { text, args })
    }
}

/// Returns the message of a format string, and the placeholders with a format of their own.
fn text(
    format: &str,
    args: &[(Option<String>, Option<String>)],
    fields: &[FieldType],
) -> (Message, Vec<String>) {
    let positional: Vec<_> = args.iter().filter(|(name, _)| name.is_none()).collect();
    let mut next = 0;
    let mut losses = Vec::new();
    let mut out = Message::default();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        out.text.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if after.starts_with(&rest[at..=at]) || rest[at..].starts_with('}') {
            // A literal brace.
            out.text.push_str(&message::escaped(&rest[at..=at]));
            rest = after.get(1..).unwrap_or_default();
            continue;
        }
        let end = after.find('}').unwrap_or(after.len());
        let (name, spec) = after[..end].split_once(':').unwrap_or((&after[..end], ""));
        if !spec.trim().is_empty() {
            losses.push(format!("{{{}}}", &after[..end]));
        }
        let name = name.trim();
        let index = if name.is_empty() { Some(next) } else { name.parse::<usize>().ok() };
        next += usize::from(name.is_empty());
        let argument = match index {
            Some(index) => positional.get(index).copied(),
            None => args.iter().find(|(it, _)| it.as_deref() == Some(name)),
        };
        let param = match (argument, index) {
            (Some((_, Some(field))), _) => field.clone(),
            (Some((Some(named), None)), _) => named.clone(),
            (Some(_), Some(index)) => format!("value{}", index + 1),
            (None, Some(index)) => index.to_string(),
            _ => name.trim_start_matches("r#").to_owned(),
        };
        let param = fields
            .iter()
            .find(|it| it.name == param)
            .map_or_else(|| names::param(&param), |it| it.name.clone());
        out.text.extend(["{", &param, "}"]);
        if !out.params.contains(&param) {
            out.params.push(param);
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
    out.text.push_str(rest);
    (out, losses)
}
