//! Compiles the maps of a body: objects, and the constructs that look like them.

use super::compile::Compiler;
use super::lexer::{self, Scalar};
use super::members::MemberNames;
use super::position::Position;
use super::source::{PartPlace, SourceNode, SourceValue, is_construct};
use super::variables::{self, Item};
use crate::diagnostic::words::envelope::expression as words;
use crate::diagnostic::words::message;
use crate::model::{List, Member, Node, Value, Variable};
use crate::suggest::nearest;

/// The keys of each construct; the first one names it.
pub(super) const CONSTRUCTS: [&[&str]; 5] = [
    &["$when", "then", "else"],
    &["$unless", "then", "else"],
    &["$each", "as"],
    &["$group", "by", "as"],
    &["$chain", "as"],
];

/// Names of constructs in other template languages, and in ours.
const OTHER_NAMES: [(&str, &str); 4] =
    [("$if", "$when"), ("$for", "$each"), ("$foreach", "$each"), ("$map", "$each")];

type Members = [(String, SourceNode)];

impl Compiler<'_, '_> {
    /// Reads a map.
    pub(super) fn map(&mut self, members: &Members, at: &PartPlace) -> Option<Node> {
        if let [(key, value)] = members
            && matches!(&value.value, SourceValue::Scalar { text, plain: true } if text.is_empty())
            && at.preset.is_none()
            && variables::variable(key, self.item()).is_some()
        {
            let place = self.places.value(at);
            self.push(message::braces_in_envelope(key, key, true, place), at);
        }
        let construct = members.iter().find(|(key, _)| is_construct(key) && key != "$merge");
        let Some((key, value)) = construct else {
            let mut names = MemberNames::default();
            let object = self.object(members, &mut names);
            self.check_params(&names);
            return object.map(Node::Object);
        };
        let Some(keys) = CONSTRUCTS.iter().find(|keys| keys[0] == key) else {
            let known = CONSTRUCTS.iter().flat_map(|keys| keys.iter().copied()).chain(["$merge"]);
            let place = self.places.key(&value.at);
            let other = OTHER_NAMES.iter().find(|(other, _)| other == key).map(|(_, here)| *here);
            let near = other.or_else(|| nearest(key, known));
            self.push(words::unknown_construct(key, place, near), &value.at);
            return None;
        };
        if let Some((extra, value)) = members.iter().find(|(key, _)| !keys.contains(&key.as_str()))
        {
            let place = self.places.key(&value.at);
            let message = format!("`{extra}` has no meaning next to `{key}`");
            let help = if keys.contains(&"as") && part(members, "as").is_none() {
                format!("write what each item is below `as`: `as: {{ {extra}: … }}`")
            } else {
                "move it out: a construct is alone in its map".to_owned()
            };
            self.push(words::construct(message, place, &help), &value.at);
            return None;
        }
        match key.as_str() {
            "$when" => self.when(value, (part(members, "then"), part(members, "else")), at),
            "$unless" => self.when(value, (part(members, "else"), part(members, "then")), at),
            "$each" => {
                let (list, item) = self.list(value)?;
                let item = self.part_of_item(members, item, at)?;
                Some(Node::Each { list, item: Box::new(item) })
            }
            "$group" => {
                let list = self.only(value, List::Fields, "fields");
                let by = self.by(members, at);
                let item = self.part_of_item(members, Item::Field, at);
                let (by, item) = list.and(by).zip(item)?;
                Some(Node::Group { by, item: Box::new(item) })
            }
            _ => {
                self.only(value, List::Causes, "causes")?;
                let item = self.part_of_item(members, Item::Link, at)?;
                self.check_link(&item, at)?;
                Some(Node::Chain(Box::new(item)))
            }
        }
    }

    /// Reads the members of an object.
    fn object(&mut self, members: &Members, names: &mut MemberNames) -> Option<Vec<Member>> {
        let mut read = Vec::new();
        let mut good = true;
        for (key, value) in members {
            if key == "$merge" {
                let parts = match &value.value {
                    SourceValue::List(parts) => parts.as_slice(),
                    _ => std::slice::from_ref(value),
                };
                for part in parts {
                    let merged = self.merge(part, names);
                    good &= merged.is_some();
                    read.extend(merged);
                }
                continue;
            }
            let name = key.strip_prefix('$').unwrap_or(key);
            self.claim(names, name, &value.at);
            let node = self.node(value);
            good &= node.is_some();
            read.extend(node.map(|node| Member::Named(name.to_owned(), node)));
        }
        good.then_some(read)
    }

