//! Removes patterns without variables, unless they distinguish alternatives.

use super::{MemberPattern, Object, Pattern};

/// Returns a body's pattern without the parts that read nothing.
pub(super) fn pruned(pattern: Pattern) -> Pattern {
    prune(pattern, false)
}

/// Prunes a pattern. `told` means that the pattern is one of several alternatives.
fn prune(pattern: Pattern, told: bool) -> Pattern {
    match pattern {
        Pattern::Literal(_) if !told => Pattern::Skip,
        Pattern::Object(object) => object_of(object),
        Pattern::Array(items) => {
            let items = ways(items);
            if items.is_empty() { Pattern::Skip } else { Pattern::Array(items) }
        }
        Pattern::Either(alternatives) => {
            let alternatives = ways(alternatives);
            if alternatives.is_empty() { Pattern::Skip } else { Pattern::Either(alternatives) }
        }
        Pattern::Each(list, item) => match prune(*item, told) {
            item if !is_read(&item) => Pattern::Skip,
            item => Pattern::Each(list, Box::new(item)),
        },
        Pattern::Group(by, item) => Pattern::Group(by, Box::new(prune(*item, false))),
        Pattern::Chain(link) => match prune(*link, told) {
            link if !is_read(&link) => Pattern::Skip,
            link => Pattern::Chain(Box::new(link)),
        },
        pattern => pattern,
    }
}

/// Prunes alternatives. Removes the last ones if they read nothing, because clients skip values that match no alternative.
fn ways(patterns: Vec<Pattern>) -> Vec<Pattern> {
    let mut patterns: Vec<_> = patterns.into_iter().map(|pattern| prune(pattern, true)).collect();
    while patterns.last().is_some_and(|last| !is_read(last)) {
        patterns.pop();
    }
    patterns
}

fn object_of(object: Object) -> Pattern {
    let rest = object.rest;
    let members = object.members.into_iter().map(|(key, member)| {
        let pattern = prune(member.pattern, member.required);
        (key, MemberPattern { pattern, ..member })
    });
    // Next to params, a member that reads nothing still shows that it is not a param.
    let kept =
        |member: &MemberPattern| member.required || rest != 0 || member.pattern != Pattern::Skip;
    let object = Object { members: members.filter(|(_, member)| kept(member)).collect(), rest };
    if object.members.is_empty() && rest == 0 { Pattern::Skip } else { Pattern::Object(object) }
}

fn is_read(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Skip | Pattern::Literal(_) => false,
        Pattern::Object(object) => {
            object.rest != 0 || object.members.values().any(|member| is_read(&member.pattern))
        }
        _ => true,
    }
}
