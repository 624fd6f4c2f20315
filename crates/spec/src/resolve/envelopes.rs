//! The envelopes in use, each checked against the entries that use it.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Resolver};
use super::identity;
use super::place_ref::PlaceRef;
use super::shared_params;
use super::used::{Envelopes, Users};
use crate::diagnostic::words::identity::too_many;
use crate::diagnostic::words::{envelope as words, sent, value};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::EnvelopesDecl;
use crate::envelope::{self, Compiled, EnvelopeUsage, Uris};
use crate::model::{Case, Entry, Envelope, PropValue};

/// The maximum number of envelopes: the tables count them in a byte.
const MOST_ENVELOPES: usize = 255;

/// Gives an entry the props that depend on its status.
fn fill(entry: &mut Entry, defaults: &[(String, u16, PropValue)]) {
    for (name, status, value) in defaults {
        let has = entry.prop(name, None).is_some();
        if *status == entry.status && !has {
            entry.props.push((name.clone(), value.clone()));
        }
    }
}

/// Resolves the envelopes: the catalog's own first, then in the order in which entries name them.
pub(super) fn resolve(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) -> Envelopes {
    let mut names: Vec<(String, Place)> = Vec::new();
    let cover = PlaceRef::File(resolver.settings.cover.file);
    let at = cover.key("envelope");
    match &resolver.settings.cover.decl.envelope {
        None => {}
        Some(EnvelopesDecl::One(own)) => names.push((own.clone(), at.value())),
        Some(EnvelopesDecl::Several(listed)) => {
            let place = |(i, name): (usize, &String)| (name.clone(), at.index(i).value());
            names.extend(listed.iter().enumerate().map(place));
        }
    }
    let offered = names.len();
    if offered == 0 {
        // Without a default, which is reported, the users of the others are unknown.
        let _ = unused(resolver, &[], diagnostics);
        return Envelopes { envelopes: Vec::new(), offered };
    }
    for draft in &mut resolver.drafts {
        let Some(name) = &draft.decl.envelope else { continue };
        let known = names.iter().position(|(known, _)| known == name);
        draft.entry.envelope = known.unwrap_or(names.len());
        if known.is_none() {
            names.push((name.clone(), draft.place().key("envelope").value()));
        }
    }
    if let Some((_, place)) = names.get(MOST_ENVELOPES) {
        let place = place.clone();
        diagnostics.push(too_many("envelopes", names.len(), MOST_ENVELOPES, place));
    }
    for (position, (name, _)) in names.iter().enumerate() {
        let users = Users { position, offered };
        let defaults = envelope::defaults(name, resolver.settings.cover);
        for draft in resolver.drafts.iter_mut().filter(|draft| users.have(&draft.entry)) {
            fill(&mut draft.entry, &defaults);
        }
    }
    let mut sent = Vec::new();
    let mut are_named = true;
    for (i, (name, place)) in names.iter().enumerate() {
        let of = Users { position: i, offered };
        let found = envelope_for(resolver, of, (name, place), diagnostics);
        if let Some(compiled) = found {
            statuses(resolver, of, &compiled.envelope, diagnostics);
            are_named &= identity::named(&compiled, uris(resolver), diagnostics);
            sent.push((of, compiled));
        }
    }
    let unused = unused(resolver, &names, diagnostics);
    if sent.len() != names.len() {
        // The positions in the entries would be wrong.
        return Envelopes { envelopes: Vec::new(), offered };
    }
    if let Some(unused) = unused {
        let known = sent.iter().map(|(_, compiled)| compiled).chain(&unused);
        props_sent(resolver, &known.flat_map(|it| &it.props).collect(), diagnostics);
    }
    if are_named && !diagnostics.has_errors() {
        identity::check(resolver, &sent, diagnostics);
    }
    let envelopes: Vec<_> = sent.into_iter().map(|(_, compiled)| compiled.envelope).collect();
    same_media_types(&envelopes, &names[..offered], diagnostics);
    Envelopes { envelopes, offered }
}

/// Reports envelopes that `Accept` cannot tell from an earlier one.
fn same_media_types(
    envelopes: &[Envelope],
    names: &[(String, Place)],
    diagnostics: &mut Diagnostics,
) {
    for (i, (name, place)) in names.iter().enumerate() {
        let same = |first: &usize| envelopes[*first].media_type() == envelopes[i].media_type();
        if let Some(first) = (0..i).find(same) {
            let first = (names[first].0.as_str(), names[first].1.clone());
            diagnostics.push(words::same_media_type(
                name,
                &envelopes[i].media_type(),
                place.clone(),
                first,
            ));
        }
    }
}