    /// Reads a node that is merged into the enclosing object.
    fn merge(&mut self, source: &SourceNode, names: &mut MemberNames) -> Option<Member> {
        if let SourceValue::Map(members) = &source.value
            && !members.iter().any(|(key, _)| is_construct(key) && key != "$merge")
        {
            return self.object(members, names).map(|members| Member::Merge(Node::Object(members)));
        }
        let node = self.node(source)?;
        match node {
            Node::Value(Value { variable: Variable::Params, strings, list: false, .. }) => {
                self.claim_params(names, &source.at);
                Some(Member::Params { item: false, strings })
            }
            Node::Value(Value {
                variable: Variable::Item(variable), strings, list: false, ..
            }) if *variable == Variable::Params => {
                self.claim_params(names, &source.at);
                Some(Member::Params { item: true, strings })
            }
            Node::When { .. } if self.claim_branches(&node, &source.at, names) => {
                Some(Member::Merge(node))
            }
            _ => {
                let place = self.places.value(&source.at);
                let message = "`$merge` takes an object or `$params`".to_owned();
                let help = "write `$merge: $params`, or an object whose members are known";
                self.push(words::construct(message, place, help), &source.at);
                None
            }
        }
    }

    /// Adds the members of both branches of a condition, which may share names. Returns `false` if a branch is not an object.
    fn claim_branches(&mut self, node: &Node, at: &PartPlace, names: &mut MemberNames) -> bool {
        let mut found = MemberNames::default();
        if !branch_names(node, at, &mut found) {
            return false;
        }
        self.claim_all(names, &found);
        true
    }

    /// Reads a condition.
    fn when(
        &mut self,
        condition: &SourceNode,
        (present, absent): (Option<&SourceNode>, Option<&SourceNode>),
        at: &PartPlace,
    ) -> Option<Node> {
        if present.is_none() && absent.is_none() {
            let place = self.places.value(at);
            let help = "add `then`, `else` or both";
            self.push(words::construct("a condition without a branch".to_owned(), place, help), at);
            return None;
        }
        self.conditions.push(condition.at.clone());
        let condition = self.condition(condition);
        let then = match (&condition, present) {
            (Some(condition), Some(then)) => {
                Some(self.with_guard(condition, |this| this.node(then)))
            }
            (None, Some(then)) => Some(self.node(then)),
            (_, None) => None,
        };
        let otherwise = absent.map(|absent| self.node(absent));
        let (then, otherwise) = (then.map_or(Some(None), |t| t.map(Some))?, otherwise);
        let otherwise = otherwise.map_or(Some(None), |o| o.map(Some))?;
        if let (Some(then), Some(otherwise)) = (&then, &otherwise) {
            self.check_branches(then, otherwise, at);
        }
        Some(Node::When {
            condition: condition?,
            then: then.map(Box::new),
            otherwise: otherwise.map(Box::new),
        })
    }

    fn condition(&mut self, source: &SourceNode) -> Option<Variable> {
        let word = self.name(source)?;
        let variable = self.variable(&word, &source.at)?;
        self.check_known(&variable, &word, &source.at)?;
        Some(variable)
    }

    /// Reads the name of a list, and returns it with the meaning of its items.
    fn list(&mut self, source: &SourceNode) -> Option<(List, Item)> {
        let word = self.name(source)?;
        let nested = self.item();
        let of_errors = nested.is_some_and(|item| item != Item::Field);
        match (word.text.as_str(), nested) {
            ("fields", None) => return Some((List::Fields, Item::Field)),
            ("errors", None) => return Some((List::Errors, Item::Error)),
            ("causes", None) => return Some((List::Causes, Item::Cause)),
            ("it.fields", _) if of_errors => return Some((List::ItemFields, Item::Field)),
            _ => {}
        }
        let place = self.places.within(&source.at, word.range);
        let (message, help) = match nested {
            None => {
                (format!("`{}` is not a list", word.text), "write `fields`, `errors` or `causes`")
            }
            Some(Item::Field) => {
                let help = "write a variable of the item, such as `$it.message`";
                ("a list inside a list of field errors".to_owned(), help)
            }
            Some(_) => (
                "a list inside a list of errors".to_owned(),
                "write `it.fields`: those of the item",
            ),
        };
        self.push(words::construct(message, place, help), &source.at);
        None
    }

