//! Merges equal alternatives, and finds the members that distinguish the others.

use super::{MemberPattern, Object, Pattern, Var};
use crate::model::Variable;

/// The maximum number of alternatives to distinguish. If a value has more, clients do not read it.
const MOST: usize = 64;

/// Returns a pattern that matches any of several.
pub(super) fn either(patterns: Vec<Pattern>) -> Pattern {
    let mut patterns = merged(patterns, more_general);
    if patterns.len() == 1 { patterns.remove(0) } else { Pattern::Either(patterns) }
}

/// Returns an array of items.
pub(super) fn array(items: Vec<Pattern>) -> Pattern {
    Pattern::Array(merged(items, |_, _| Pattern::Skip))
}

/// Merges patterns if possible. `unclear` chooses between scalars that clients cannot distinguish.
fn merged(patterns: Vec<Pattern>, unclear: impl Fn(Pattern, Pattern) -> Pattern) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = Vec::new();
    for pattern in patterns.into_iter().flat_map(ways) {
        if let Some(similar) = found.iter_mut().find(|other| is_unclear(other, &pattern)) {
            let first = std::mem::replace(similar, Pattern::Skip);
            *similar = if first == pattern { first } else { unclear(first, pattern) };
        } else if let Some(similar) = found.iter_mut().find(|other| can_merge(other, &pattern)) {
            let first = std::mem::replace(similar, Pattern::Skip);
            *similar = merge(first, pattern);
        } else if found.len() < MOST {
            found.push(pattern);
        } else {
            return vec![Pattern::Skip];
        }
    }
    found
}

/// Marks the members that distinguish alternatives. Sorts the alternatives so that the most distinct ones come first.
pub(super) fn tell_apart(pattern: &mut Pattern) {
    match pattern {
        Pattern::Object(object) => {
            object.members.values_mut().for_each(|member| tell_apart(&mut member.pattern));
        }
        Pattern::Each(_, inner) | Pattern::Group(_, inner) | Pattern::Chain(inner) => {
            tell_apart(inner);
        }
        Pattern::Array(patterns) | Pattern::Either(patterns) => {
            patterns.iter_mut().for_each(tell_apart);
            sort(patterns);
        }
        Pattern::Skip
        | Pattern::Literal(_)
        | Pattern::Value(_)
        | Pattern::Text { .. }
        | Pattern::Next => {}
    }
}

fn sort(patterns: &mut Vec<Pattern>) {
    let others = patterns.clone();
    let count = |(i, mut pattern): (usize, Pattern)| {
        let others = others.iter().enumerate().filter(|(j, _)| i != *j);
        let similar = others.filter(|(_, other)| !distinguish(&mut pattern, other)).count();
        (similar, pattern)
    };
    let mut counted: Vec<_> = patterns.drain(..).enumerate().map(count).collect();
    counted.sort_by_key(|(similar, _)| *similar);
    patterns.extend(counted.into_iter().map(|(_, pattern)| pattern));
}

fn ways(pattern: Pattern) -> Vec<Pattern> {
    match pattern {
        Pattern::Either(ways) => ways,
        pattern => vec![pattern],
    }
}

/// Returns whether both patterns are scalars that only their text could distinguish.
fn is_unclear(first: &Pattern, second: &Pattern) -> bool {
    let is_text = |pattern: &Pattern| match pattern {
        Pattern::Skip => true,
        Pattern::Value(var) => kind(var) == JsonType::Text,
        _ => false,
    };
    is_text(first) && is_text(second)
}

/// Returns the scalar that is also correct for the other one: of two texts for readers, the more general one.
fn more_general(first: Pattern, second: Pattern) -> Pattern {
    let rank = |pattern: &Pattern| match pattern {
        Pattern::Value(var) => match var.variable.own() {
            Variable::Text | Variable::TextSource => Some(4),
            Variable::Detail | Variable::DetailSource => Some(3),
            Variable::Title | Variable::TitleSource => Some(2),
            Variable::UserMessage | Variable::Description | Variable::DescriptionSource => Some(1),
            Variable::Resolution | Variable::ResolutionSource => Some(0),
            _ => None,
        },
        _ => None,
    };
    let is_page = |pattern: &Pattern| match pattern {
        Pattern::Value(var) => *var.variable.own() == Variable::DocsUrl,
        _ => false,
    };
    match (rank(&first), rank(&second)) {
        (Some(a), Some(b)) => {
            if a >= b {
                first
            } else {
                second
            }
        }
        // A page is the more general of two addresses.
        _ if says_nothing(&first) && is_page(&second) => second,
        _ if says_nothing(&second) && is_page(&first) => first,
        _ => Pattern::Skip,
    }
}

/// Returns whether a pattern reads nothing, or only a prop.
fn says_nothing(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Skip => true,
        Pattern::Value(var) => matches!(var.variable.own(), Variable::Prop(_)),
        _ => false,
    }
}

