//! The mapping of `csv` and `json`.

use errbook_spec::Error;
use errbook_spec::suggest;

use crate::document::{self, Node};
use crate::message::Message;
use crate::names;
use crate::source::Source;

/// The `code` of an error that is a member of a map: its key.
pub(crate) const KEY: &str = "$key";
/// The keys of an error that a source can have.
const KEYS: [&str; 18] = [
    "code",
    "group",
    "status",
    "number",
    "title",
    "description",
    "resolution",
    "detail",
    "user_message",
    "severity",
    "retry",
    "expose",
    "rust_name",
    "since",
    "note",
    "tags",
    "see",
    "aliases",
];
const HELP: &str = "see `errbook import --help`";

/// Which column or member of the source is what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mapping {
    /// The JSON pointer of the list or the map of errors.
    pub(crate) errors: String,
    /// Keys of errors, and the names or JSON pointers of their values.
    pub(crate) keys: Vec<(String, String)>,
    /// Names of props, and the names or JSON pointers of their values.
    pub(crate) props: Vec<(String, String)>,
    /// What is around a placeholder.
    placeholders: (char, char),
}

impl Mapping {
    /// Reads a mapping. Without one, columns and members have the names of keys.
    pub(crate) fn read(source: Option<&Source>) -> Result<Self, Error> {
        let own = KEYS.iter().map(|key| ((*key).to_owned(), (*key).to_owned())).collect();
        let mut mapping = Self { keys: own, placeholders: ('{', '}'), ..Self::default() };
        let Some(source) = source else { return Ok(mapping) };
        let text = |key: &str, node: &Node| {
            let reason = || {
                format!("expected the name of a column or member as `{key}`, found {}", node.what())
            };
            node.text().map(str::to_owned).ok_or_else(|| source.error(node.line, &reason(), HELP))
        };
        for (key, node) in document::read(source)?.members() {
            match key.as_str() {
                "errors" => mapping.errors = text(key, node)?,
                "props" => {
                    for (name, path) in node.members() {
                        mapping.props.push((name.clone(), text(name, path)?));
                    }
                }
                "placeholders" => {
                    let text = text(key, node)?;
                    let characters: Vec<char> = text.chars().collect();
                    let [open, close] = characters.as_slice() else {
                        let reason =
                            format!("expected two characters as `placeholders`, found `{text}`");
                        return Err(source.error(
                            node.line,
                            &reason,
                            "write what is around a placeholder, such as `\"<>\"`",
                        ));
                    };
                    mapping.placeholders = (*open, *close);
                }
                _ => {
                    let Some((_, path)) = mapping.keys.iter_mut().find(|(name, _)| name == key)
                    else {
                        let known = KEYS.into_iter().chain(["errors", "placeholders", "props"]);
                        let help = suggest::nearest(key, known).map_or_else(
                            || HELP.to_owned(),
                            |nearest| format!("did you mean `{nearest}`?"),
                        );
                        return Err(source.error(
                            node.line,
                            &format!("unknown key `{key}`"),
                            &help,
                        ));
                    };
                    *path = text(key, node)?;
                }
            }
        }
        Ok(mapping)
    }

    /// Returns the name or the JSON pointer of a key's value.
    pub(crate) fn path(&self, key: &str) -> Option<&str> {
        self.keys.iter().find(|(name, _)| name == key).map(|(_, path)| path.as_str())
    }

    /// Returns whether a column or a member is named.
    pub(crate) fn uses(&self, name: &str) -> bool {
        let first = |path: &str| {
            path.strip_prefix('/').map_or(path, |it| it.split('/').next().unwrap_or(it)) == name
        };
        self.keys.iter().chain(&self.props).any(|(_, path)| first(path))
    }

    /// Reads a message.
    pub(crate) fn message(&self, text: &str) -> Message {
        Message::read(text, self.placeholders.0, self.placeholders.1, |name| {
            let is_name = !name.is_empty()
                && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
            is_name.then(|| names::param(name))
        })
    }
}
