//! The command line.

mod fmt;
mod import;
mod init;
mod preview;
mod serve;

use std::ffi::OsString;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use fmt::FmtArgs;
pub(crate) use import::ImportArgs;
pub(crate) use init::InitArgs;
pub(crate) use preview::PreviewArgs;
pub(crate) use serve::ServeArgs;

/// API errors from a YAML catalog: Rust types, responses, docs, exports.
#[derive(Debug, Parser)]
#[command(name = "errbook", version, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = "\
Examples:
  errbook init shop                       a new crate with a catalog, tests and CI
  errbook build                           everything, into target/errbook
  errbook check                           all problems, nothing written
  errbook preview sold-out --lang es      the response as it is sent
  errbook explain EB0301                  what a problem means and how to fix it
  errbook serve                           the docs with live reload, and a mock of the API's errors

Exit codes: 0 clean, 1 findings, 2 bad usage or unreadable input.")]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Verb,
}

/// Options of every command.
#[derive(Args, Debug)]
pub(crate) struct Global {
    /// A catalog, or a folder of catalogs; may be repeated
    #[arg(short = 'C', long = "catalog", value_name = "DIR", global = true)]
    #[arg(default_value = "catalog", help_heading = "Global options")]
    pub(crate) catalogs: Vec<PathBuf>,

    /// Whether the user passed `--catalog`.
    #[arg(skip)]
    pub(crate) has_catalogs: bool,

    /// When to use colours; `auto` depends on the terminal and `NO_COLOR`
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    #[arg(help_heading = "Global options")]
    pub(crate) color: ColorArg,

    /// Print only the result and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    #[arg(help_heading = "Global options")]
    pub(crate) quiet: bool,

    /// Print every step and all warnings
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub(crate) verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Create a crate with a catalog of two errors, a test and a CI workflow
    #[command(after_help = init::EXAMPLES)]
    Init(InitArgs),

    /// Check every catalog, then write its Rust, docs and exports
    #[command(after_help = "\
Examples:
  errbook build
  errbook build --out generated -C catalog/shop
  errbook build --check                   in CI: exit 1 if a file is out of date
  errbook build --axum                    axum handlers can return the errors

Files: <out>/<catalog>/rust/…, <out>/site/…, <out>/<catalog>/catalog.json, …/openapi.json, …/schema.json.
If any catalog has an error, nothing is written.")]
    Build(RustArgs),

    /// Report every problem of every catalog
    #[command(after_help = "\
Examples:
  errbook check
  errbook check --format concise          one line per problem, on stdout")]
    Check(CheckArgs),

    /// Format the YAML files: keys in one order, one layout, the same meaning
    #[command(after_help = fmt::EXAMPLES)]
    Fmt(FmtArgs),

    /// Write the Rust that a build script would generate, for you to commit
    #[command(after_help = "\
Examples:
  errbook rust --out src/catalog -C catalog/shop
  errbook rust --out src/catalog -C catalog/shop --check
  errbook rust --out src/catalog --axum --client

Files: <out>/<catalog>/rust/…")]
    Rust(RustArgs),

    /// Write the documentation as a static site
    #[command(after_help = "\
Examples:
  errbook docs
  errbook docs --out public               public/index.html and everything that it links to
  errbook docs --check                    in CI: exit 1 if a page is out of date

Files: <out>/index.html, <out>/<group>/…, and the same in one folder per translation. The pages also work from disk, without a server.
Publish <out> at the catalog's `docs_url`, so that the links in responses open its pages. With docs_url: https://example.com/errors,
<out>/orders/sold-out/index.html becomes https://example.com/errors/orders/sold-out/. Each of several catalogs has its own folder; publish
<out> as the folder that contains them all. The last line of the output is the address.")]
    Docs(DocsArgs),

