//! The opcodes of an envelope's program.

/// Operations of an envelope's program. Operands follow the operation; targets are absolute
/// positions in [`program`](crate::tables::Tables::program) and lead forwards.
///
/// A variable is three operands: [`var`] (`u8`), [`filter`] (`u8`), argument (`u32`: a string for
/// `params.*`, `props.*` and `ctx.*`, else zero).
pub mod op {
    /// Ends the program, or the part that an operation has called.
    pub const END: u8 = 0;
    /// `start: u32, len: u32`: copies a piece of [`crate::tables::Tables::pieces`].
    pub const LITERAL: u8 = 1;
    /// `var`: its text, escaped for JSON, without quotes. Nothing where it is absent; a header is then left out.
    pub const TEXT: u8 = 2;
    /// `var`: its JSON value; `null` where it is absent.
    pub const VALUE: u8 = 3;
    /// Writes a comma, unless the last byte is `{` or `[`.
    pub const SEPARATOR: u8 = 4;
    /// `var, target: u32`: jumps where the variable is absent or empty.
    pub const UNLESS: u8 = 5;
    /// `target: u32`: jumps.
    pub const JUMP: u8 = 6;
    /// `target: u32`: runs the following part, up to its [`END`], for each field error, then continues at the target. The part
    /// starts with the [`SEPARATOR`] of the item. The program writes the brackets around the operation.
    pub const EACH: u8 = 7;
    /// `var, target: u32`: writes a member for each distinct value of the variable: a list with the output of the following part
    /// (up to its [`END`]) for each field error with this value. Then continues at the target. The operation writes the
    /// separator, key and brackets of each list. The part starts with the [`SEPARATOR`] of the item. The program writes the
    /// braces around the operation.
    pub const GROUP: u8 = 8;
    /// `flags: u8`: the public params as members, separators included; with bit 0, each value as a JSON string; with bit
    /// 1, those of the error that is the item.
    pub const MEMBERS: u8 = 9;
    /// `list: u8, target: u32`: as [`EACH`], for each item of one of [`super::list`].
    pub const EACH_OF: u8 = 10;
    /// `target: u32`: runs the following part, up to its [`END`], for the nearest cause, then continues at the target.
    pub const CHAIN: u8 = 11;
    /// Runs the part of [`CHAIN`] for the next cause, if there is one.
    pub const NEXT: u8 = 12;
    /// Switches to XML: text is escaped for it, and the values of lists and the params become elements.
    pub const XML: u8 = 13;
    /// `start: u32, len: u32, var`: copies a piece, then writes the variable as [`VALUE`] does.
    pub const MEMBER: u8 = 14;
    /// The same operands: as [`MEMBER`], or nothing where the variable is absent or empty.
    pub const OPTIONAL: u8 = 15;
}

/// Lists of an envelope's program.
pub mod list {
    /// The error and those that were added to it; the item is an error.
    pub const ERRORS: u8 = 0;
    /// The causes, the nearest first; the item is an error.
    pub const CAUSES: u8 = 1;
    /// The field errors of the error that is the item.
    pub const ITEM_FIELDS: u8 = 2;
}

