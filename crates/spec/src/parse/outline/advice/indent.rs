//! Lines that are indented as none of the lines around them.

use super::Advice;
use super::line::Line;

/// A level of indentation, with the last line that is on it.
type Level<'l, 't> = (usize, &'l Line<'t>);

/// Looks for the line whose indentation made the parser stop at the last one.
pub(super) fn advice(lines: &[Line<'_>]) -> Option<Advice> {
    let (last, before) = lines.split_last()?;
    let mut levels: Vec<Level<'_, '_>> = Vec::new();
    // Levels that a line further out has ended, with that line.
    let mut ended: Vec<(Level<'_, '_>, &Line<'_>)> = Vec::new();
    for line in before.iter().filter(|line| line.key.is_some() || line.is_item) {
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
    if last.indent > deepest && !above.value.is_empty() {
        return Some(like(last, above, deepest));
    }
    if last.indent > deepest || levels.iter().any(|(indent, _)| *indent == last.indent) {
        return None;
    }
    let outer = ended.iter().rev().find(|((indent, _), _)| *indent == last.indent);
    if let Some(((indent, sibling), line)) = outer {
        return Some(like(line, sibling, *indent));
    }
    let (_, outer) = levels.iter().rev().find(|(indent, _)| *indent < last.indent)?;
    // Right after a key that has nothing below it: the first of what belongs there.
    let mut pairs = before.windows(2).rev();
    let opens = pairs.find(|pair| pair[1].begin == outer.begin);
    if opens.is_some_and(|pair| pair[0].value.is_empty() && pair[0].indent == outer.indent) {
        return Some(like(outer, last, last.indent));
    }
    let (indent, sibling) = levels.iter().find(|(indent, _)| *indent > last.indent)?;
    Some(like(last, sibling, *indent))
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
