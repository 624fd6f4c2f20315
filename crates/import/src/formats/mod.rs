//! The formats.

mod openapi;
mod openapi_body;
mod postgres;
mod spark;
mod table;
mod typescript;

use crate::format::Format;

/// Every format, sorted by name.
pub const FORMATS: &[Format] = &[
    Format {
        name: "csv",
        about: "a table with a line of names; `--mapping` says what its columns are",
        read: table::csv,
    },
    Format {
        name: "json",
        about: "any JSON or YAML file; `--mapping` says where the errors are",
        read: table::json,
    },
    Format {
        name: "openapi",
        about: "a document of OpenAPI 3, in YAML or JSON: responses with examples, and `x-errors`",
        read: openapi::read,
    },
    Format { name: "postgres", about: "errcodes.txt of PostgreSQL", read: postgres::read },
    Format { name: "spark", about: "error-conditions.json of Apache Spark", read: spark::read },
    Format {
        name: "typescript",
        about: "diagnosticMessages.json of TypeScript, and its LANGUAGE/diagnosticMessages.generated.json",
        read: typescript::read,
    },
];
