//! An envelope → where in a response each value stands.

use errbook_spec::model::{Envelope, Fragment, List, Member, Node, Serializer, Value, Variable};

/// A step on the way into a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A member.
    Member(String),
    /// The first item: the error itself, where there are several.
    First,
    /// Each item.
    Every,
    /// Each item that has these members with these texts.
    With(Vec<(String, String)>),
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// A header instead of the body.
    pub(super) header: Option<String>,
    pub(super) at: Vec<Step>,
    /// The texts around the values of a text, and the index of this value.
    pub(super) parts: Option<(Vec<String>, usize)>,
    /// Whether it stands there only where there are no field errors.
    pub(super) alone: bool,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A value of the error.
    Value(Value),
    /// All params as members.
    Params {
        /// Whether each is a text.
        strings: bool,
    },
    /// Field errors; with `by`, by a variable of theirs.
    Fields { by: Option<Variable>, item: Vec<(Place, Variable)> },
    /// The error and those beside it, or its causes, with what is said of each.
    Others {
        are_causes: bool,
        item: Vec<(Place, What)>,
        /// Of a chain of causes: the way from each to the next.
        next: Option<Vec<Step>>,
    },
}

/// Returns all that responses in an envelope say, in the order in which they say it: the body, then the headers.
pub(super) fn places(envelope: &Envelope) -> Vec<(Place, What)> {
    let mut walk = Walk::default();
    walk.node(&envelope.body, &[]);
    for header in &envelope.headers {
        walk.text(
            &header.value,
            &Place { header: Some(header.name.clone()), at: vec![], parts: None, alone: false },
        );
    }
    if envelope.serializer == Serializer::Xml {
        into_text(&mut walk.found);
    }
    settle(&mut walk.found);
    walk.found
}

/// Where the title stands in one branch and the text of the occurrence in the other, it is the text.
fn settle(found: &mut Vec<(Place, What)>) {
    let is = |what: &What, names: &[Variable]| matches!(what, What::Value(value) if names.contains(&value.variable));
    let places_of = |names: &[Variable], found: &[(Place, What)]| {
        let of = found.iter().filter(|(_, what)| is(what, names));
        of.map(|(place, _)| Place { alone: false, ..place.clone() }).collect::<Vec<_>>()
    };
    let (titles, texts) = ([Variable::Title], [Variable::Text, Variable::Detail]);
    let (of_title, of_text) = (places_of(&titles, found), places_of(&texts, found));
    found.retain_mut(|(place, what)| {
        let anywhere = Place { alone: false, ..place.clone() };
        if is(what, &texts) && of_title.contains(&anywhere) {
            place.alone = false;
        }
        !(is(what, &titles) && of_text.contains(&anywhere))
    });
}

/// All that XML has is text.
fn into_text(found: &mut [(Place, What)]) {
    for (_, what) in found {
        match what {
            What::Value(value) => value.string = true,
            What::Params { strings } => *strings = true,
            What::Fields { .. } => {}
            What::Others { item, .. } => into_text(item),
        }
    }
}

#[derive(Default)]
struct Walk {
    /// Whether only what is said of the item counts: it is another error.
    is_other: bool,
    /// Whether there are no field errors where it is.
    alone: bool,
    found: Vec<(Place, What)>,
    /// What is said of a field error, seen from its item.
    of_field: Vec<(Place, Variable)>,
    /// The way from a cause to the next.
    next: Option<Vec<Step>>,
}

impl Walk {
    fn node(&mut self, node: &Node, at: &[Step]) {
        match node {
            Node::Literal(_) => {}
            Node::Chain(item) | Node::Each { list: List::Causes, item } => {
                self.others(item, at, true);
            }
            Node::Value(value) => self.value(value, self.body(at)),
            Node::Text(fragments) => self.text(fragments, &self.body(at)),
            Node::Object(members) => members.iter().for_each(|it| self.member(it, at)),
            Node::Array(items) => items.iter().for_each(|item| self.item(item, at)),
            Node::When { .. } => self.branches(node, |this, it| this.node(it, at)),
            Node::Each { list: List::Errors, item } => {
                self.node(item, &then(at, Step::First));
                self.others(item, at, false);
            }
            Node::Each { list: List::Fields, .. } | Node::Group { .. } if self.is_other => {}
            Node::Each { list: List::Fields | List::ItemFields, item } => {
                self.fields(item, at, None);
            }
            Node::Group { by, item } => self.fields(item, at, Some(by.variable.clone())),
        }
    }

