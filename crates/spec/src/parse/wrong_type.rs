//! Advice for values of the wrong type.

use super::SyntaxTree;
use super::lookalike::{self, ascii, item};
use super::shape::Shape;
use super::spaces::{instead_of_space, odd_space};
use super::syntax::{NodeId, NodeKind};
use crate::diagnostic::words::shape as words;
use crate::document::ambiguous_number;

/// Returns the help for a value of the wrong type.
pub(super) fn help_for_type(tree: &SyntaxTree, id: NodeId, shape: &Shape) -> String {
    let key = tree.key_text(id).map_or(String::new(), |key| format!("{key}: "));
    let text = tree.scalar(id);
    match shape {
        Shape::Boolean => match text.to_ascii_lowercase().as_str() {
            "yes" | "on" | "true" | "1" => "write `true`".to_owned(),
            "no" | "off" | "false" | "0" => "write `false`".to_owned(),
            _ => format!("write `{key}true` or `{key}false`"),
        },
        Shape::Integer(low, high) => a_number(tree.scalar(id), &key, (*low, *high)),
        Shape::Text => one_item(tree, id, &key)
            .map(|help| linked(tree, id, &key).unwrap_or(help))
            .or_else(|| in_quotes(tree, id, &key))
            .or_else(|| translated(tree, id))
            .unwrap_or_else(|| format!("write a text: `{key}…`")),
        Shape::List(_) if key == "envelope: " && tree.kind(id) == NodeKind::Map => {
            "declare it under `envelopes`, and write its name here: `envelope: house`".to_owned()
        }
        Shape::TextOr(other) if matches!(**other, Shape::List(_)) => in_quotes(tree, id, &key)
            .or_else(|| translated(tree, id))
            .unwrap_or_else(|| a_list(tree, id, &key)),
        Shape::Pairs(_) if sibling(tree, id).is_some() => {
            let value = tree.text().get(tree.range(id)).unwrap_or_default();
            let several = tree.items(id).map(|item| tree.scalar(item)).collect::<Vec<_>>();
            let several = format!("[{}]", several.join(", "));
            let value = if tree.is_scalar(id) { value } else { &several };
            format!("write `envelope: {value}`; `envelopes` declares envelopes of your own")
        }
        Shape::List(item) if matches!(**item, Shape::Struct(_)) => {
            let example = words::item_of(tree.key_text(id)).unwrap_or("{ name: value }");
            format!("write a list, as in `{key}[{example}]`")
        }
        Shape::List(_) | Shape::ListOr(_) => a_list(tree, id, &key),
        Shape::Struct(fields)
            if fields.iter().any(|it| it.name == "one_of") && is_choice(tree, id) =>
        {
            let choices: Vec<_> = tree.items(id).map(|item| tree.scalar(item)).collect();
            format!("write `{key}{{ one_of: [{}] }}`", choices.join(", "))
        }
        Shape::TextOr(_) | Shape::Pairs(_) | Shape::Struct(_) => one_item(tree, id, &key)
            .filter(|_| key.is_empty())
            .or_else(|| dashes(tree, id))
            .unwrap_or_else(|| {
                let around = tree.parent(id).and_then(|around| tree.key_text(around));
                words::example_of(tree.key_text(id), around)
            }),
        Shape::Any => format!("write a value: `{key}…`"),
    }
}

/// Shows the number at the start of a text, or an example.
fn a_number(text: &str, key: &str, limits: (i64, i64)) -> String {
    if let Some((_, space)) = odd_space(text) {
        return instead_of_space(space);
    }
    let text: String = text.chars().map(|c| ascii(c).unwrap_or(c)).collect();
    let text = text.trim_start_matches(['"', '\'']);
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let digits = Some(&text[..end]).filter(|digits| !digits.is_empty());
    let (low, high) = if key == "status: " { (400, 599) } else { limits };
    let is_within =
        |number: &String| number.parse().is_ok_and(|number| (low..=high).contains(&number));
    let number = ambiguous_number(text).or(digits.map(str::to_owned));
    match number.map(|number| Some(number).filter(is_within)) {
        Some(None) => format!("write a number from {low} to {high}"),
        Some(Some(number)) => format!("write `{number}`"),
        None => format!("write a number, as in `{key}{}`", words::number_of(key)),
    }
}