    /// Write a catalog in a format for other tools
    #[command(after_help = "\
Examples:
  errbook export --to json -C catalog/shop          to stdout
  errbook export --to json --out target/errbook     <out>/<catalog>/catalog.json
  errbook export --to openapi > errors.json         responses that operations refer to
  errbook export --to schema > schema.json          for contract tests
  errbook export --to typescript --out web/src      <out>/<catalog>/errors.ts
  errbook export --to csv > errors.csv
  errbook export --to markdown --flavour mdbook     <out>/<catalog>/markdown/…

Files: <out>/<catalog>/catalog.json, …/openapi.json, …/schema.json, …/errors.ts, …/errors.csv, …/markdown/.

Without --out, several catalogs or files go to target/errbook.")]
    Export(ExportArgs),

    /// Show the exact HTTP response of a code
    #[command(after_help = preview::EXAMPLES)]
    Preview(Box<PreviewArgs>),

    /// Explain a code of a catalog, a response, a built-in envelope, a key such as `retry`, or a problem id such as EB0301
    #[command(after_help = "\
Examples:
  errbook explain sold-out
  errbook explain orders/sold-out --lang es
  errbook explain EB0301
  errbook explain retry                   a key of the YAML files: what it means and takes
  errbook explain envelope.body           a key of one thing alone
  errbook explain '$each'                 a word of envelopes: a construct, a variable, or a filter such as '|opt'
  errbook explain envelopes               the built-in envelopes: formats of well-known APIs
  curl -si https://api.example.com/orders | errbook explain -
                                          which error a response is, with its values

A response is a body in any envelope of the catalogs; the status line and the headers may come before it. If several codes match,
they are listed. The exit code is 1 unless exactly one matches.")]
    Explain(ExplainArgs),

    /// Print the JSON Schema of catalog files, for completion and help in your editor
    #[command(after_help = "\
Examples:
  errbook schema > catalog/.schema.json   hidden, because other files in the folder belong to the catalog
  errbook schema --project > catalog/.schema.json
                                          also completes the codes, envelopes, groups, props and tags of your catalog

Then begin each YAML file with a line that names the schema, from the folder of the file:
  # yaml-language-server: $schema=.schema.json
  # yaml-language-server: $schema=../.schema.json          in languages/

Editors with the YAML language server, such as VS Code with the YAML extension, complete keys and show what each means.
`errbook explain KEY` prints the same.")]
    Schema(SchemaArgs),

    /// List the codes
    #[command(after_help = "\
Examples:
  errbook list
  errbook list --status 4xx --tag billing
  errbook list --format csv > errors.csv")]
    List(ListArgs),

    /// Make a catalog from a list of errors in another format, or update one that was made so
    #[command(after_help = import::examples())]
    Import(ImportArgs),

    /// Serve the documentation with live reload, and a mock API that answers with any error
    #[command(after_help = serve::EXAMPLES)]
    Serve(ServeArgs),
}

/// Options of commands that write files.
#[derive(Args, Debug)]
pub(crate) struct WriteArgs {
    /// Folder for the files
    #[arg(short, long, value_name = "DIR", default_value = "target/errbook")]
    pub(crate) out: PathBuf,

    /// Write nothing; exit 1 and name the files that are out of date
    #[arg(long)]
    pub(crate) check: bool,
}

/// Options of commands that write the site.
#[derive(Args, Debug)]
pub(crate) struct DocsArgs {
    /// Folder for the site
    #[arg(short, long, value_name = "DIR", default_value = "target/errbook/site")]
    pub(crate) out: PathBuf,

    /// Write nothing; exit 1 and name the files that are out of date
    #[arg(long)]
    pub(crate) check: bool,
}

/// Options of commands that write Rust.
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct RustArgs {
    #[command(flatten)]
    pub(crate) write: WriteArgs,

    /// Implement axum's `IntoResponse`; your crate needs `errbook-axum`
    #[arg(long)]
    pub(crate) axum: bool,

    /// Implement actix-web's `ResponseError`; your crate needs `errbook-actix`
    #[arg(long)]
    pub(crate) actix: bool,

    /// Let `errbook-client` read responses back as these errors
    #[arg(long)]
    pub(crate) client: bool,

    /// List the errors in the operations of utoipa or aide; your crate needs that feature of `errbook`
    #[arg(long)]
    pub(crate) openapi: bool,
}

