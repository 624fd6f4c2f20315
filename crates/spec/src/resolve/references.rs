//! References from codes to other codes.

use super::codes::Index;
use super::draft::{Draft, Resolver};
use super::place_ref::PlaceRef;
use super::{text, url};
use crate::diagnostic::words::{docs, reference, value};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{LifecycleDecl, SeeDecl};
use crate::model::{Audience, EntryId, See};

/// Looks up every code that an entry refers to.
pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) {
    let retired: Vec<bool> = resolver.drafts.iter().map(|d| d.decl.retired.is_some()).collect();
    resolver.each(diagnostics, |draft, diagnostics| {
        let mut references = ReferenceResolver { index, retired: &retired, diagnostics };
        references.mask(draft);
        references.replacements(draft);
        let entry = draft.place();
        draft.entry.parent = references.other("parent", draft.decl.parent.as_ref(), draft, &entry);
        draft.entry.see = references.see(&draft.decl.see, draft, &entry.key("see"));
        references.cases(draft);
    });
    cycles(resolver, diagnostics);
}

struct ReferenceResolver<'l, 'd> {
    index: &'l Index<'d>,
    retired: &'l [bool],
    diagnostics: &'l mut Diagnostics,
}

impl ReferenceResolver<'_, '_> {
    /// Returns the entry that a key names, if it is a different one and its readers may know it.
    fn other(
        &mut self,
        key: &str,
        written: Option<&String>,
        draft: &Draft<'_>,
        at: &PlaceRef<'_>,
    ) -> Option<EntryId> {
        let place = at.key(key).value();
        let internal = self.index.is_internal(draft.entry.id);
        let id = self.index.find_from(written?, internal, place.clone(), self.diagnostics)?;
        if id == draft.entry.id {
            self.itself(key, place, draft);
            return None;
        }
        Some(id)
    }

    /// Reports that a key names its own entry, unless the entry has keys of another entry, which is reported.
    fn itself(&mut self, key: &str, place: Place, draft: &Draft<'_>) {
        if !self.diagnostics.is_rejected(draft.file, &draft.place().path()) {
            self.diagnostics.push(reference::self_reference(key, place));
        }
    }

    /// Like [`ReferenceResolver::other`], for a replacement of the entry.
    fn in_use(
        &mut self,
        key: &str,
        written: Option<&String>,
        draft: &Draft<'_>,
        at: &PlaceRef<'_>,
    ) -> Option<EntryId> {
        let id = self.other(key, written, draft, at)?;
        if self.retired[id.0] {
            let code = written.map_or("", String::as_str);
            let place = at.key(key).value();
            self.diagnostics.push(reference::retired_reference(key, code, place));
            return None;
        }
        Some(id)
    }

    fn mask(&mut self, draft: &mut Draft<'_>) {
        let entry = draft.place();
        let mask = draft.decl.mask.as_ref();
        if !self.index.is_internal(draft.entry.id) {
            if mask.is_some() && draft.decl.audience.as_deref().is_none_or(|word| word == "public")
            {
                self.diagnostics.push(reference::mask_on_public(entry.key("mask").name()));
            }
            return;
        }
        if mask.is_none() {
            entry.missing("mask", self.diagnostics);
        }
        let Some(id) = self.in_use("mask", mask, draft, &entry) else {
            return;
        };
        if self.index.is_internal(id) {
            let code = mask.map_or("", String::as_str);
            let place = entry.key("mask").value();
            self.diagnostics.push(reference::mask_not_public(code, place));
            return;
        }
        draft.entry.audience = Audience::Internal { mask: id };
    }

