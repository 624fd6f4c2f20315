//! Properties that hold for any input.

use proptest::prelude::*;

use super::{locate, parse};
use crate::diagnostic::{Diagnostics, Format, PlacePart, Report, Seg};
use crate::parse::syntax::{NodeId, NodeKind, Seen, SyntaxTree};
use crate::source::{FileId, Sources};

const SEEDS: &[&str] = &[
    "group: g\nerrors:\n  a-b:\n    status: 403\n    detail: \"x {y}\"\n    params:\n      y: { type: integer, example: 1 }\n",
    "errors: {a: {title: 'it''s', tags: [x, y, ], description: |\n",
    "title: >-\n  folded\n  text\n\nerrors:\n  ? x\n  : - 1\n    -\n    - {}\n# end\n",
    "group: \"\\u00e9\\L\\\n  x\"\r\ndescription: |2+\n    a\n\n  b\n\n",
    "a: {b: i\n\t# c\n  j, k: l\n\n \t#\nm}\nn: o\n\t# p\n  q\n",
    "\u{feff}a: &b !c *d\n---\n<<: ~\n\t- \u{2028}\n",
];

/// Generates text from pieces of YAML.
fn yaml() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "\n", "\n  ", "\n    ", "- ", ": ", "a", "status", "errors:", "{", "}", "[", "]", ", ", "\"", "'", "|", ">", "#", "\t",
            "\\", "é", "\u{2028}", "\u{feff}", "\r\n", "~", "403", "&", "*", "!", "?", "---", "\0", "%", "<<", "null", "🦀",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    let pieces = prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat());
    let mutated = (
        prop::sample::select(SEEDS.to_vec()),
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        pieces.clone(),
    );
    let mutated = mutated.prop_map(|(seed, from, to, pieces)| {
        let places: Vec<usize> =
            seed.char_indices().map(|(at, _)| at).chain([seed.len()]).collect();
        let (from, to) = (*from.get(&places), *to.get(&places));
        let (from, to) =
            (from.min(to), if pieces.len() % 3 == 0 { from.max(to) } else { from.min(to) });
        format!("{}{pieces}{}", &seed[..from], &seed[to..])
    });
    prop_oneof![pieces, mutated]
}

/// Returns every node of a tree.
fn nodes(tree: &SyntaxTree) -> Vec<NodeId> {
    let mut nodes: Vec<NodeId> = tree.root().into_iter().collect();
    let mut index = 0;
    while let Some(id) = nodes.get(index).copied() {
        nodes.extend(tree.items(id));
        nodes.extend(tree.pairs(id).map(|(_, value)| value));
        index += 1;
    }
    nodes
}

/// Returns the character of an escape.
fn escaped(spelled: &str) -> Option<char> {
    let quote = if spelled == "''" { '\'' } else { '"' };
    let file = format!("{quote}{spelled}{quote}");
    let mut diagnostics = Diagnostics::default();
    let tree = SyntaxTree::build(file.as_bytes(), FileId(0), &mut diagnostics);
    let mut text = tree.scalar(tree.root()?).chars();
    text.next().filter(|_| text.next().is_none())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_nothing_is_lost(text in yaml()) {
        for path in ["g.yaml", "catalog.yaml", "languages/x.yaml"] {
            let sources = Sources::from_memory(vec![(path.to_owned(), text.clone().into_bytes())]);
            let mut diagnostics = Diagnostics::default();
            let parsed = parse(&sources, &mut diagnostics);
            prop_assert_eq!(parsed.document.incomplete && !diagnostics.has_errors(), false);
            let texts = locate(parsed.trees, &mut diagnostics);
            let report = Report::new(sources, texts, diagnostics);
            let drawn = report.render(Format::Full { color: false });
            // This only fails if the two YAML parsers disagree.
            prop_assert!(!drawn.contains("cannot be read"), "{}", drawn);
        }
    }

    #[test]
    fn bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let sources = Sources::from_memory(vec![("g.yaml".to_owned(), bytes)]);
        let mut diagnostics = Diagnostics::default();
        let parsed = parse(&sources, &mut diagnostics);
        let texts = locate(parsed.trees, &mut diagnostics);
        let _ = Report::new(sources, texts, diagnostics).render(Format::Full { color: true });
    }

    #[test]
    fn every_node_is_found_by_its_path(text in yaml()) {
        let mut diagnostics = Diagnostics::default();
        let tree = SyntaxTree::build(text.as_bytes(), FileId(0), &mut diagnostics);
        if tree.is_refused() {
            return Ok(());
        }
        let mut seen = Seen::default();
        for id in nodes(&tree) {
            let path = tree.path_to(id);
            let key = tree.locate(&path, &PlacePart::Key, &mut seen);
            let value = tree.locate(&path, &PlacePart::Value, &mut seen);
            prop_assert!(text.get(key.clone()).is_some() && text.get(value.clone()).is_some());
            prop_assert_eq!(&key, &tree.key_range(id));
            prop_assert_eq!(&value, &tree.value_range(id));
            let missing = tree.locate(&path.key("\0not there"), &PlacePart::Value, &mut seen);
            prop_assert_eq!(missing, if tree.is_scalar(id) { value } else { key });
            if let Some(Seg::Key(name)) = path.0.last() {
                let parent = path.0.len() - 1;
                prop_assert!(parent > 0 || tree.root().and_then(|root| tree.get(root, name)) == Some(id));
            }
            if matches!(tree.kind(id), NodeKind::List | NodeKind::Map) {
                continue;
            }
            let scalar = tree.scalar(id);
            for (at, character) in scalar.char_indices() {
                let within = tree.locate(&path, &PlacePart::Within(at..at + character.len_utf8()), &mut seen);
                let found = &text[within.clone()];
                prop_assert!(character.is_whitespace() || found.chars().eq([character]) || escaped(found) == Some(character), "{found:?} {character:?}");
            }
        }
    }
}
