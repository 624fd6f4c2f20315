//! The formats.

mod aws;
mod mongodb;
mod openapi;
mod openapi_body;
mod postgres;
mod snyk;
mod spark;
mod table;
mod thiserror;
mod thiserror_depth;
mod thiserror_types;
mod typescript;

use crate::format::Format;

/// Every format, sorted by name.
pub const FORMATS: &[Format] = &[
    Format {
        name: "aws",
        about: "service-2.json of an AWS service, as SDKs have it: its exceptions",
        read: aws::read,
    },
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
    Format { name: "mongodb", about: "error_codes.yml of MongoDB", read: mongodb::read },
    Format {
        name: "openapi",
        about: "a document of OpenAPI 3, in YAML or JSON: responses with examples, and `x-errors`",
        read: openapi::read,
    },
    Format { name: "postgres", about: "errcodes.txt of PostgreSQL", read: postgres::read },
    Format {
        name: "snyk",
        about: "the `*-error-catalog.js` of Snyk's error catalog for Node.js",
        read: snyk::read,
    },
    Format { name: "spark", about: "error-conditions.json of Apache Spark", read: spark::read },
    Format {
        name: "thiserror",
        about: "Rust files with enums and structs that derive `thiserror::Error`",
        read: thiserror::read,
    },
    Format {
        name: "typescript",
        about: "diagnosticMessages.json of TypeScript, and its LANGUAGE/diagnosticMessages.generated.json",
        read: typescript::read,
    },
];
