//! Merges equal alternatives, and finds how to distinguish the others.

use super::{MemberPattern, Object, Shape, Var};
use crate::model::Variable;

/// The most alternatives that are told apart. Where there are more, what they say is not read.
const MOST: usize = 64;

/// Returns a shape that matches any of several.
pub(super) fn either(shapes: Vec<Shape>) -> Shape {
    let mut shapes = joined(shapes, widest);
    if shapes.len() == 1 { shapes.remove(0) } else { Shape::Either(shapes) }
}

/// Returns an array of items.
pub(super) fn array(items: Vec<Shape>) -> Shape {
    Shape::Array(joined(items, |_, _| Shape::Skip))
}

/// Makes one of what can be one. `unclear` chooses between scalars that nothing tells apart.
fn joined(shapes: Vec<Shape>, unclear: impl Fn(Shape, Shape) -> Shape) -> Vec<Shape> {
    let mut found: Vec<Shape> = Vec::new();
    for shape in shapes.into_iter().flat_map(ways) {
        if let Some(alike) = found.iter_mut().find(|other| is_unclear(other, &shape)) {
            let first = std::mem::replace(alike, Shape::Skip);
            *alike = if first == shape { first } else { unclear(first, shape) };
        } else if let Some(alike) = found.iter_mut().find(|other| can_be_one(other, &shape)) {
            let first = std::mem::replace(alike, Shape::Skip);
            *alike = one(first, shape);
        } else if found.len() < MOST {
            found.push(shape);
        } else {
            return vec![Shape::Skip];
        }
    }
    found
}

/// Marks what tells alternatives apart, and puts those first that can be told from the most others.
pub(super) fn tell_apart(shape: &mut Shape) {
    match shape {
        Shape::Object(object) => {
            object.members.values_mut().for_each(|member| tell_apart(&mut member.shape));
        }
        Shape::Each(_, inner) | Shape::Group(_, inner) | Shape::Chain(inner) => tell_apart(inner),
        Shape::Array(shapes) | Shape::Either(shapes) => {
            shapes.iter_mut().for_each(tell_apart);
            sort(shapes);
        }
        Shape::Skip | Shape::Literal(_) | Shape::Value(_) | Shape::Text { .. } | Shape::Next => {}
    }
}

fn sort(shapes: &mut Vec<Shape>) {
    let others = shapes.clone();
    let count = |(i, mut shape): (usize, Shape)| {
        let others = others.iter().enumerate().filter(|(j, _)| i != *j);
        let alike = others.filter(|(_, other)| !tell(&mut shape, other)).count();
        (alike, shape)
    };
    let mut counted: Vec<_> = shapes.drain(..).enumerate().map(count).collect();
    counted.sort_by_key(|(alike, _)| *alike);
    shapes.extend(counted.into_iter().map(|(_, shape)| shape));
}

fn ways(shape: Shape) -> Vec<Shape> {
    match shape {
        Shape::Either(ways) => ways,
        shape => vec![shape],
    }
}

/// Returns whether two are scalars that only their text could tell apart.
fn is_unclear(first: &Shape, second: &Shape) -> bool {
    let is_text = |shape: &Shape| match shape {
        Shape::Skip => true,
        Shape::Value(var) => kind(var) == JsonType::Text,
        _ => false,
    };
    is_text(first) && is_text(second)
}

/// Returns the one of two scalars that is not wrong for the other: of texts for readers the more general one.
fn widest(first: Shape, second: Shape) -> Shape {
    let rank = |shape: &Shape| match shape {
        Shape::Value(var) => match var.variable.own() {
            Variable::Text | Variable::TextSource => Some(4),
            Variable::Detail | Variable::DetailSource => Some(3),
            Variable::Title | Variable::TitleSource => Some(2),
            Variable::Description | Variable::DescriptionSource => Some(1),
            Variable::Resolution | Variable::ResolutionSource => Some(0),
            _ => None,
        },
        _ => None,
    };
    let is_page = |shape: &Shape| match shape {
        Shape::Value(var) => *var.variable.own() == Variable::DocsUrl,
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
        // Another page is a page, too.
        _ if says_nothing(&first) && is_page(&second) => second,
        _ if says_nothing(&second) && is_page(&first) => first,
        _ => Shape::Skip,
    }
}

/// Returns whether a shape is nothing, or nothing but a prop.
fn says_nothing(shape: &Shape) -> bool {
    match shape {
        Shape::Skip => true,
        Shape::Value(var) => matches!(var.variable.own(), Variable::Prop(_)),
        _ => false,
    }
}