    fn member(&mut self, member: &Member, at: &[Step]) {
        match member {
            Member::Named(name, node) => self.node(node, &then(at, Step::Member(name.clone()))),
            Member::Merge(node) => self.node(node, at),
            Member::Params { item: false, .. } if self.is_other => {}
            Member::Params { strings, .. } => {
                self.found.push((self.body(at), What::Params { strings: *strings }));
            }
        }
    }

    /// Walks through an item of an array, of which those before it may be left out.
    fn item(&mut self, node: &Node, at: &[Step]) {
        match node {
            Node::When { .. } => self.branches(node, |this, it| this.item(it, at)),
            _ => self.node(node, &then(at, marked(node))),
        }
    }

    /// Walks through both branches of a condition.
    fn branches(&mut self, node: &Node, walk: impl Fn(&mut Self, &Node)) {
        let Node::When { condition, then, otherwise } = node else { return };
        if let Some(then) = then {
            walk(self, then);
        }
        let was_alone = self.alone;
        self.alone |= *own(condition) == Variable::Fields;
        if let Some(otherwise) = otherwise {
            walk(self, otherwise);
        }
        self.alone = was_alone;
    }

    fn body(&self, at: &[Step]) -> Place {
        Place { header: None, at: at.to_vec(), parts: None, alone: self.alone }
    }

    fn fields(&mut self, item: &Node, at: &[Step], by: Option<Variable>) {
        let mut inner = Self { is_other: self.is_other, ..Self::default() };
        inner.node(item, &[]);
        let is_group = by.is_some();
        self.found.push((self.body(at), What::Fields { by, item: inner.of_field }));
        if is_group {
            return;
        }
        // What the item says of the error itself.
        for (place, what) in inner.found {
            let at = [at, &[Step::Every], &place.at].concat();
            self.found.push((Place { at, ..place }, what));
        }
    }

    fn others(&mut self, item: &Node, at: &[Step], are_causes: bool) {
        if self.is_other {
            return;
        }
        let mut inner = Self { is_other: true, ..Self::default() };
        inner.node(item, &[]);
        let (item, next) = (inner.found, inner.next);
        self.found.push((self.body(at), What::Others { are_causes, item, next }));
    }

    fn text(&mut self, fragments: &[Fragment], place: &Place) {
        let (mut parts, mut values) = (vec![String::new()], Vec::new());
        for fragment in fragments {
            match fragment {
                Fragment::Text(text) => {
                    parts.last_mut().into_iter().for_each(|it| it.push_str(text));
                }
                Fragment::Value(value) => {
                    values.push(Value { string: true, ..value.clone() });
                    parts.push(String::new());
                }
            }
        }
        // Without anything between two values it cannot be said where one ends.
        let inner = parts.get(1..values.len()).unwrap_or_default();
        if inner.iter().any(String::is_empty) {
            return;
        }
        let is_whole = parts.iter().all(String::is_empty);
        for (index, value) in values.iter().enumerate() {
            let parts = if is_whole { None } else { Some((parts.clone(), index)) };
            self.value(value, Place { parts, ..place.clone() });
        }
    }

    fn value(&mut self, value: &Value, mut place: Place) {
        if value.list {
            place.at.push(Step::Every);
        }
        match &value.variable {
            Variable::ItemPath
            | Variable::ItemPointer
            | Variable::ItemJsonPointer
            | Variable::ItemName
            | Variable::ItemMessage
            | Variable::ItemCode => self.of_field.push((place, value.variable.clone())),
            Variable::Next => self.next = Some(place.at),
            Variable::Item(_) => self.own(value, place),
            _ if self.is_other => {}
            _ => self.own(value, place),
        }
    }

    fn own(&mut self, value: &Value, place: Place) {
        match own(&value.variable) {
            Variable::Params => {
                let strings = value.strings || value.string;
                self.found.push((place, What::Params { strings }));
            }
            variable => {
                let value = Value { variable: variable.clone(), ..value.clone() };
                self.found.push((place, What::Value(value)));
            }
        }
    }
}

/// Returns a variable of the first of several errors as one of the error.
fn own(variable: &Variable) -> &Variable {
    match variable {
        Variable::Item(inner) => own(inner),
        other => other,
    }
}

fn then(at: &[Step], step: Step) -> Vec<Step> {
    [at, &[step]].concat()
}

/// Returns how an item is found: by its members that are the same in every response.
fn marked(node: &Node) -> Step {
    let Node::Object(members) = node else { return Step::Every };
    let marks: Vec<_> = members
        .iter()
        .filter_map(|member| match member {
            Member::Named(name, Node::Literal(json)) => {
                let text: serde_json::Value = serde_json::from_str(json).ok()?;
                Some((name.clone(), text.as_str()?.to_owned()))
            }
            _ => None,
        })
        .collect();
    if marks.is_empty() { Step::Every } else { Step::With(marks) }
}
