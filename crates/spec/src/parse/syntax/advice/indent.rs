//! Lines whose indentation matches no surrounding line.

use super::Advice;
use super::line::Line;
use crate::diagnostic::words::parse::indent_it;
use crate::parse::reference::is_key;

/// A level of indentation, with its last line.
type IndentLevel<'l, 't> = (usize, &'l Line<'t>);

/// Searches for the line whose indentation made the parser stop at the last one; `after` is the line after it.
pub(super) fn advice(lines: &[Line<'_>], after: Option<&Line<'_>>, text: &str) -> Option<Advice> {
    let (last, before) = lines.split_last()?;
    let keys: Vec<&Line<'_>> =
        before.iter().filter(|line| line.key.is_some() || line.is_item).collect();
    let valued = valued(before, last, text);
    if let Some(advice) = valued.or_else(|| empty_key(&keys, last)).or_else(|| unnamed(&keys, last))
    {
        return Some(advice);
    }
    if let Some(advice) = first(before, last, after) {
        return Some(advice);
    }
    let mut levels: Vec<IndentLevel<'_, '_>> = Vec::new();
    // Levels that a less indented line has ended, with that line.
    let mut ended: Vec<(IndentLevel<'_, '_>, &Line<'_>)> = Vec::new();
    for line in keys {
        while let Some(level) = levels.pop_if(|(indent, _)| *indent > line.indent) {
            ended.push((level, line));
        }
        levels.retain(|(indent, _)| *indent != line.indent && *indent != line.column);
        levels.push((line.indent, line));
        if line.column > line.indent {
            levels.push((line.column, line));
        }
    }
    let (deepest, above) = *levels.last()?;
    let is_level = levels.iter().any(|(indent, _)| *indent == last.indent);
    let outer = ended.iter().rev().find(|((indent, _), _)| *indent == last.indent);
    if let Some(((indent, sibling), line)) = outer.filter(|_| !is_level) {
        return Some(like(line, sibling, *indent));
    }
    // A key without a value on its line is one level above the next line.
    let below = after.map(|after| after.indent).filter(|_| last.value.is_empty());
    let below = below.and_then(|below| levels.iter().position(|(indent, _)| *indent == below));
    let own = below.and_then(|below| levels.get(below.checked_sub(1)?));
    if let Some((indent, sibling)) = own.filter(|(indent, _)| *indent != last.indent) {
        return Some(like(last, sibling, *indent));
    }
    if deepest == 0
        && last.indent > 0
        && !above.value.is_empty()
        && after.is_some_and(|after| after.indent > last.indent)
    {
        let is_errors = |line: &&Line<'_>| line.key == Some("errors");
        let is_there = before.iter().any(|line| is_errors(&line));
        if last.value.is_empty() && !is_there {
            return Some(Advice {
                help: "write `errors:` on a line above it".to_owned(),
                ..like(last, above, 0)
            });
        }
    }
    if last.indent > deepest && !above.value.is_empty() {
        return Some(like(last, above, deepest));
    }
    if last.indent > deepest || is_level {
        return None;
    }
    let inner = levels.iter().position(|(indent, _)| *indent > last.indent)?;
    let (indent, sibling) = levels[inner];
    Some(like(last, sibling, indent))
}

/// Recognizes a line with a colon below a key with a value: either it continues the text, or it is a key of a map.
fn valued(before: &[Line<'_>], last: &Line<'_>, text: &str) -> Option<Advice> {
    let above = before.last()?;
    // A line as deep as its map's key is not indented enough.
    let is_level =
        |pair: &[Line<'_>; 2]| pair[0].value.is_empty() && pair[0].indent == pair[1].indent;
    if before.last_chunk().is_some_and(is_level) {
        return None;
    }
    let (key, below) = above.key.zip(last.key)?;
    if above.value.is_empty()
        || above.value.starts_with(['|', '>', '"', '\'', '{', '['])
        || last.indent <= above.column
    {
        return None;
    }
    if below.contains(' ') {
        let rest = text.get(last.begin..last.end())?;
        let joined = format!("{} {rest}", above.value).replace('\\', "\\\\").replace('"', "\\\"");
        return Some(Advice {
            range: last.begin..last.end(),
            label: "a key, to YAML".to_owned(),
            help: format!("put the text in quotes: `{key}: \"{joined}\"`"),
        });
    }
    let is_map = !is_key(key)
        || matches!(key, "errors" | "params" | "cases" | "field_errors" | "envelopes" | "groups");
    is_map.then(|| Advice {
        range: above.value_at..above.end(),
        label: "a value, with keys below it".to_owned(),
        help: format!("remove it, or what is below `{key}`"),
    })
}

/// Recognizes a first line of a map with a wrong indentation, followed by a line with the right one.
fn first(before: &[Line<'_>], last: &Line<'_>, after: Option<&Line<'_>>) -> Option<Advice> {
    let [.., opened, first] = before else { return None };
    let is_between = opened.indent < last.indent && last.indent < first.indent;
    let is_right =
        last.indent == opened.indent + 2 || after.is_some_and(|after| after.indent == last.indent);
    // A name with keys below it is never on the same level as a key with a value.
    let are_alike = first.value.is_empty() || !last.value.is_empty();
    (opened.value.is_empty() && is_between && is_right && are_alike)
        .then(|| like(first, last, last.indent))
}

/// Searches for the last key with nothing below it: either it is indented too deep, or the next line not deep enough.
fn empty_key(keys: &[&Line<'_>], last: &Line<'_>) -> Option<Advice> {
    let is_empty =
        |pair: &&[&Line<'_>]| pair[0].value.is_empty() && pair[0].indent == pair[1].indent;
    let at = keys.windows(2).rposition(|pair| is_empty(&pair) && !pair[1].is_item)?;
    let (key, next) = (keys[at], keys[at + 1]);
    if last.indent > key.indent {
        return Some(like(next, last, last.indent));
    }
    let opened = keys[..at].last().filter(|above| above.value.is_empty())?;
    let is_outer = opened.indent < last.indent && last.indent < key.indent && last.value.is_empty();
    is_outer.then(|| like(key, last, last.indent))
}

/// Recognizes lines right below `errors` that lack the name above them, followed by a name with the right indentation: the keys
/// of a first error, or the first code of a translation.
fn unnamed(keys: &[&Line<'_>], last: &Line<'_>) -> Option<Advice> {
    let at = keys.iter().rposition(|line| line.key == Some("errors") && line.value.is_empty())?;
    let first = keys.get(at + 1)?;
    let is_text = |line: &&&Line<'_>| {
        matches!(line.key, Some("status" | "title" | "description" | "resolution"))
    };
    let is_translation = keys.first().is_some_and(|line| line.key == Some("language"));
    let (name, example) = match keys.get(at + 2) {
        _ if is_text(&first) => ("code", "sold-out"),
        Some(below) if is_translation && is_text(&below) => ("group", "orders"),
        _ => return None,
    };
    let is_between = keys[at].indent < last.indent && last.indent < first.indent;
    (is_between && last.value.is_empty()).then(|| Advice {
        range: first.begin..first.end(),
        label: format!("no {name} above this key"),
        help: format!("write the {name} on a line above it, such as `{example}:`"),
    })
}

/// Suggests the indentation of another line.
fn like(line: &Line<'_>, sibling: &Line<'_>, indent: usize) -> Advice {
    let other = sibling.key.unwrap_or("-");
    Advice {
        range: line.begin..line.key.map_or(line.end(), |key| line.begin + key.len()),
        label: format!("indented by {}", line.indent),
        help: indent_it(indent, Some(other)),
    }
}
