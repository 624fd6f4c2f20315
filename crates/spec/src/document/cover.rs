//! `catalog.yaml`, the cover of a catalog.

use serde::Deserialize;

use super::code_style::CodeStyleDecl;
use super::defaults::DefaultsDecl;
use super::envelope::EnvelopeDecl;
use super::keys::structs_of_the_format;
use super::param::ParamDecl;
use super::set::SetDecl;
use super::values::{self, EnvelopesDecl, Pairs};

structs_of_the_format! {
    /// `catalog.yaml`. Required fields are `Option`s too, so that resolve reports missing ones together with other problems.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct CoverDecl {
        /// Required. The name of the catalog, in kebab-case. Generated files and the Rust module have this name.
        ///
        /// Example: `catalog: shop`
        pub(crate) catalog: Option<String>,
        /// Required. The title of the documentation, as plain text.
        ///
        /// Example: `title: Shop API errors`
        pub(crate) title: Option<String>,
        /// The introduction of the documentation, in Markdown.
        ///
        /// Example: `description: The errors of the Shop API.`
        pub(crate) description: Option<String>,
        /// Where readers of the documentation get help: an `https:` or `mailto:` address.
        ///
        /// Example: `contact: "mailto:support@shop.example"`
        pub(crate) contact: Option<String>,
        /// The version of the catalog. An entry's `since` may not be later.
        ///
        /// Example: `version: 1.2.0`
        pub(crate) version: Option<String>,
        /// The address at which you publish the catalog's folder of the documentation site.
        /// Type URIs and the links of responses begin with it.
        ///
        /// Example: `docs_url: https://shop.example/errors`
        pub(crate) docs_url: Option<String>,
        /// The type URI of every error, with `{catalog}`, `{group}`, `{code}` and `{number}`.
        /// Default: `{docs_url}/{group}#{code}`.
        ///
        /// Example: `type_uri: "urn:shop:error:{code}"`
        pub(crate) type_uri: Option<String>,
        /// Required. The language in which the entries are written, as a BCP 47 tag.
        ///
        /// Example: `language: en`
        pub(crate) language: Option<String>,
        /// The other languages of the catalog. Each has a file in `languages/`.
        ///
        /// Example: `languages: [es, pt-BR]`
        pub(crate) languages: Vec<String>,
        /// How codes are spelled. Default: `kebab-case`.
        /// One of `kebab-case`, `snake_case`, `SCREAMING_SNAKE_CASE`, `UPPER-KEBAB-CASE`, `PascalCase`, `camelCase`, `number`,
        /// or a `pattern` for other codes. A group may have a style of its own.
        ///
        /// Example: `code_style: kebab-case`
        pub(crate) code_style: Option<CodeStyleDecl>,
        /// The texts that every error must have, of `title`, `description` and `resolution`. Default: all of them.
        /// Without a title, an error has the words of its code as its title; without a description, its `detail` is described.
        ///
        /// Example: `requires: [title]`
        pub(crate) requires: Option<Vec<String>>,
        /// What errors have if they leave it out. A group may have defaults of its own.
        ///
        /// Example: `defaults: { retry: never }`
        pub(crate) defaults: Option<DefaultsDecl>,
        /// Params that every error has, as if it declared them first. A group or an error can declare one of them again, otherwise.
        ///
        /// Example: `params: { hint: { type: string, optional: true } }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) params: Pairs<ParamDecl>,
        /// Where a code must be unique. Default: `catalog`.
        /// One of `catalog`, `group`.
        ///
        /// Example: `unique: group`
        pub(crate) unique: Option<String>,
        /// Required. The format of the response body: a built-in envelope, or one of `envelopes`.
        /// From a list, the request's `Accept` header chooses; the first is the default.
        ///
        /// Example: `envelope: rfc9457`
        pub(crate) envelope: Option<EnvelopesDecl>,
        /// Your own response formats, by name.
        ///
        /// Example: `envelopes: { house: { body: { code: $code } } }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) envelopes: Pairs<EnvelopeDecl>,
        /// The built-in envelopes that the catalog names, and those that they extend.
        #[serde(skip)]
        pub(crate) presets: Vec<(&'static str, EnvelopeDecl)>,
        /// Sets of errors, by name. Each becomes a Rust enum, for functions that return only those errors.
        ///
        /// Example: `sets: { create-order: [sold-out] }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) sets: Pairs<SetDecl>,
        /// The codes that replace a framework's own rejections: the kind of rejection, and the code. The kinds, by status, are
        /// `bad_request`, `unauthorized`, `forbidden`, `not_found`, `method_not_allowed`, `not_acceptable`, `request_timeout`,
        /// `conflict`, `gone`, `length_required`, `precondition_failed`, `body_too_large`, `uri_too_long`,
        /// `unsupported_media_type`, `unprocessable`, `too_many_requests`, `headers_too_large`, `internal`, `not_implemented`,
        /// `bad_gateway`, `unavailable` and `timeout`.
        ///
        /// Example: `fallbacks: { not_found: no-such-page }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) fallbacks: Pairs<String>,
        /// Codes and numbers that no entry may use, because they once meant something else.
        ///
        /// Example: `reserved: [old-code, "17"]`
        pub(crate) reserved: Vec<String>,
        /// What callers get if the source text has changed since its translation. Default: `serve`.
        /// One of `serve`, `fallback`.
        ///
        /// Example: `stale_translations: serve`
        pub(crate) stale_translations: Option<String>,
        /// The level of each warning, by id: `allow`, `warn` or `deny`.
        ///
        /// Example: `lint: { EB0607: deny }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) lint: Pairs<String>,
        /// How the documentation site looks.
        ///
        /// Example: `site: { title: Shop }`
        pub(crate) site: Option<SiteDecl>,
    }

    /// `site` of the cover.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct SiteDecl {
        /// The title of the site. Default: the catalog's title.
        ///
        /// Example: `title: Shop`
        pub(crate) title: Option<String>,
        /// An SVG file in the catalog's folder.
        ///
        /// Example: `logo: pictures/logo.svg`
        pub(crate) logo: Option<String>,
        /// The colours of the site.
        ///
        /// Example: `colours: { accent: "#0a6" }`
        pub(crate) colours: Option<ColoursDecl>,
        /// Links at the end of every page: text, and address.
        ///
        /// Example: `links: { Support: "https://example.com" }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) links: Pairs<String>,
        /// The address of the catalog's source files, with `{file}` and `{line}`.
        ///
        /// Example: `source: "https://example.com/blob/main/{file}#L{line}"`
        pub(crate) source: Option<String>,
        /// Whom the pages are for. Pages for the `team` also show the Rust that returns each error, and the commands for the mock API.
        /// Default: `callers`.
        /// One of `callers`, `team`.
        ///
        /// Example: `audience: team`
        pub(crate) audience: Option<String>,
        /// The languages in which the site also has every page as Markdown. Default: `source`.
        /// One of `source`, `all`, `none`.
        ///
        /// Example: `markdown: all`
        pub(crate) markdown: Option<String>,
        /// Overrides words of the pages, by name. `errbook explain EB0711` lists them.
        ///
        /// Example: `words: { what_to_do: How to go on }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) words: Pairs<String>,
    }

    /// `colours` of a `site`.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct ColoursDecl {
        /// The colour of links and marks on a light page, in hexadecimal.
        ///
        /// Example: `accent: "#0a6"`
        pub(crate) accent: Option<String>,
        /// The colour of links and marks on a dark page, in hexadecimal.
        ///
        /// Example: `accent_dark: "#7dc"`
        pub(crate) accent_dark: Option<String>,
    }
}
