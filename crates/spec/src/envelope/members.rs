//! Checks that the names of an object's members are distinct.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::Compiler;
use super::source::PartPlace;
use super::variables::sent;
use crate::diagnostic::Place;
use crate::diagnostic::words::envelope as words;

/// The names of an object's members.
#[derive(Default)]
pub(super) struct MemberNames {
    pub(super) members: BTreeMap<String, PartPlace>,
    /// The place that makes the params members.
    pub(super) params: Option<PartPlace>,
}

impl Compiler<'_, '_> {
    /// Adds a member's name to those of its object.
    pub(super) fn claim(&mut self, names: &mut MemberNames, name: &str, at: &PartPlace) {
        if let Some(first) = names.members.get(name) {
            let (again, first) = (self.places.key(at), self.places.key(first));
            self.push(words::member_collision(name, again, first), at);
        } else {
            names.members.insert(name.to_owned(), at.clone());
        }
    }

    /// Adds the params to the members of their object.
    pub(super) fn claim_params(&mut self, names: &mut MemberNames, at: &PartPlace) {
        if names.params.is_some() {
            self.push(words::params_twice(self.places.key(at)), at);
        }
        names.params = Some(at.clone());
    }

    /// Adds the names of one object to those of another.
    pub(super) fn claim_all(&mut self, names: &mut MemberNames, others: &MemberNames) {
        for (name, at) in &others.members {
            self.claim(names, name, at);
        }
        if let Some(at) = &others.params {
            self.claim_params(names, at);
        }
    }

    /// Reports params that have the name of a member.
    pub(super) fn check_params(&mut self, names: &MemberNames) {
        let Some(at) = &names.params else { return };
        let usage = self.usage;
        // A param that several entries share is reported once.
        let mut reported = BTreeSet::new();
        for entry in usage.entries {
            for param in sent(entry).filter(|param| names.members.contains_key(&param.name)) {
                let of_entry = entry.params.iter().any(|own| own.name == param.name);
                let (own, merge) = match of_entry {
                    true => ((usage.param)(entry, &param.name), self.places.key(at)),
                    false => ((usage.place)(entry, Some("cases")), self.places.key(at)),
                };
                let is_first = match &own {
                    Place::At(file, path, _) if of_entry => reported.insert((*file, path.clone())),
                    _ => true,
                };
                if is_first {
                    self.push(words::param_collision(&param.name, &entry.code, own, merge), at);
                }
            }
        }
    }
}
