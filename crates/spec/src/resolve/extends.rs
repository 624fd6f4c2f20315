//! Sets that extend others.

use super::place_ref::PlaceRef;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{reference, set};
use crate::document::{Pairs, SetDecl, SetSpec};
use crate::model::Set;
use crate::suggest::nearest;

/// Looks up the sets that each set extends, and adds their entries. The sets are sorted by name.
pub(super) fn extends(
    sets: &mut [Set],
    written: &Pairs<SetDecl>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (name, decl) in written {
        let SetDecl::Spec(spec) = decl else { continue };
        let Some(index) = find(sets, name) else { continue };
        let found = names(sets, spec, &at.key(name), diagnostics);
        sets[index].extends = found;
    }
    let circular = add_entries(sets);
    if let Some(names) = circle(sets, &circular) {
        diagnostics.push(set::cycle(&names, at.key(names[0]).key("extends").value()));
    }
}

fn find(sets: &[Set], name: &str) -> Option<usize> {
    sets.binary_search_by(|set| set.name.as_str().cmp(name)).ok()
}

/// Returns the extended sets of a set, as indices.
fn names(
    sets: &[Set],
    spec: &SetSpec,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let list = at.key("extends");
    let mut found: Vec<usize> = Vec::new();
    for (i, name) in spec.extends.iter().enumerate() {
        let place = list.index(i).value();
        let Some(index) = find(sets, name) else {
            let near = nearest(name, sets.iter().map(|set| set.name.as_str()));
            diagnostics.push(set::unknown(name, near, place));
            continue;
        };
        match spec.extends[..i].iter().position(|other| other == name) {
            Some(first) => {
                let first = list.index(first).value();
                diagnostics.push(reference::twice_in_set(name, place, first));
            }
            None => found.push(index),
        }
    }
    found
}

/// Adds the entries of the extended sets once those are complete. Returns the sets that are in a circle, or extend one that is.
fn add_entries(sets: &mut [Set]) -> Vec<bool> {
    let mut extended_by: Vec<Vec<usize>> = vec![Vec::new(); sets.len()];
    let mut missing: Vec<usize> = sets.iter().map(|set| set.extends.len()).collect();
    for (index, set) in sets.iter().enumerate() {
        for other in &set.extends {
            extended_by[*other].push(index);
        }
    }
    let mut ready: Vec<usize> = (0..sets.len()).filter(|index| missing[*index] == 0).collect();
    while let Some(index) = ready.pop() {
        sets[index].entries.sort_unstable();
        sets[index].entries.dedup();
        for other in &extended_by[index] {
            let entries = sets[index].entries.clone();
            sets[*other].entries.extend(entries);
            missing[*other] -= 1;
            if missing[*other] == 0 {
                ready.push(*other);
            }
        }
    }
    missing.iter().map(|missing| *missing > 0).collect()
}

/// Returns the names of a circle, if there is one.
fn circle<'s>(sets: &'s [Set], circular: &[bool]) -> Option<Vec<&'s str>> {
    let mut at = circular.iter().position(|circular| *circular)?;
    let mut way = Vec::new();
    let mut seen = vec![None; sets.len()];
    loop {
        if let Some(first) = seen[at] {
            return Some(way.split_off(first));
        }
        seen[at] = Some(way.len());
        way.push(sets[at].name.as_str());
        at = sets[at].extends.iter().copied().find(|next| circular[*next])?;
    }
}