/// Options of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArgs {
    /// How to print problems
    #[arg(long, value_name = "FORMAT", default_value = "full")]
    pub(crate) format: ReportFormat,
}

/// Options of `export`.
#[derive(Args, Debug)]
pub(crate) struct ExportArgs {
    /// The format
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: ExportFormat,

    /// The site generator to write Markdown for
    #[arg(long, value_name = "FLAVOUR", default_value = "commonmark")]
    pub(crate) flavour: FlavourArg,

    /// Folder for the files; without it, a single file goes to stdout
    #[arg(short, long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// Write nothing; exit 1 and name the files that are out of date
    #[arg(long)]
    pub(crate) check: bool,
}

/// Options of `explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArgs {
    /// A code as for `preview`, `-` for a response on stdin, the id of a problem, a key of the format such as `retry`
    /// or `envelope.body`, a word of envelopes such as `$each` or `|opt`,
    /// a built-in envelope, or `envelopes` to list them
    pub(crate) code: String,

    /// Language of the texts; the source language by default
    #[arg(short, long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
}

/// Options of `schema`.
#[derive(Args, Debug)]
pub(crate) struct SchemaArgs {
    /// Also complete the names that the catalogs use
    #[arg(long)]
    pub(crate) project: bool,
}

/// Options of `list`.
#[derive(Args, Debug)]
pub(crate) struct ListArgs {
    /// How to print the list
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: ListFormat,

    /// Only codes with this status, such as `404`, or of this class, such as `4xx`
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Option<String>,

    /// Only codes with this tag
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Option<String>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

/// How to print problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// With the lines of the catalog
    Full,
    /// One line per problem
    Concise,
}

/// Formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// The whole catalog with every language and example
    Json,
    #[value(help = "OpenAPI 3.1: schemas, responses and examples for other documents to refer to")]
    Openapi,
    /// A JSON Schema of every body
    Schema,
    /// Types and a parser for clients
    Typescript,
    /// The codes as a table; texts that a spreadsheet would run start with an apostrophe
    Csv,
    /// Pages for a site generator
    Markdown,
}

/// Flavours of `export --to markdown`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FlavourArg {
    /// Plain pages
    Commonmark,
    /// With a `SUMMARY.md`
    Mdbook,
    /// With front matter, as Markdown without JSX
    Docusaurus,
    /// With front matter and `_index.md`
    Zola,
}

/// Formats of `list`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// For people
    Table,
    /// An array of objects
    Json,
    /// For spreadsheets
    Csv,
}

impl ColorArg {
    /// Returns whether to use colours; `auto` is what the terminal and the environment suggest.
    pub(crate) fn resolve(self, auto: ColorChoice) -> bool {
        match self {
            Self::Auto => matches!(auto, ColorChoice::Always | ColorChoice::AlwaysAnsi),
            Self::Always => true,
            Self::Never => false,
        }
    }
}

impl From<ColorArg> for clap::ColorChoice {
    fn from(color: ColorArg) -> Self {
        match color {
            ColorArg::Auto => Self::Auto,
            ColorArg::Always => Self::Always,
            ColorArg::Never => Self::Never,
        }
    }
}

/// Returns the value of `--color` before the command line is parsed, for use in the parser's own errors.
pub(crate) fn color(arguments: &[OsString]) -> ColorArg {
    let texts: Vec<_> = arguments.iter().map(|argument| argument.to_str()).collect();
    let separate = texts.windows(2).filter(|pair| pair[0] == Some("--color")).map(|pair| pair[1]);
    let joined = texts.iter().map(|text| text.and_then(|text| text.strip_prefix("--color=")));
    let value = separate.chain(joined).flatten().last();
    value.and_then(|value| ColorArg::from_str(value, false).ok()).unwrap_or(ColorArg::Auto)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
