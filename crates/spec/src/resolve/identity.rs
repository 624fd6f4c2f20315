//! The check that clients can identify the error of a response: every error is sent, and read back.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Resolver};
use super::uris::{page, type_uri};
use super::used::Users;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::envelope::reading as words;
use crate::envelope::{Compiled, Uris, variable_name};
use crate::model::{Condition, EntryId, Envelope, Variable};
use crate::reading::client::{Client, ReadResponse};
use crate::reading::sent::{TrialResponse, decided, variants};
use crate::reading::{Identified, ResponsePattern, identifies};

/// The maximum number of cases, values of a param and languages to try.
const MOST_VARIANTS: usize = 64;

/// Reports an envelope that cannot identify errors, whatever the entries are.
pub(super) fn named(compiled: &Compiled, uris: Uris, diagnostics: &mut Diagnostics) -> bool {
    let pattern = ResponsePattern::of(&compiled.envelope);
    let is_there = pattern.variables().into_iter().any(|var| match var.variable.own() {
        Variable::TypeUri => uris.type_uri,
        Variable::DocsUrl => uris.docs_url,
        Variable::Code | Variable::Number | Variable::Prop(_) => true,
        _ => false,
    });
    if !is_there {
        let name = &compiled.envelope.name;
        let shown = names(&compiled.envelope.variables());
        diagnostics.push(compiled.body.noted(|place| words::no_identity(name, &shown, &[], place)));
    }
    is_there
}

/// Reports errors that a client does not find, or mistakes for others.
pub(super) fn check(
    resolver: &Resolver<'_>,
    sent: &[(Users, Compiled)],
    diagnostics: &mut Diagnostics,
) {
    let entries = identified(resolver);
    let client = Client::new(sent.iter().map(|(_, compiled)| &compiled.envelope), &entries);
    for (position, (users, compiled)) in sent.iter().enumerate() {
        let is_user = |it: &&Identified<'_>| users.have(it.entry) && it.entry.is_public();
        let users = entries.iter().filter(is_user).collect();
        let (shown, varied) = (compiled.envelope.variables(), varied(&compiled.envelope));
        let check = Check {
            resolver,
            sent,
            client: &client,
            position,
            compiled,
            entries: &entries,
            users,
            is_free: shown.iter().any(is_free),
            shown,
            varied,
        };
        check.run(diagnostics);
    }
}

/// Returns the variables of an envelope with several values in the catalog. A title counts only as a part of a longer text.
fn varied(envelope: &Envelope) -> Vec<Variable> {
    let is_varied = |variable: &Variable| {
        matches!(
            variable,
            Variable::Case | Variable::ItemCode | Variable::Language | Variable::Param(_)
        )
    };
    let used = envelope.variables().into_iter().filter(is_varied);
    used.chain(envelope.deciding().into_iter().filter(|it| *it == Variable::Title)).collect()
}

/// Returns whether a variable has values that the catalog does not know.
fn is_free(variable: &Variable) -> bool {
    let own = variable.own();
    let is_param = matches!(own, Variable::Params | Variable::Param(_));
    is_param || matches!(own, Variable::Context(_) | Variable::Instance | Variable::TraceId)
}

/// Returns the entries, each with the values that identify it in a response.
fn identified<'s>(resolver: &'s Resolver<'_>) -> Vec<Identified<'s>> {
    let identified = |draft: &'s Draft<'_>| Identified {
        entry: &draft.entry,
        group: &resolver.groups[draft.entry.group].group.name,
        type_uri: type_uri(resolver, draft),
        docs_url: page(resolver, draft),
    };
    resolver.drafts.iter().map(identified).collect()
}

/// An envelope with the errors that use it.
struct Check<'s, 'd> {
    resolver: &'s Resolver<'d>,
    sent: &'s [(Users, Compiled)],
    client: &'s Client<'s>,
    /// The index of the envelope.
    position: usize,
    compiled: &'s Compiled,
    entries: &'s [Identified<'s>],
    users: Vec<&'s Identified<'s>>,
    /// The variables that the envelope sends.
    shown: BTreeSet<Variable>,
    /// The variables with several values in the catalog.
    varied: Vec<Variable>,
    /// Whether some of them have values that the catalog does not know.
    is_free: bool,
}

