//! Tables that no generator has written.

use errbook::__v1::Tables;
use errbook::{Arg, ArgSink, Args, Catalog, FieldError, LanguageId, RequestContext};
use proptest::prelude::*;

use crate::mini::tables;

/// Asks for everything.
fn exercise(tables: &Tables<'_>) {
    let catalog = Catalog::new(*tables);
    let fields = [FieldError::text("a.b", "c"), FieldError::text("a.b", "d")];
    let context = RequestContext::new().accept_language("es").instance("i");
    for entry in catalog.entries().take(20) {
        let mut args = Args::new();
        args.case(1);
        args.arg(Arg::Fields(&fields));
        args.arg(Arg::Integer(1));
        let _ = entry.response(&args, &context).to_string();
        let mut text = String::new();
        entry
            .write_detail(&args, LanguageId::new(1), &mut text)
            .expect("a String takes everything");
        let _ = format!("{entry:?} {:?} {:?}", entry.retry(), entry.mask());
        for variant in entry.cases().chain(entry.issues()).take(20) {
            let _ = (
                variant.name(),
                variant.params().take(20).map(|param| param.name().len()).sum::<usize>(),
            );
        }
        let _ = (entry.props().take(20).count(), entry.since(), entry.aliases().take(20).count());
        let uri = entry.type_uri().map(|uri| uri.to_string()).unwrap_or_default();
        let _ = (catalog.find_type_uri(&uri), catalog.find(entry.code()));
        let _ = entry.number().and_then(|number| catalog.find_number(number));
    }
    let _ = catalog.groups().take(20).map(|group| group.entries().take(20).count()).sum::<usize>();
}

fn table<'t>(tables: &'t mut Tables<'static>, which: usize) -> &'t mut &'static [u8] {
    match which % 12 {
        0 => &mut tables.index.pilots,
        1 => &mut tables.index.slots,
        2 => &mut tables.index.owners,
        3 => &mut tables.records,
        4 => &mut tables.groups,
        5 => &mut tables.params,
        6 => &mut tables.variants,
        7 => &mut tables.attributes,
        8 => &mut tables.numbers,
        9 => &mut tables.strings.offsets,
        10 => &mut tables.codes.offsets,
        _ => &mut tables.program,
    }
}

#[test]
fn cut_tables() {
    for which in 0..12 {
        let intact = *table(&mut tables(), which);
        for len in (0..intact.len()).step_by(intact.len() / 40 + 1) {
            let mut tables = tables();
            *table(&mut tables, which) = &intact[..len];
            exercise(&tables);
        }
    }
}

#[test]
fn no_texts() {
    let mut bare = tables();
    for texts in [&mut bare.titles, &mut bare.descriptions, &mut bare.messages] {
        texts.texts = &[];
        texts.complete = &[];
    }
    (bare.languages, bare.envelopes, bare.pieces) = (&[], &[], "");
    exercise(&bare);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn changed_bytes(which: usize, changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..8)) {
        let mut tables = tables();
        let place = table(&mut tables, which);
        let mut bytes = place.to_vec();
        for (at, value) in changes {
            let at = at % bytes.len();
            bytes[at] = value;
        }
        *place = bytes.leak();
        exercise(&tables);
    }
}