/// Returns whether one pattern can replace two.
fn can_merge(first: &Pattern, second: &Pattern) -> bool {
    match (first, second) {
        (Pattern::Object(first), Pattern::Object(second)) => {
            let shared = first.members.iter().filter_map(|(key, member)| {
                Some((&member.pattern, &second.members.get(key)?.pattern))
            });
            let rests = first.rest == second.rest || first.rest == 0 || second.rest == 0;
            rests && shared.into_iter().all(|(first, second)| can_merge(first, second))
        }
        (Pattern::Array(_), Pattern::Array(_)) => true,
        (Pattern::Each(list, first), Pattern::Each(other, second)) => {
            list == other && can_merge(first, second)
        }
        _ => {
            first == second
                || (says_nothing(first) && says_nothing(second))
                || more_general(first.clone(), second.clone()) != Pattern::Skip
        }
    }
}

/// Merges two patterns that [`can_merge`].
fn merge(first: Pattern, second: Pattern) -> Pattern {
    match (first, second) {
        (Pattern::Object(first), Pattern::Object(second)) => Pattern::Object(first.or(second)),
        (Pattern::Array(first), Pattern::Array(second)) => array([first, second].concat()),
        (Pattern::Each(list, first), Pattern::Each(_, second)) => {
            Pattern::Each(list, Box::new(merge(*first, *second)))
        }
        (first, second) if first == second => first,
        (first, second) => more_general(first, second),
    }
}

/// The JSON type of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum JsonType {
    Integer,
    Boolean,
    Text,
}

fn kind(var: &Var) -> JsonType {
    match var.variable.own() {
        Variable::Number | Variable::Status | Variable::RetryAfter => JsonType::Integer,
        Variable::Retryable => JsonType::Boolean,
        _ => JsonType::Text,
    }
}

/// Returns whether a pattern never matches the values of another one. Marks the members that show the difference.
fn distinguish(pattern: &mut Pattern, other: &Pattern) -> bool {
    match (pattern, other) {
        (pattern, Pattern::Either(ways)) => ways.iter().all(|way| distinguish(pattern, way)),
        (pattern, Pattern::Chain(other)) => distinguish(pattern, other),
        (Pattern::Either(ways), other) => ways.iter_mut().all(|way| distinguish(way, other)),
        (Pattern::Chain(link), other) => distinguish(link, other),
        (Pattern::Skip | Pattern::Next, _)
        | (_, Pattern::Next)
        | (Pattern::Array(_), Pattern::Array(_) | Pattern::Each(..))
        | (Pattern::Group(..), Pattern::Object(_) | Pattern::Group(..)) => false,
        (Pattern::Literal(text), Pattern::Literal(other)) => text != other,
        (Pattern::Value(var), Pattern::Literal(text)) => match kind(var) {
            JsonType::Integer => text.parse::<i64>().is_err(),
            JsonType::Boolean => !matches!(text.as_str(), "true" | "false"),
            JsonType::Text => false,
        },
        (Pattern::Value(var), Pattern::Value(other)) => {
            kind(var) != JsonType::Text && kind(var) != kind(other)
        }
        (Pattern::Value(var), Pattern::Text { .. } | Pattern::Skip) => kind(var) != JsonType::Text,
        (Pattern::Value(var), Pattern::Array(_) | Pattern::Each(..)) => {
            !matches!(var.variable.own(), Variable::Param(_))
        }
        (Pattern::Text { prefix, values }, other) => {
            let ends = |values: &[(Var, String)]| values.last().map(|(_, text)| text.clone());
            match other {
                Pattern::Text { prefix: other, values: others } => {
                    prefix != other || ends(values) != ends(others)
                }
                _ => !prefix.is_empty() || ends(values).is_some_and(|text| !text.is_empty()),
            }
        }
        (Pattern::Object(object), Pattern::Object(other)) => distinguish_objects(object, other),
        (Pattern::Object(object), Pattern::Group(..)) => require(object, |member, _| member.always),
        (Pattern::Each(_, item), Pattern::Each(_, other)) => distinguish(item, other),
        (Pattern::Each(_, item), Pattern::Array(others)) => {
            !others.is_empty() && others.iter().all(|other| distinguish(item, other))
        }
        // Objects, arrays and scalars never match each other.
        (
            Pattern::Literal(_)
            | Pattern::Value(_)
            | Pattern::Object(_)
            | Pattern::Group(..)
            | Pattern::Array(_)
            | Pattern::Each(..),
            _,
        ) => true,
    }
}

/// Marks one member that another object lacks, or that has another value there.
fn distinguish_objects(object: &mut Object, other: &Object) -> bool {
    let others = |key: &str| other.members.get(key);
    let differs = |member: &mut MemberPattern, key: &str| match (
        &member.pattern,
        others(key).map(|it| &it.pattern),
    ) {
        (Pattern::Literal(text), Some(Pattern::Literal(other))) => text != other,
        _ => false,
    };
    let is_missing =
        |_: &mut MemberPattern, key: &str| other.rest == 0 && !other.members.contains_key(key);
    let is_distinct = |member: &mut MemberPattern, key: &str| {
        others(key).is_some_and(|it| distinguish(&mut member.pattern, &it.pattern))
    };
    require(object, differs) || require(object, is_missing) || require(object, is_distinct)
}

/// Marks the first member that is always present and matches a predicate. Returns `false` if there is none.
fn require(object: &mut Object, is: impl Fn(&mut MemberPattern, &str) -> bool) -> bool {
    for (key, member) in object.members.iter_mut().filter(|(_, member)| member.always) {
        if is(member, key) {
            member.required = true;
            return true;
        }
    }
    false
}