    fn replacements(&mut self, draft: &mut Draft<'_>) {
        let entry = draft.place();
        let replacement = |decl: &'_ Option<LifecycleDecl>| {
            decl.as_ref().and_then(|decl| decl.replacement.clone())
        };
        let (old, gone) = (replacement(&draft.decl.deprecated), replacement(&draft.decl.retired));
        let old = self.in_use("use", old.as_ref(), draft, &entry.key("deprecated"));
        let gone = self.in_use("use", gone.as_ref(), draft, &entry.key("retired"));
        if let Some(deprecated) = &mut draft.entry.deprecated {
            deprecated.replacement = old;
        }
        if let Some(retired) = &mut draft.entry.retired {
            retired.replacement = gone;
        }
    }

    fn cases(&mut self, draft: &mut Draft<'_>) {
        let entry = draft.place();
        let all = entry.key("cases");
        for (index, (name, decl)) in draft.decl.cases.iter().enumerate() {
            let at = all.key(name);
            let see = self.see(&decl.see, draft, &at.key("see"));
            let replacement = decl.deprecated.as_ref().and_then(|it| it.replacement.as_ref());
            let replacement = self.in_use("use", replacement, draft, &at.key("deprecated"));
            let Some(case) = draft.entry.cases.get_mut(index) else { continue };
            case.see = see;
            if let Some(deprecated) = &mut case.deprecated {
                deprecated.replacement = replacement;
            }
        }
    }

    /// Returns what a list names.
    fn see(&mut self, decls: &[SeeDecl], draft: &Draft<'_>, list: &PlaceRef<'_>) -> Vec<See> {
        let mut see = Vec::new();
        for (i, decl) in decls.iter().enumerate() {
            let at = list.index(i);
            let Some(written) = &decl.url else {
                at.missing("url", self.diagnostics);
                continue;
            };
            let at = if decl.title.is_some() { at.key("url") } else { at };
            let place = at.value();
            let title = decl.title.as_deref().map(text::one_line);
            if title.as_deref() == Some("") {
                self.diagnostics.push(value::empty("title", list.index(i).key("title").value()));
            } else if written.starts_with('/') && !written.starts_with("//") {
                let url = self.index.on_site(written, place, self.diagnostics);
                see.extend(url.map(|url| See::Link { url, title }));
            } else if title.is_some() || written.contains(':') {
                let why = written.starts_with("https://").then(|| url::flaw(written));
                self.diagnostics.push(match why {
                    Some(None) => {
                        see.push(See::Link { url: written.clone(), title });
                        continue;
                    }
                    Some(Some(why)) => {
                        docs::see_address(written, why, at.within(url::unfit(written)))
                    }
                    None => docs::see(place),
                });
            } else {
                see.extend(self.see_code(written, draft, place));
            }
        }
        see
    }

    fn see_code(&mut self, code: &str, draft: &Draft<'_>, place: Place) -> Option<See> {
        let internal = self.index.is_internal(draft.entry.id);
        let id = self.index.find_from(code, internal, place.clone(), self.diagnostics)?;
        if id == draft.entry.id {
            self.itself("see", place, draft);
            return None;
        }
        Some(See::Entry(id))
    }
}

/// Reports each cycle of parents once.
fn cycles(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    // 0 if not seen, else the number of the round.
    let mut seen = vec![0; resolver.drafts.len()];
    for start in 0..resolver.drafts.len() {
        let round = start + 1;
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = round;
            match resolver.drafts[at].entry.parent {
                Some(parent) => at = parent.0,
                None => break,
            }
        }
        if seen[at] == round && resolver.drafts[at].entry.parent.is_some() {
            let mut codes = vec![resolver.drafts[at].code];
            let mut next = resolver.drafts[at].entry.parent;
            while let Some(parent) = next.filter(|parent| parent.0 != at) {
                codes.push(resolver.drafts[parent.0].code);
                next = resolver.drafts[parent.0].entry.parent;
            }
            let entry = resolver.place(EntryId(at));
            diagnostics.push(reference::parent_cycle(&codes, entry.key("parent").value()));
            resolver.drafts[at].entry.parent = None;
            resolver.drafts[at].broken = true;
        }
    }
}
