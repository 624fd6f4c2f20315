//! The opcodes for reading a response: an envelope in reverse.

/// Nodes: what a part of a body is, and what it says.
///
/// A node is one of these bytes and its operands. Positions are absolute in [`Tables::reading`] and lead forwards, but for
/// that of [`node::NEXT`]. A *variable* is three operands, as in [`op`](super::op). Strings are not escaped.
///
/// The root node of JSON is the value; that of XML is an object with one member, the root element. An element with children is
/// an object, with its attributes as members `@name`; one whose children are all named `i` is an array; others are texts.
///
/// A node *fits* a value or not, which chooses between alternatives. What does not fit is passed over.
///
/// [`Tables::reading`]: crate::tables::Tables::reading
pub mod node {
    /// Says nothing. Fits everything.
    pub const SKIP: u8 = 0;
    /// `string: u32`: a scalar. Fits one with this text.
    pub const LITERAL: u8 = 1;
    /// `var`: a variable's JSON value, or its text. Fits what a value of the variable can be.
    pub const VALUE: u8 = 2;
    /// `count: u8, prefix: u32`, then `var, suffix: u32` each: a text of variables between strings. Only the last suffix may
    /// be empty. Each variable ends where its suffix last occurs. The text matches if all strings are found.
    pub const TEXT: u8 = 3;
    /// `rest: u8, count: u16`, then `key: u32, node: u32` a member, each key once. [`super::rest`] says what other members
    /// are. Fits an object with all members that are [`REQUIRED`], if these fit.
    pub const OBJECT: u8 = 4;
    /// `count: u16`, then `node: u32` each: an item is what the first node is that fits. Fits every array.
    pub const ARRAY: u8 = 5;
    /// `list: u8, node: u32`: every item is one of the list, [`FIELDS`] or one of [`super::super::list`]. Fits an array whose
    /// items all fit.
    pub const EACH: u8 = 6;
    /// `var, node: u32`: an object from values of the variable to arrays of items, for the field errors. Fits every object.
    pub const GROUP: u8 = 7;
    /// `node: u32`: the nearest cause.
    pub const CHAIN: u8 = 8;
    /// `node: u32`: the next cause; the node is that of [`CHAIN`] around it.
    pub const NEXT: u8 = 9;
    /// `count: u16`, then `node: u32` each: the first that fits.
    pub const EITHER: u8 = 10;
    /// The list of [`EACH`] that is the field errors.
    pub const FIELDS: u8 = 255;
    /// The bit of a member's key that says that the member tells its object from others.
    pub const REQUIRED: u32 = 1 << 31;
}

/// The meaning of an object's unnamed members, as bits.
pub mod rest {
    /// Params.
    pub const PARAMS: u8 = 1;
    /// Their values are texts.
    pub const STRINGS: u8 = 1 << 1;
    /// They are those of the error that is the item.
    pub const OF_ITEM: u8 = 1 << 2;
}
