//! Values that are marked as taken from the source or guessed.

use errbook_spec::edit::Value;

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The source has it.
    Taken,
    /// The source doesn't have it; the text says why the value is what it is.
    Guessed(&'static str),
}

/// A value or a map of values.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A value.
    Leaf(Origin, Value),
    /// A map.
    Map(Map),
}

/// A map of values, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// Where the map's name comes from, if it was chosen in the source or by the import. Keys of the format have none.
    pub origin: Option<Origin>,
    /// The member that can be written alone, without a map around it.
    pub short: Option<&'static str>,
    /// The members.
    pub members: Vec<(String, Tree)>,
}

impl Map {
    /// Creates an empty map whose name comes from the source.
    #[must_use]
    pub fn named() -> Self {
        Self { origin: Some(Origin::Taken), ..Self::default() }
    }

    /// Creates a param: its name is taken, its type is a guess.
    #[must_use]
    pub fn param(kind: &str, reason: &'static str) -> Self {
        let mut param = Self { short: Some("type"), ..Self::named() };
        param.guess("type", kind, reason);
        param
    }

    /// Creates a case with its message.
    #[must_use]
    pub fn case(detail: &str) -> Self {
        let mut case = Self { short: Some("detail"), ..Self::named() };
        case.take("detail", detail);
        case
    }

    /// Creates a set of errors.
    #[must_use]
    pub fn set(codes: Vec<Value>) -> Self {
        let mut set = Self { short: Some("codes"), ..Self::named() };
        set.take("codes", Value::List(codes));
        set
    }

    /// Adds a value of the source.
    pub fn take(&mut self, key: &str, value: impl Into<Value>) {
        self.insert(key, Tree::Leaf(Origin::Taken, value.into()));
    }

    /// Adds a value that the source doesn't have.
    pub fn guess(&mut self, key: &str, value: impl Into<Value>, reason: &'static str) {
        self.insert(key, Tree::Leaf(Origin::Guessed(reason), value.into()));
    }

    /// Adds a map, unless it is empty.
    pub fn add(&mut self, key: &str, map: Self) {
        if !map.members.is_empty() || map.origin.is_some() {
            self.insert(key, Tree::Map(map));
        }
    }

    /// Returns a member.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Tree> {
        self.members.iter().find(|(name, _)| name == key).map(|(_, tree)| tree)
    }

    /// Returns a member map, which is created if there is none.
    pub fn map(&mut self, key: &str) -> &mut Self {
        let at = self
            .members
            .iter()
            .position(|(name, tree)| name == key && matches!(tree, Tree::Map(_)));
        let at = at.unwrap_or_else(|| {
            self.members.push((key.to_owned(), Tree::Map(Self::default())));
            self.members.len() - 1
        });
        match &mut self.members[at].1 {
            Tree::Map(map) => map,
            Tree::Leaf(..) => unreachable!("the position is that of a map"),
        }
    }

    /// Returns the value to write.
    #[must_use]
    pub fn value(&self) -> Value {
        if let (Some(short), [(key, Tree::Leaf(_, value))]) = (self.short, self.members.as_slice())
            && short == key
        {
            return value.clone();
        }
        Value::Map(self.members.iter().map(|(key, tree)| (key.clone(), tree.value())).collect())
    }

    fn insert(&mut self, key: &str, tree: Tree) {
        match self.members.iter_mut().find(|(name, _)| name == key) {
            Some((_, found)) => *found = tree,
            None => self.members.push((key.to_owned(), tree)),
        }
    }
}

impl Tree {
    /// Returns the value to write.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Leaf(_, value) => value.clone(),
            Self::Map(map) => map.value(),
        }
    }
}
