//! Removes shapes without variables, unless they distinguish alternatives.

use super::{MemberPattern, Object, Shape};

/// Returns a body's shape without the parts that read nothing.
pub(super) fn pruned(shape: Shape) -> Shape {
    prune(shape, false)
}

/// Prunes a shape; with `told`, one of alternatives.
fn prune(shape: Shape, told: bool) -> Shape {
    match shape {
        Shape::Literal(_) if !told => Shape::Skip,
        Shape::Object(object) => object_of(object),
        Shape::Array(items) => {
            let items = ways(items);
            if items.is_empty() { Shape::Skip } else { Shape::Array(items) }
        }
        Shape::Either(alternatives) => {
            let alternatives = ways(alternatives);
            if alternatives.is_empty() { Shape::Skip } else { Shape::Either(alternatives) }
        }
        Shape::Each(list, item) => match prune(*item, told) {
            item if !says(&item) => Shape::Skip,
            item => Shape::Each(list, Box::new(item)),
        },
        Shape::Group(by, item) => Shape::Group(by, Box::new(prune(*item, false))),
        Shape::Chain(link) => match prune(*link, told) {
            link if !says(&link) => Shape::Skip,
            link => Shape::Chain(Box::new(link)),
        },
        shape => shape,
    }
}

/// Prunes alternatives. The last ones can go if they say nothing: what does not fit is passed over.
fn ways(shapes: Vec<Shape>) -> Vec<Shape> {
    let mut shapes: Vec<_> = shapes.into_iter().map(|shape| prune(shape, true)).collect();
    while shapes.last().is_some_and(|last| !says(last)) {
        shapes.pop();
    }
    shapes
}

fn object_of(object: Object) -> Shape {
    let rest = object.rest;
    let members = object.members.into_iter().map(|(key, member)| {
        let shape = prune(member.shape, member.required);
        (key, MemberPattern { shape, ..member })
    });
    // Next to params, a member that says nothing is at least no param.
    let kept = |member: &MemberPattern| member.required || rest != 0 || member.shape != Shape::Skip;
    let object = Object { members: members.filter(|(_, member)| kept(member)).collect(), rest };
    if object.members.is_empty() && rest == 0 { Shape::Skip } else { Shape::Object(object) }
}

fn says(shape: &Shape) -> bool {
    match shape {
        Shape::Skip | Shape::Literal(_) => false,
        Shape::Object(object) => {
            object.rest != 0 || object.members.values().any(|member| says(&member.shape))
        }
        _ => true,
    }
}
