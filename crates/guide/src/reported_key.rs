//! Finds the key that a report points at.

use errbook_spec::{Field, FormatMap, Shape, Takes};
use errbook_tests::ReportCase;

/// Returns the map and the key at the first place of a case's report.
pub(crate) fn of(maps: &[FormatMap], case: &ReportCase) -> Option<(&'static str, &'static str)> {
    let place = case.report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = place.split(':');
    let (name, line, column) = (parts.next()?, parts.next()?, parts.next()?);
    let (_, text) = case.files.iter().find(|(file, _)| file == name)?;
    let text = String::from_utf8_lossy(text);
    let path = path(&text, line.parse().ok()?, column.parse().ok()?);
    let file = match name {
        "catalog.yaml" => "cover",
        _ if name.starts_with("languages/") => "translation",
        _ => "group",
    };
    find(maps, &maps.iter().find(|map| map.name == file)?.keys, &path)
}

/// Follows the keys of a path from a map, and returns the last one that is part of the format.
fn find(
    maps: &[FormatMap],
    keys: &[Field],
    path: &[String],
) -> Option<(&'static str, &'static str)> {
    let (first, rest) = path.split_first()?;
    let map = maps.iter().find(|map| map.keys == keys)?;
    let key = keys.iter().find(|key| key.name == first)?;
    let deeper = match &key.takes {
        Takes::Value(shape) => within(maps, shape, rest),
        Takes::Elsewhere => None,
    };
    deeper.or(Some((map.name, key.name)))
}

fn within(
    maps: &[FormatMap],
    shape: &Shape,
    path: &[String],
) -> Option<(&'static str, &'static str)> {
    match shape {
        Shape::Struct(keys) => find(maps, keys, path),
        Shape::Pairs(inner) => within(maps, inner, path.get(1..)?),
        Shape::List(inner) | Shape::TextOr(inner) | Shape::ListOr(inner) => {
            within(maps, inner, path)
        }
        Shape::Text | Shape::Integer(..) | Shape::Boolean | Shape::Any => None,
    }
}

/// Returns the keys around a place, from the outermost.
fn path(text: &str, line: usize, column: usize) -> Vec<String> {
    let lines: Vec<&str> = text.lines().take(line).collect();
    let mut keys = Vec::new();
    let mut indent = usize::MAX;
    for (number, line) in lines.iter().enumerate().rev() {
        let start = line.len() - line.trim_start_matches([' ', '-']).len();
        let Some((key, value)) = line.get(start..).and_then(|rest| rest.split_once(':')) else {
            continue;
        };
        if start >= indent || key.starts_with('#') {
            continue;
        }
        if number + 1 == lines.len() {
            let end = column.saturating_sub(start + key.len() + 2);
            keys.extend(inline_keys(value, end).into_iter().rev());
        }
        keys.push(unquoted(key));
        indent = start;
    }
    keys.reverse();
    keys
}

/// Returns the keys around a place in the maps of a line, from the outermost.
fn inline_keys(value: &str, end: usize) -> Vec<String> {
    let mut keys = Vec::new();
    let mut depth = 0_usize;
    let mut word = String::new();
    for (at, character) in value.chars().enumerate() {
        match character {
            // The place is in the word before, which is a key if a colon follows.
            '{' | '}' | ',' if at > end => break,
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                keys.truncate(depth);
            }
            ',' => {}
            ':' if at > end => {
                keys.truncate(depth.saturating_sub(1));
                keys.push(unquoted(&word));
                break;
            }
            ':' => {
                keys.truncate(depth.saturating_sub(1));
                keys.push(unquoted(&word));
            }
            _ => {
                word.push(character);
                continue;
            }
        }
        word.clear();
    }
    keys
}

fn unquoted(key: &str) -> String {
    key.trim().trim_matches(['"', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "group: orders\nerrors:\n  sold-out:\n    status: 409\n    params: { left: { type: unsigned, example: 3 }, kind: string }\n    see:\n      - title: Orders\n";

    #[test]
    fn the_keys_around_a_place() {
        let at = |line, column| path(TEXT, line, column).join("/");
        assert_eq!(at(1, 1), "group");
        assert_eq!(at(3, 3), "errors/sold-out");
        assert_eq!(at(4, 13), "errors/sold-out/status");
        assert_eq!(at(5, 5), "errors/sold-out/params");
        assert_eq!(at(5, 30), "errors/sold-out/params/left/type");
        assert_eq!(at(5, 40), "errors/sold-out/params/left/example");
        assert_eq!(at(5, 60), "errors/sold-out/params/kind");
        assert_eq!(at(7, 16), "errors/sold-out/see/title");
    }
}