/// Returns whether one shape can say what two do.
fn can_be_one(first: &Shape, second: &Shape) -> bool {
    match (first, second) {
        (Shape::Object(first), Shape::Object(second)) => {
            let shared = first
                .members
                .iter()
                .filter_map(|(key, member)| Some((&member.shape, &second.members.get(key)?.shape)));
            let rests = first.rest == second.rest || first.rest == 0 || second.rest == 0;
            rests && shared.into_iter().all(|(first, second)| can_be_one(first, second))
        }
        (Shape::Array(_), Shape::Array(_)) => true,
        (Shape::Each(list, first), Shape::Each(other, second)) => {
            list == other && can_be_one(first, second)
        }
        _ => {
            first == second
                || (says_nothing(first) && says_nothing(second))
                || widest(first.clone(), second.clone()) != Shape::Skip
        }
    }
}

/// Makes one of two that [`can_be_one`].
fn one(first: Shape, second: Shape) -> Shape {
    match (first, second) {
        (Shape::Object(first), Shape::Object(second)) => Shape::Object(first.or(second)),
        (Shape::Array(first), Shape::Array(second)) => array([first, second].concat()),
        (Shape::Each(list, first), Shape::Each(_, second)) => {
            Shape::Each(list, Box::new(one(*first, *second)))
        }
        (first, second) if first == second => first,
        (first, second) => widest(first, second),
    }
}

/// What a value can be.
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

/// Returns whether a shape does not fit what another one is written as; members are marked that show it.
fn tell(shape: &mut Shape, other: &Shape) -> bool {
    match (shape, other) {
        (shape, Shape::Either(ways)) => ways.iter().all(|way| tell(shape, way)),
        (shape, Shape::Chain(other)) => tell(shape, other),
        (Shape::Either(ways), other) => ways.iter_mut().all(|way| tell(way, other)),
        (Shape::Chain(link), other) => tell(link, other),
        (Shape::Skip | Shape::Next, _)
        | (_, Shape::Next)
        | (Shape::Array(_), Shape::Array(_) | Shape::Each(..))
        | (Shape::Group(..), Shape::Object(_) | Shape::Group(..)) => false,
        (Shape::Literal(text), Shape::Literal(other)) => text != other,
        (Shape::Value(var), Shape::Literal(text)) => match kind(var) {
            JsonType::Integer => text.parse::<i64>().is_err(),
            JsonType::Boolean => !matches!(text.as_str(), "true" | "false"),
            JsonType::Text => false,
        },
        (Shape::Value(var), Shape::Value(other)) => {
            kind(var) != JsonType::Text && kind(var) != kind(other)
        }
        (Shape::Value(var), Shape::Text { .. } | Shape::Skip) => kind(var) != JsonType::Text,
        (Shape::Value(var), Shape::Array(_) | Shape::Each(..)) => {
            !matches!(var.variable.own(), Variable::Param(_))
        }
        (Shape::Text { prefix, values }, other) => {
            let ends = |values: &[(Var, String)]| values.last().map(|(_, text)| text.clone());
            match other {
                Shape::Text { prefix: other, values: others } => {
                    prefix != other || ends(values) != ends(others)
                }
                _ => !prefix.is_empty() || ends(values).is_some_and(|text| !text.is_empty()),
            }
        }
        (Shape::Object(object), Shape::Object(other)) => tell_objects(object, other),
        (Shape::Object(object), Shape::Group(..)) => require(object, |member, _| member.always),
        (Shape::Each(_, item), Shape::Each(_, other)) => tell(item, other),
        (Shape::Each(_, item), Shape::Array(others)) => {
            !others.is_empty() && others.iter().all(|other| tell(item, other))
        }
        // An object is no array, and a scalar neither.
        (
            Shape::Literal(_)
            | Shape::Value(_)
            | Shape::Object(_)
            | Shape::Group(..)
            | Shape::Array(_)
            | Shape::Each(..),
            _,
        ) => true,
    }
}

/// Marks one member that another object does not have, or has with something else in it.
fn tell_objects(object: &mut Object, other: &Object) -> bool {
    let others = |key: &str| other.members.get(key);
    let differs = |member: &mut MemberPattern, key: &str| match (
        &member.shape,
        others(key).map(|it| &it.shape),
    ) {
        (Shape::Literal(text), Some(Shape::Literal(other))) => text != other,
        _ => false,
    };
    let is_missing =
        |_: &mut MemberPattern, key: &str| other.rest == 0 && !other.members.contains_key(key);
    let is_told = |member: &mut MemberPattern, key: &str| {
        others(key).is_some_and(|it| tell(&mut member.shape, &it.shape))
    };
    require(object, differs) || require(object, is_missing) || require(object, is_told)
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