/// Reports props that no envelope uses, each once.
fn props_sent(resolver: &Resolver<'_>, known: &BTreeSet<&String>, diagnostics: &mut Diagnostics) {
    let mut unknown: BTreeMap<&str, (Place, usize)> = BTreeMap::new();
    // An internal entry is never sent; its mask is.
    let is_sent = |entry: &Entry| entry.is_public() && entry.retired.is_none();
    for draft in resolver.drafts.iter().filter(|draft| is_sent(&draft.entry)) {
        for (name, _) in draft.entry.every_prop().filter(|(name, _)| !known.contains(name)) {
            let place = || {
                let has = |case: &&Case| case.props.iter().any(|(prop, _)| prop == name);
                let is_own = draft.entry.prop(name, None).is_some();
                let case = draft.entry.cases.iter().find(has).filter(|_| !is_own);
                (props_at(draft, case, |at| at.key(name).name()), 0)
            };
            unknown.entry(name).or_insert_with(place).1 += 1;
        }
    }
    for (name, (place, errors)) in unknown {
        diagnostics.push(sent::never_sent(name, errors, place));
    }
}

/// Compiles unused envelopes, too, so that mistakes show before use. Returns them, unless one has errors.
fn unused(
    resolver: &Resolver<'_>,
    used: &[(String, Place)],
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Compiled>> {
    let cover = resolver.settings.cover;
    let place = |_: &Entry, _: Option<&str>| Place::File(cover.file);
    let param = |_: &Entry, _: &str| Place::File(cover.file);
    let uris = Uris { type_uri: true, docs_url: true };
    let code_style = resolver.code_style();
    let usage = EnvelopeUsage {
        entries: &[],
        code_style,
        uris,
        place: &place,
        param: &param,
        written: &|_, _, _| None,
    };
    // An extended envelope is checked with those that extend it, and need not be complete.
    let extended = |name: &String| {
        let mut all = cover.decl.envelopes.iter();
        all.any(|(other, decl)| other != name && decl.extends.as_ref() == Some(name))
    };
    let mut all = Some(Vec::new());
    for (name, _) in &cover.decl.envelopes {
        if !used.iter().any(|(other, _)| other == name) && !extended(name) {
            let at = PlaceRef::File(cover.file).key("envelopes").key(name).name();
            let compiled = envelope::resolve(name, &at, cover, &usage, diagnostics);
            if let Some(compiled) = &compiled {
                identity::named(compiled, uris, diagnostics);
            }
            all = all.zip(compiled).map(|(mut all, compiled)| {
                all.push(compiled);
                all
            });
        }
    }
    all
}

/// Resolves an envelope against the valid entries that use it.
fn envelope_for(
    resolver: &Resolver<'_>,
    of: Users,
    (name, at): (&str, &Place),
    diagnostics: &mut Diagnostics,
) -> Option<Compiled> {
    let entries: Vec<&Entry> =
        users(resolver, of).filter(|draft| !draft.broken).map(|draft| &draft.entry).collect();
    let place = |entry: &Entry, key: Option<&str>| {
        let at = resolver.place(entry.id);
        key.map_or_else(|| at.name(), |key| at.key(key).name())
    };
    let param = |entry: &Entry, name: &str| {
        let draft = &resolver.drafts[entry.id.0];
        shared_params::place(draft, &resolver.groups[entry.group].shared, name)
    };
    let code_style = resolver.code_style();
    let written = |entry: &Entry, case: Option<usize>, prop: &str| {
        let draft = &resolver.drafts[entry.id.0];
        let props = match case {
            Some(case) => &draft.decl.cases.get(case)?.1.props,
            None => &draft.decl.props,
        };
        let (_, written) = props.iter().find(|(name, _)| name == prop)?;
        let case = case.and_then(|case| entry.cases.get(case));
        let place = props_at(draft, case, |at| at.key(prop).value());
        Some((written.text()?.to_owned(), place))
    };
    let uris = uris(resolver);
    let usage = EnvelopeUsage {
        entries: &entries,
        code_style,
        uris,
        place: &place,
        param: &param,
        written: &written,
    };
    envelope::resolve(name, at, resolver.settings.cover, &usage, diagnostics)
}

/// Returns a place below the props of an entry or of one of its cases.
fn props_at(
    draft: &Draft<'_>,
    case: Option<&Case>,
    below: impl Fn(PlaceRef<'_>) -> Place,
) -> Place {
    let entry = draft.place();
    let cases = entry.key("cases");
    match case {
        Some(case) => below(cases.key(&case.name).key("props")),
        None => below(entry.key("props")),
    }
}

/// Returns the addresses that the catalog has. A wrong one counts, because it is reported.
fn uris(resolver: &Resolver<'_>) -> Uris {
    let cover = &resolver.settings.cover.decl;
    let docs_url = cover.docs_url.is_some();
    Uris { type_uri: cover.type_uri.is_some() || docs_url, docs_url }
}

fn users<'s, 'd>(
    resolver: &'s Resolver<'d>,
    of: Users,
) -> impl Iterator<Item = &'s Draft<'d>> + use<'s, 'd> {
    resolver.drafts.iter().filter(move |draft| of.have(&draft.entry))
}

/// Reports status 200 if the envelope doesn't set it.
fn statuses(
    resolver: &Resolver<'_>,
    of: Users,
    envelope: &Envelope,
    diagnostics: &mut Diagnostics,
) {
    if envelope.http_status.is_some() {
        return;
    }
    for draft in users(resolver, of).filter(|draft| draft.entry.status == 200) {
        let place = draft.place().key("status").value();
        diagnostics.push(value::status_200(&envelope.name, place));
    }
}