/// Variables of an envelope's program.
pub mod var {
    /// The code.
    pub const CODE: u8 = 0;
    /// The name of the case; absent where values are masked.
    pub const CASE: u8 = 1;
    /// The stable number.
    pub const NUMBER: u8 = 2;
    /// The name of the group.
    pub const GROUP: u8 = 3;
    /// The name of the catalog.
    pub const CATALOG: u8 = 4;
    /// The HTTP status of the entry.
    pub const STATUS: u8 = 5;
    /// The phrase that belongs to the status.
    pub const REASON_PHRASE: u8 = 6;
    /// The type URI.
    pub const TYPE_URI: u8 = 7;
    /// The address of the entry's page.
    pub const DOCS_URL: u8 = 8;
    /// `fatal`, `error`, `warn` or `info`.
    pub const SEVERITY: u8 = 9;
    /// Boolean: whether the same request can succeed later. Absent where the entry says nothing of retries.
    pub const RETRYABLE: u8 = 10;
    /// A static value of the entry.
    pub const PROP: u8 = 11;
    /// The title.
    pub const TITLE: u8 = 12;
    /// The text of this occurrence.
    pub const DETAIL: u8 = 13;
    /// The description's plain text.
    pub const DESCRIPTION: u8 = 14;
    /// The resolution's plain text.
    pub const RESOLUTION: u8 = 15;
    /// The language tag of the texts.
    pub const LANGUAGE: u8 = 16;
    /// The detail, else the description's plain text.
    pub const TEXT: u8 = 17;
    /// The title in the source language.
    pub const TITLE_SOURCE: u8 = 18;
    /// The detail in the source language.
    pub const DETAIL_SOURCE: u8 = 19;
    /// The description in the source language.
    pub const DESCRIPTION_SOURCE: u8 = 20;
    /// The resolution in the source language.
    pub const RESOLUTION_SOURCE: u8 = 21;
    /// The detail, else the description, in the source language.
    pub const TEXT_SOURCE: u8 = 22;
    /// All public params that have a value, an object; field errors are not among them.
    pub const PARAMS: u8 = 23;
    /// One param.
    pub const PARAM: u8 = 24;
    /// The field errors; in conditions only.
    pub const FIELDS: u8 = 25;
    /// The id of the occurrence.
    pub const INSTANCE: u8 = 26;
    /// The trace.
    pub const TRACE_ID: u8 = 27;
    /// Whole seconds, rounded up; the same as in the header.
    pub const RETRY_AFTER: u8 = 28;
    /// The time, as the application wrote it.
    pub const TIMESTAMP: u8 = 29;
    /// A value that the application gave to the request context.
    pub const CONTEXT: u8 = 30;
    /// The text for users of the application.
    pub const USER_MESSAGE: u8 = 31;
    /// The path of a field error, as it was given.
    pub const ITEM_PATH: u8 = 32;
    /// The path as a JSON Pointer in a URI fragment, such as `#/profile/color`.
    pub const ITEM_POINTER: u8 = 33;
    /// The last part of the path.
    pub const ITEM_NAME: u8 = 34;
    /// The message of a field error.
    pub const ITEM_MESSAGE: u8 = 35;
    /// The name of the field issue; absent where the message is the application's own.
    pub const ITEM_CODE: u8 = 36;
    /// The path as a JSON Pointer, such as `/profile/color` (RFC 6901, section 3).
    pub const ITEM_JSON_POINTER: u8 = 37;
    /// The path with its indices in brackets, such as `items[0].name`.
    pub const ITEM_INDEXED_PATH: u8 = 38;
    /// The error and those that were added to it; in conditions only.
    pub const ERRORS: u8 = 39;
    /// The causes; in conditions only.
    pub const CAUSES: u8 = 40;
    /// The next cause of a chain; in conditions only.
    pub const NEXT: u8 = 41;
    /// Flag: the variable of the error that is the item.
    pub const OF_ITEM: u8 = 0x80;

    /// Returns whether values are names or numbers, which seldom have other characters than ASCII letters, digits, `-`, `_` and `.`.
    #[must_use]
    pub const fn is_name(kind: u8) -> bool {
        matches!(kind & !OF_ITEM, CODE | CASE | NUMBER | GROUP | STATUS | RETRY_AFTER | RETRYABLE)
    }
}

/// Filters of a variable.
pub mod filter {
    /// As it is.
    pub const NONE: u8 = 0;
    /// `UPPER-CASE`: ASCII letters only.
    pub const UPPER: u8 = 1;
    /// `snake_case`.
    pub const SNAKE: u8 = 2;
    /// `kebab-case`.
    pub const KEBAB: u8 = 3;
    /// `PascalCase`.
    pub const PASCAL: u8 = 4;
    /// The characters that OAuth 2.0 allows in `error_description`: `"` becomes `'`, others become `?`.
    pub const ASCII: u8 = 5;
    /// `SCREAMING_SNAKE_CASE`.
    pub const SCREAMING: u8 = 6;
    /// `camelCase`.
    pub const CAMEL: u8 = 7;
}