/// Returns a key of the same map that accepts the value of another key.
pub(super) fn sibling(tree: &SyntaxTree, id: NodeId) -> Option<&'static str> {
    let is_named = |id| tree.kind(id) != NodeKind::Map;
    let are_named = is_named(id) && tree.items(id).all(is_named);
    (are_named && tree.key_text(id) == Some("envelopes")).then_some("envelope")
}

/// Suggests how to write a map whose items have a dash each, and their name as a value.
fn named(tree: &SyntaxTree, id: NodeId) -> Option<String> {
    let is_name = |(key, value): &(NodeId, NodeId)| {
        tree.is_scalar(*value) && matches!(tree.scalar(*key), "code" | "name" | "id" | "key")
    };
    let mut items = tree.items(id);
    let item = items.next()?;
    let (key, name) = tree.pairs(item).find(is_name)?;
    let others: Vec<_> = tree.pairs(item).filter(|(other, _)| *other != key).collect();
    let is_each = items.next().is_some_and(|next| {
        tree.pairs(next).any(|pair| is_name(&pair) && tree.scalar(pair.0) == tree.scalar(key))
    });
    let (key, name) = (tree.scalar(key), tree.scalar(name));
    match others.as_slice() {
        [] if !is_each => None,
        [(other, value)] if tree.is_scalar(*value) && tree.kind(*value) == NodeKind::Plain => {
            let (other, value) = (tree.scalar(*other), tree.scalar(*value));
            Some(format!("write the {key} as the key: `{name}: {{ {other}: {value} }}`"))
        }
        _ => Some(format!("write the {key} as the key: `{name}:`, and its keys below it")),
    }
}

/// Suggests how to write a map with a dash before each key. Repeated keys belong to a list.
fn dashes(tree: &SyntaxTree, id: NodeId) -> Option<String> {
    if let Some(help) = named(tree, id) {
        return Some(help);
    }
    let mut items = tree.items(id).peekable();
    items.peek()?;
    let keys: Option<Vec<&str>> = items
        .map(|item| {
            let (key, _) = tree.pairs(item).next()?;
            Some(tree.scalar(key))
        })
        .collect();
    let keys = keys?;
    if keys.iter().enumerate().any(|(i, key)| keys[..i].contains(key)) {
        return None;
    }
    match keys.as_slice() {
        [key] => Some(format!("remove the dash before `{key}`")),
        [first, second] => Some(format!("remove the dashes before `{first}` and `{second}`")),
        [first, ..] => Some(format!("remove the dashes before `{first}` and the others")),
        [] => None,
    }
}

/// Returns the help for a value that is empty or a word such as `none`.
pub(super) fn help_for_nothing(tree: &SyntaxTree, id: NodeId) -> String {
    if !tree.range(id).is_empty() {
        let text = tree.scalar(id);
        return format!("give it a value, or remove it; a text of `{text}` needs quotes");
    }
    let key = tree.key_range(id);
    let comment = tree.text()[key.end..].lines().next().unwrap_or_default();
    let comment = comment.trim_start_matches(':').trim();
    match tree.key_text(id).filter(|_| comment.starts_with('#')) {
        Some(key) => {
            format!(
                "give it a value; a text that begins with `#` needs quotes: `{key}: {}`",
                quoted(comment)
            )
        }
        None => "give it a value, or remove it".to_owned(),
    }
}

