//! Lines that are indented as none of the lines around them.

use super::Advice;
use super::line::Line;

/// A level of indentation, with the last line that is on it.
type Level<'l, 't> = (usize, &'l Line<'t>);

/// Looks for the line whose indentation made the parser stop at the last one; `after` is the line after it.
pub(super) fn advice(lines: &[Line<'_>], after: Option<&Line<'_>>) -> Option<Advice> {
    let (last, before) = lines.split_last()?;
    let keys: Vec<&Line<'_>> =
        before.iter().filter(|line| line.key.is_some() || line.is_item).collect();
    if let Some(advice) = hollow(&keys, last).or_else(|| unnamed(&keys, last)) {
        return Some(advice);
    }
    let mut levels: Vec<Level<'_, '_>> = Vec::new();
    // Levels that a line further out has ended, with that line.
    let mut ended: Vec<(Level<'_, '_>, &Line<'_>)> = Vec::new();
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
    // A key with nothing on its line is one level above what is below it.
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
    // One line on a level of its own, and more that are as the last.
    let is_first = before.windows(2).last().is_some_and(|pair| {
        pair[1].begin == sibling.begin && pair[0].indent < last.indent && pair[0].value.is_empty()
    });
    if is_first && after.is_some_and(|after| after.indent == last.indent) {
        return Some(like(sibling, last, last.indent));
    }
    Some(like(last, sibling, indent))
}

/// Looks for the last key that has nothing below it: either it is indented too deep itself, or what follows it not deep enough.
fn hollow(keys: &[&Line<'_>], last: &Line<'_>) -> Option<Advice> {
    let is_hollow =
        |pair: &&[&Line<'_>]| pair[0].value.is_empty() && pair[0].indent == pair[1].indent;
    let at = keys.windows(2).rposition(|pair| is_hollow(&pair) && !pair[1].is_item)?;
    let (key, next) = (keys[at], keys[at + 1]);
    if last.indent > key.indent {
        return Some(like(next, last, last.indent));
    }
    let opened = keys[..at].last().filter(|above| above.value.is_empty())?;
    let is_outer = opened.indent < last.indent && last.indent < key.indent && last.value.is_empty();
    is_outer.then(|| like(key, last, last.indent))
}

/// Looks for the keys of a first error that are right below `errors`, with a code after them that is indented as it should be.
fn unnamed(keys: &[&Line<'_>], last: &Line<'_>) -> Option<Advice> {
    let at = keys.iter().rposition(|line| line.key == Some("errors") && line.value.is_empty())?;
    let first = keys.get(at + 1)?;
    let is_text = matches!(first.key?, "status" | "title" | "description" | "resolution");
    let is_between = keys[at].indent < last.indent && last.indent < first.indent;
    (is_text && is_between && last.value.is_empty()).then(|| Advice {
        range: first.begin..first.end(),
        label: "no code above this key".to_owned(),
        help: "write the code on a line above it, such as `sold-out:`".to_owned(),
    })
}

/// Says that a line should be indented as another one.
fn like(line: &Line<'_>, sibling: &Line<'_>, indent: usize) -> Advice {
    let spaces = if indent == 1 { "space" } else { "spaces" };
    let other = sibling.key.unwrap_or("-");
    Advice {
        range: line.begin..line.key.map_or(line.end(), |key| line.begin + key.len()),
        label: format!("indented by {}", line.indent),
        help: format!("indent it by {indent} {spaces}, as `{other}`"),
    }
}