    /// Reads the name of the only list that a construct accepts.
    fn only(&mut self, source: &SourceNode, list: List, name: &str) -> Option<()> {
        let (found, _) = self.list(source)?;
        if found == list {
            return Some(());
        }
        let message = "this construct goes through another list".to_owned();
        let help = format!("write `{name}`");
        let place = self.places.value(&source.at);
        self.push(words::construct(message, place, &help), &source.at);
        None
    }

    fn part_of_item(&mut self, members: &Members, item: Item, at: &PartPlace) -> Option<Node> {
        let Some(part) = part(members, "as") else {
            self.incomplete("as", at);
            return None;
        };
        self.with_item(item, |this| this.node(part))
    }

    /// Reads the key of a `$group`.
    fn by(&mut self, members: &Members, at: &PartPlace) -> Option<Value> {
        let Some(by) = part(members, "by") else {
            self.incomplete("by", at);
            return None;
        };
        if let SourceValue::Scalar { text, .. } = &by.value
            && let Ok(Scalar::Variable(expression)) = lexer::scalar(text)
            && expression.name.text.starts_with("it.")
        {
            return self.with_item(Item::Field, |this| {
                this.expression(&expression, &by.at, Position::Key)
            });
        }
        let place = self.places.value(&by.at);
        let message = "`by` is not a variable of the item".to_owned();
        self.push(words::construct(message, place, "write one, such as `$it.path`"), &by.at);
        None
    }

    /// Reports a link of a chain that is not an object, or that contains more than one next link.
    fn check_link(&mut self, item: &Node, at: &PartPlace) -> Option<()> {
        let message = match item {
            Node::Object(_) if count_next(item) <= 1 => return Some(()),
            Node::Object(_) => "duplicate `$next` in one chain",
            _ => "a link of a chain is not an object",
        };
        let place = self.places.value(at);
        let help = "write an object with one member such as `inner: $next|opt`";
        self.push(words::construct(message.to_owned(), place, help), at);
        None
    }

    fn incomplete(&mut self, key: &str, at: &PartPlace) {
        let place = self.places.value(at);
        let help = format!("add `{key}`");
        self.push(words::construct(format!("`{key}` is missing"), place, &help), at);
    }

    /// Reads a bare name.
    fn name(&mut self, source: &SourceNode) -> Option<lexer::Word> {
        let SourceValue::Scalar { text, .. } = &source.value else {
            let place = self.places.value(&source.at);
            let message = "expected a name alone".to_owned();
            self.push(words::construct(message, place, "write the name of a variable"), &source.at);
            return None;
        };
        match lexer::name(text) {
            Ok(word) => Some(word),
            Err(error) => {
                self.syntax_error(error, &source.at);
                None
            }
        }
    }
}

fn part<'m>(members: &'m Members, key: &str) -> Option<&'m SourceNode> {
    members.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// Collects the members that a node merges. Returns `false` if it is not an object with known members.
fn branch_names(node: &Node, at: &PartPlace, names: &mut MemberNames) -> bool {
    match node {
        Node::Object(members) => members.iter().all(|member| match member {
            Member::Named(name, _) => {
                names.members.insert(name.clone(), at.clone());
                true
            }
            Member::Params { .. } => {
                names.params = Some(at.clone());
                true
            }
            Member::Merge(node) => branch_names(node, at, names),
        }),
        Node::When { then, otherwise, .. } => {
            [then, otherwise].into_iter().flatten().all(|way| branch_names(way, at, names))
        }
        _ => false,
    }
}

/// Counts the occurrences of the next link in a node.
fn count_next(node: &Node) -> usize {
    match node {
        Node::Value(value) => usize::from(value.variable == Variable::Next),
        Node::Object(members) => members.iter().map(count_in_member).sum(),
        Node::Array(items) => items.iter().map(count_next).sum(),
        Node::When { then, otherwise, .. } => {
            [then, otherwise].into_iter().flatten().map(|way| count_next(way)).sum()
        }
        _ => 0,
    }
}

fn count_in_member(member: &Member) -> usize {
    match member {
        Member::Named(_, node) | Member::Merge(node) => count_next(node),
        Member::Params { .. } => 0,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_construct_is_named_by_its_first_key() {
        assert!(super::CONSTRUCTS.iter().all(|keys| super::is_construct(keys[0])));
    }
}