/// Shows a text in a list, or an example.
fn a_list(tree: &SyntaxTree, id: NodeId, key: &str) -> String {
    let text = tree.scalar(id);
    if let Some(mark) = item(text) {
        return lookalike::help(mark, '-');
    }
    if let Some(mark) = text.chars().next().filter(|mark| ascii(*mark) == Some('[')) {
        return lookalike::help(mark, '[');
    }
    let written = tree.text().get(tree.range(id)).and_then(|text| text.lines().next());
    if let Some((mark, rest)) = written.and_then(other_item) {
        return format!("begin each item with a hyphen and a blank: `- {rest}`, not `{mark}`");
    }
    let names: Vec<_> = tree.pairs(id).map(|(name, _)| tree.scalar(name)).collect();
    let text = if names.is_empty() { text.to_owned() } else { names.join(", ") };
    let is_simple = |c: char| c.is_alphanumeric() || " -_.,/:".contains(c);
    let is_one = tree.is_scalar(id) && !text.contains(": ") && !text.ends_with(':');
    if (is_one || !names.is_empty())
        && !text.is_empty()
        && text.len() < 100
        && text.chars().all(is_simple)
    {
        return format!("write a list: `{key}[{text}]`");
    }
    format!("write a list, as in `{key}[a, b]`")
}

/// Removes the mark from a text that starts with a number and a point, or with a hyphen without a blank.
fn other_item(text: &str) -> Option<(&str, &str)> {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = digits.strip_prefix(['.', ')']).filter(|_| digits.len() < text.len());
    let number = number.and_then(|rest| rest.strip_prefix(' '));
    let rest = number.or_else(|| text.strip_prefix('-'))?;
    Some((text[..text.len() - rest.len()].trim_end(), rest))
}

/// Returns whether a value is a list of words.
fn is_choice(tree: &SyntaxTree, id: NodeId) -> bool {
    let is_word = |item| {
        let word = tree.scalar(item);
        tree.is_scalar(item) && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    };
    tree.items(id).next().is_some() && tree.items(id).all(is_word)
}

/// Suggests how to write a text that is only a link to a code, which YAML parses as a list.
fn linked(tree: &SyntaxTree, id: NodeId, key: &str) -> Option<String> {
    let has_links = matches!(tree.key_text(id)?, "description" | "resolution" | "note");
    let text = tree.text().get(tree.range(id))?;
    has_links.then(|| format!("put the text in quotes: `{key}{}`", quoted(text)))
}

/// Suggests the single item of a list where a text is expected.
fn one_item(tree: &SyntaxTree, id: NodeId, key: &str) -> Option<String> {
    let mut items = tree.items(id);
    let item = items.next().filter(|item| tree.is_scalar(*item))?;
    let is_one = items.next().is_none() && tree.kind(item) == NodeKind::Plain;
    let text = tree.scalar(item);
    let is_word = is_one && !text.contains(' ');
    is_word.then(|| format!("write `{key}{text}`, without brackets"))
}

/// Suggests how to write a text that YAML parses as a map: it is only a placeholder, or an item with a colon in it.
fn in_quotes(tree: &SyntaxTree, id: NodeId, key: &str) -> Option<String> {
    let mut pairs = tree.pairs(id);
    let (_, value) = pairs.next()?;
    let text = tree.text().get(tree.range(id))?;
    let is_placeholder = tree.range(value).is_empty() && text.starts_with('{');
    let is_item = key.is_empty() && tree.is_scalar(value) && !text.starts_with('{');
    let is_short = pairs.next().is_none() && text.len() < 200 && !text.contains('\n');
    let text = quoted(text);
    (is_short && (is_placeholder || is_item))
        .then(|| format!("put the text in quotes: `{key}{text}`"))
}

/// Returns the help for translations where a text is expected.
fn translated(tree: &SyntaxTree, id: NodeId) -> Option<String> {
    let is_tag = |name: &str| {
        let language = name.split(['-', '_']).next().unwrap_or(name);
        matches!(language.len(), 2 | 3) && language.bytes().all(|b| b.is_ascii_lowercase())
    };
    let mut pairs = tree.pairs(id).peekable();
    pairs.peek()?;
    let all = pairs.all(|(key, text)| is_tag(tree.scalar(key)) && tree.is_scalar(text));
    let help = "write the text in the language of the catalog; translations are in `languages/`, one file a language";
    all.then(|| help.to_owned())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
