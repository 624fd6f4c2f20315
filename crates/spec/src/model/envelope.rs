//! The declared shape of a response body.

use errbook::__v1::filter;

use super::Variable;

/// An envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Its name.
    pub name: String,
    /// Media type, with its parameters.
    pub content_type: String,
    /// The format of the body.
    pub serializer: Serializer,
    /// The status of every response; `None` for the entry's own.
    pub http_status: Option<u16>,
    /// The statuses of entries that keep their status.
    pub keeps_status: Vec<u16>,
    /// Response headers.
    pub headers: Vec<EnvelopeHeader>,
    /// The body.
    pub body: Node,
}

impl Envelope {
    /// Returns its media type without parameters, in lower case.
    #[must_use]
    pub fn media_type(&self) -> String {
        let essence = self.content_type.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }

    /// Returns the status to send for an entry's status.
    #[must_use]
    pub fn status_of(&self, status: u16) -> u16 {
        let fixed = self.http_status.filter(|_| !self.keeps_status.contains(&status));
        fixed.unwrap_or(status)
    }
}

/// The format of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Serializer {
    /// As JSON.
    #[default]
    Json,
    /// As XML: the body is an object with one member, the root element. A member is an element, or an attribute if its name
    /// starts with `@`; an item of a list is an element `i`.
    Xml,
}

/// A header of an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeHeader {
    /// A token.
    pub name: String,
    /// Its text; the header is omitted if a variable is absent.
    pub value: Vec<Fragment>,
}

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Literal JSON: `null`, a boolean, a number, or a string with its quotes.
    Literal(String),
    /// A variable's JSON value.
    Value(Value),
    /// A JSON string of text and variables.
    Text(Vec<Fragment>),
    /// An object.
    Object(Vec<Member>),
    /// An array.
    Array(Vec<Node>),
    /// One of two, by the presence of a variable. An absent branch leaves the member or item out.
    When {
        /// The variable that must be present and not empty.
        condition: Variable,
        /// The node if it is.
        then: Option<Box<Node>>,
        /// The node if it is not.
        otherwise: Option<Box<Node>>,
    },
    /// An array with an item for each item of a list.
    Each {
        /// The list.
        list: List,
        /// The item.
        item: Box<Node>,
    },
    /// The causes, nested through [`Variable::Next`]; omitted if there are none.
    Chain(Box<Node>),
    /// An object from each distinct value of `by` to an array with an item for each field error with this value.
    Group {
        /// A variable of the item.
        by: Value,
        /// The item.
        item: Box<Node>,
    },
}

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// The field errors.
    Fields,
    /// The field errors of the error that is the item.
    ItemFields,
    /// The error and the errors added to it.
    Errors,
    /// The causes, the nearest first.
    Causes,
}

/// A part of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// A named member; omitted if its node is.
    Named(String, Node),
    /// All public params as members; with `strings`, each value as a string.
    Params {
        /// Whether they are the params of the current item's error.
        item: bool,
        /// Whether values become strings.
        strings: bool,
    },
    /// The members of another object.
    Merge(Node),
}

/// A part of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// Literal text.
    Text(String),
    /// A variable's text.
    Value(Value),
}

/// A variable with its filters.
#[expect(clippy::struct_excessive_bools, reason = "each is a filter, written or not")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The variable.
    pub variable: Variable,
    /// The spelling of static names.
    pub filter: Filter,
    /// `opt`: the member is left out if the variable is absent.
    pub optional: bool,
    /// `or`: literal JSON, written if the variable is absent.
    pub or: Option<String>,
    /// `string`: the text as a JSON string.
    pub string: bool,
    /// `strings`: the values of a map as strings.
    pub strings: bool,
    /// `list`: the value in a list.
    pub list: bool,
}

/// The spelling of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Unchanged.
    None,
    /// ASCII upper case.
    Upper,
    /// `snake_case`
    Snake,
    /// `kebab-case`
    Kebab,
    /// `PascalCase`
    Pascal,
    /// `camelCase`
    Camel,
    /// `SCREAMING_SNAKE_CASE`
    Screaming,
    /// OAuth 2.0's character set.
    Ascii,
}

impl Filter {
    /// Returns one of `errbook::__v1::filter`.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::None => filter::NONE,
            Self::Upper => filter::UPPER,
            Self::Snake => filter::SNAKE,
            Self::Kebab => filter::KEBAB,
            Self::Pascal => filter::PASCAL,
            Self::Ascii => filter::ASCII,
            Self::Camel => filter::CAMEL,
            Self::Screaming => filter::SCREAMING,
        }
    }
}