/// The result of reading the responses of an error.
#[derive(Default)]
struct ReadBack {
    wrong: Option<Wrong>,
    is_found: bool,
    is_named: bool,
    /// The deciding condition.
    condition: Option<usize>,
}

impl ReadBack {
    /// Returns whether no response identifies the error or is mistaken for another.
    fn is_lost(&self) -> bool {
        let is_taken = self.wrong.as_ref().is_some_and(|wrong| wrong.by.is_some());
        !self.is_found && !self.is_named && !is_taken
    }
}

/// The first response of an error that a client mistakes for another one, or can't identify.
struct Wrong {
    /// The possible errors; empty if none is known.
    candidates: Vec<EntryId>,
    /// The values in the response that could identify it.
    sent: Vec<(Variable, String)>,
    /// The envelope that was mistaken for another.
    by: Option<usize>,
    /// Whether this depends on a value that the catalog does not know.
    is_free: bool,
}

impl<'s> Check<'s, '_> {
    fn run(&self, diagnostics: &mut Diagnostics) {
        let deciding = self.compiled.envelope.deciding();
        let read_backs: Vec<_> =
            self.users.iter().map(|user| (*user, self.send(user, &deciding))).collect();
        if !read_backs.is_empty() && read_backs.iter().all(|(_, read_back)| read_back.is_lost()) {
            let name = &self.compiled.envelope.name;
            let wrong = read_backs.iter().find_map(|(_, it)| it.wrong.as_ref());
            let sent = wrong.map_or_else(Vec::new, |wrong| named_values(&wrong.sent));
            let shown = names(&self.shown);
            let report = |place| words::no_identity(name, &shown, &sent, place);
            diagnostics.push(self.compiled.body.noted(report));
            return;
        }
        let mut unidentified: BTreeMap<Option<usize>, Vec<&str>> = BTreeMap::new();
        let mut reported: BTreeSet<EntryId> = BTreeSet::new();
        for (user, read_back) in &read_backs {
            let Some(wrong) = &read_back.wrong else { continue };
            if wrong.candidates.is_empty() {
                unidentified.entry(read_back.condition).or_default().push(&user.entry.code);
            } else if !reported.contains(&user.entry.id) {
                self.report(wrong, diagnostics);
                reported.extend(&wrong.candidates);
            }
        }
        for (condition, codes) in unidentified {
            let condition = condition.and_then(|index| self.compiled.conditions.get(index));
            let name = &self.compiled.envelope.name;
            diagnostics.push(match condition {
                Some(condition) => condition.noted(|it| words::sometimes(name, &codes, it)),
                None => self.compiled.body.noted(|it| words::unidentified(name, &codes, it)),
            });
        }
    }

    /// Sends an error with everything optional, with nothing optional, with each part changed, and with every value that the
    /// catalog knows.
    fn send(&self, of: &'s Identified<'s>, deciding: &BTreeSet<Variable>) -> ReadBack {
        let mut read_back = ReadBack::default();
        let complete = self.response(of);
        let empty = TrialResponse { complete: false, ..complete };
        for plain in [complete, empty] {
            let is_right = self.try_one(&plain, &mut read_back);
            for variable in deciding.iter().filter(|it| decided(it, of).is_none()) {
                let changed = TrialResponse { except: Some(variable), ..plain };
                if self.try_one(&changed, &mut read_back) != is_right
                    && read_back.condition.is_none()
                {
                    read_back.condition = condition_of(self.compiled, variable);
                }
            }
        }
        let languages = complete.languages.len();
        let varied = self.varied.iter().map(|variable| variants(variable, of, languages));
        for variant in 1..varied.max().unwrap_or(1).min(MOST_VARIANTS) {
            self.try_one(&TrialResponse { variant, ..complete }, &mut read_back);
        }
        read_back
    }

    fn response(&self, of: &'s Identified<'s>) -> TrialResponse<'s> {
        let is_other = |it: &&Identified<'_>| it.entry.id != of.entry.id && it.entry.is_public();
        TrialResponse {
            of,
            status: self.compiled.envelope.status_of(of.entry.status),
            complete: true,
            except: None,
            variant: 0,
            as_other: false,
            cause: self.entries.iter().find(is_other),
            catalog: &self.resolver.settings.name,
            languages: &self.resolver.settings.languages,
            serializer: self.compiled.envelope.serializer,
        }
    }

    /// Sends a response. Returns whether a client finds its error.
    fn try_one(&self, response: &TrialResponse<'_>, read_back: &mut ReadBack) -> bool {
        let found = self.client.read(response, self.position);
        let is_right = found.entry == Some(response.of.entry.id);
        read_back.is_found |= is_right;
        read_back.is_named |= found.is_named;
        if read_back.wrong.is_none() {
            read_back.wrong =
                if is_right { self.as_other(response) } else { Some(self.wrong(response, found)) };
        }
        is_right
    }

    /// Sends a response with values of the occurrence that identify another error.
    fn as_other(&self, response: &TrialResponse<'_>) -> Option<Wrong> {
        let response = TrialResponse { as_other: self.is_free.then_some(true)?, ..*response };
        let found = self.client.read(&response, self.position);
        let other = found.entry.filter(|other| *other != response.of.entry.id)?;
        let candidates = vec![other, response.of.entry.id];
        Some(Wrong { candidates, sent: Vec::new(), by: Some(found.by), is_free: true })
    }

    /// Returns the possible errors of a misread response.
    fn wrong(&self, response: &TrialResponse<'_>, found: ReadResponse) -> Wrong {
        let id = response.of.entry.id;
        let (mut candidates, sent) = self.client.candidates(response, self.position);
        if let Some(other) = found.entry {
            candidates = vec![id, other];
        }
        candidates.sort_unstable();
        if candidates.len() < 2 || !candidates.contains(&id) {
            candidates.clear();
        }
        Wrong { candidates, sent, by: found.entry.map(|_| found.by), is_free: false }
    }

    /// Reports errors with the same response, and errors that another envelope reads as each other.
    fn report(&self, wrong: &Wrong, diagnostics: &mut Diagnostics) {
        let Wrong { candidates, sent, by, is_free } = wrong;
        let is_user = |id: &&EntryId| self.users.iter().any(|user| user.entry.id == **id);
        let Some(second) = candidates.iter().rfind(is_user) else { return };
        let others = || candidates.iter().filter(|id| *id != second);
        let Some(first) = others().find(is_user).or_else(|| others().next()) else { return };
        let named = |id: &EntryId| {
            let draft = &self.resolver.drafts[id.0];
            (draft.code, draft.place().name())
        };
        let name = &self.compiled.envelope.name;
        let by = by.map(|by| &self.sent[by].1.envelope.name);
        diagnostics.push(match by.filter(|by| *is_free || *by != name) {
            Some(by) => words::misread((name, by), named(second), named(first), *is_free),
            None => words::ambiguous(
                name,
                named(second),
                named(first),
                (candidates.len() - 2, &names(&self.shown), &named_values(sent)),
            ),
        });
    }
}

/// Returns the position of the condition that a variable decides, if one of its branches identifies an error.
fn condition_of(compiled: &Compiled, variable: &Variable) -> Option<usize> {
    let decides = |condition: &Condition| {
        condition.variable == *variable && condition.shows.iter().any(identifies)
    };
    compiled.envelope.conditions().iter().position(decides)
}

/// Returns the names of the variables, such as `$code`.
fn names(variables: &BTreeSet<Variable>) -> BTreeSet<String> {
    variables.iter().map(|it| format!("${}", variable_name(it))).collect()
}

/// Returns the values with the names of their variables.
fn named_values(sent: &[(Variable, String)]) -> Vec<(String, String)> {
    let named = |(variable, text): &(Variable, String)| {
        (format!("${}", variable_name(variable.own())), text.clone())
    };
    sent.iter().map(named).collect()
}
