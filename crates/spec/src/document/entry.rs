//! Groups, their entries, and what entries are made of.

use serde::Deserialize;

use super::code_style::CodeStyleDecl;
use super::defaults::DefaultsDecl;
use super::keys::structs_of_the_format;
use super::param::ParamDecl;
use super::retry::RetryDecl;
use super::values::{self, Pairs, ResolutionDecl, Written};

structs_of_the_format! {
    /// A group file.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct GroupDecl {
        /// Required. The name of the group, in kebab-case. The Rust module and the page of the group have this name.
        ///
        /// Example: `group: orders`
        pub(crate) group: Option<String>,
        /// Required. The title of the group, as plain text.
        ///
        /// Example: `title: Orders`
        pub(crate) title: Option<String>,
        /// The introduction of the group's page, in Markdown.
        ///
        /// Example: `description: What can go wrong with an order.`
        pub(crate) description: Option<String>,
        /// Labels of every entry of the group.
        ///
        /// Example: `tags: [checkout]`
        pub(crate) tags: Vec<String>,
        /// How the codes of the group are spelled: one of the catalog's styles, or a `pattern`. Default: the catalog's `code_style`.
        ///
        /// Example: `code_style: number`
        pub(crate) code_style: Option<CodeStyleDecl>,
        /// What the errors of the group have if they leave it out. They win over the catalog's `defaults`.
        ///
        /// Example: `defaults: { status: 400 }`
        pub(crate) defaults: Option<DefaultsDecl>,
        /// Params that every error of the group has, as if it declared them first. An error can declare one of them again, otherwise.
        ///
        /// Example: `params: { order: string }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) params: Pairs<ParamDecl>,
        /// Filled entry by entry, each decoded from its own slice of the file.
        #[serde(skip)]
        pub(crate) errors: Pairs<EntryDecl>,
    }

    /// One code.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct EntryDecl {
        /// Required without `defaults`. The HTTP status of the response, from 400 to 599.
        /// 200 is possible in an envelope that sets `http_status`.
        ///
        /// Example: `status: 409`
        pub(crate) status: Option<u16>,
        /// Required without `requires`. A short name of the error, the same in every occurrence. Plain text.
        /// Default: the words of the code.
        ///
        /// Example: `title: The article is sold out`
        pub(crate) title: Option<String>,
        /// Required without `requires`. What happened and why, in Markdown.
        ///
        /// Example: `description: Another customer was faster.`
        pub(crate) description: Option<String>,
        /// Required without `requires`. What the caller can do about it, in Markdown: a text, or a list of steps.
        ///
        /// Example: `resolution: Order fewer, or wait.`
        pub(crate) resolution: Option<ResolutionDecl>,
        /// The usual causes, each in Markdown.
        ///
        /// Example: `reasons: [The stock is counted at night.]`
        pub(crate) reasons: Vec<String>,
        /// What happened this time: plain text, with params in braces. It is the `Display` text in Rust and the `detail` of a problem document.
        ///
        /// Example: `detail: "Only {left} are left."`
        pub(crate) detail: Option<String>,
        /// What your application may show to its users: plain text, with params in braces. An envelope sends it as `$user_message`.
        ///
        /// Example: `user_message: "We have only {left} of these."`
        pub(crate) user_message: Option<String>,
        /// The values that each occurrence of the error has: the name of each, and its type.
        ///
        /// Example: `params: { left: integer }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) params: Pairs<ParamDecl>,
        /// Cases of the error, by name, if a code has several reasons. Each case has its own `detail`, and the entry has none.
        ///
        /// Example: `cases: { far: It is too far. }`
        #[serde(deserialize_with = "values::pairs_or_text")]
        pub(crate) cases: Pairs<CaseDecl>,
        /// What can be wrong with a field of a request, by name. A param of type `fields` lists the fields that are wrong.
        ///
        /// Example: `field_errors: { too-short: is too short }`
        #[serde(deserialize_with = "values::pairs_or_text")]
        pub(crate) field_errors: Pairs<IssueDecl>,
        /// A stable number of the error, for formats that send one. It is unique in the catalog.
        ///
        /// Example: `number: 1404`
        pub(crate) number: Option<i32>,
        /// The name of the variant in Rust. By default, it is made from the code.
        ///
        /// Example: `rust_name: SoldOut`
        pub(crate) rust_name: Option<String>,
        /// Whether sending the same request again can succeed.
        /// One of `never`, `after-fix`, `backoff`, or a time to wait:
        /// `after` with a time such as `30s`, or with the name of a param of type `duration`. With `after`, a response has `Retry-After`.
        ///
        /// Example: `retry: { after: 30s }`
        pub(crate) retry: Option<RetryDecl>,
        /// Further headers of the response, by name, with params in braces.
        ///
        /// Example: `headers: { Allow: GET }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) headers: Pairs<String>,
        /// The level at which the error is logged. Default: `error` for a status from 500, else `warn`.
        /// One of `fatal`, `error`, `warn`, `info`.
        ///
        /// Example: `severity: info`
        pub(crate) severity: Option<String>,
        /// Who may see the error. Callers get the entry that `mask` names in place of an internal one. Default: `public`.
        /// One of `public`, `internal`.
        ///
        /// Example: `audience: internal`
        pub(crate) audience: Option<String>,
        /// The code that callers get in place of an internal error. Required with `audience: internal`.
        ///
        /// Example: `mask: internal-error`
        pub(crate) mask: Option<String>,
        /// Whether a response with a 5xx status contains the detail, the params and the field errors of the error.
        /// Default: `false`, because they may reveal what happened inside the server.
        ///
        /// Example: `expose: true`
        pub(crate) expose: Option<bool>,
        /// The format of the response. Default: the catalog's `envelope`.
        ///
        /// Example: `envelope: rfc9457`
        pub(crate) envelope: Option<String>,
        /// Fixed values that the envelope sends, by name.
        ///
        /// Example: `props: { category: CARD }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) props: Pairs<Written>,
        /// Labels, by which the documentation can be searched.
        ///
        /// Example: `tags: [stock]`
        pub(crate) tags: Vec<String>,
        /// What else to read: codes, and addresses with `https:`.
        ///
        /// Example: `see: [limit-reached, "https://shop.example/stock"]`
        #[serde(deserialize_with = "values::list_or_text")]
        pub(crate) see: Vec<SeeDecl>,
        /// A request that causes the error, exactly as it is sent. The documentation shows it.
        ///
        /// Example: `example_request: POST /v1/orders HTTP/1.1`
        pub(crate) example_request: Option<String>,
        /// A text for the maintainers of the catalog. It is never published.
        ///
        /// Example: `note: Ask Finance before you change the text.`
        pub(crate) note: Option<String>,
        /// The version of the catalog in which the code first appeared.
        ///
        /// Example: `since: 1.2.0`
        pub(crate) since: Option<String>,
        /// The error is still sent, but will be retired: since which version, and what replaces it.
        ///
        /// Example: `deprecated: { since: 1.2.0 }`
        pub(crate) deprecated: Option<LifecycleDecl>,
        /// The error is no longer sent. Clients still read it, and its page remains.
        ///
        /// Example: `retired: { since: 1.2.0 }`
        pub(crate) retired: Option<LifecycleDecl>,
        /// Former codes of the error. Clients still read them, and their pages redirect to this one.
        ///
        /// Example: `aliases: [out-of-stock]`
        pub(crate) aliases: Vec<String>,
        /// A broader code, for clients that don't know this one.
        ///
        /// Example: `parent: order-refused`
        pub(crate) parent: Option<String>,
        /// Occurrences of the error, with values for its params. By default, there is one with the params' own examples.
        ///
        /// Example: `examples: [{ params: { left: 3 } }]`
        pub(crate) examples: Vec<ExampleDecl>,
        /// Warnings that don't apply to the entry, by id, each with a reason.
        ///
        /// Example: `allow: { EB0607: The texts are in review. }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) allow: Pairs<String>,
    }

    /// One of an entry's `cases`; a bare text is its detail.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct CaseDecl {
        /// Required. What happened this time: plain text, with params in braces.
        ///
        /// Example: `detail: "It is {distance} km away."`
        pub(crate) detail: Option<String>,
        /// A short name of the case, as plain text. Default: the error's.
        ///
        /// Example: `title: The address is too far away`
        pub(crate) title: Option<String>,
        /// What happened and why, in Markdown. Default: the error's.
        ///
        /// Example: `description: We deliver within 50 km.`
        pub(crate) description: Option<String>,
        /// What the caller can do about it, in Markdown: a text, or a list of steps. Default: the error's.
        ///
        /// Example: `resolution: Choose another address.`
        pub(crate) resolution: Option<ResolutionDecl>,
        /// What your application may show to its users: plain text, with params in braces. Default: the error's.
        ///
        /// Example: `user_message: "That is {distance} km away."`
        pub(crate) user_message: Option<String>,
        /// The name of the case in Rust. By default, it is made from the name.
        ///
        /// Example: `rust_name: TooFar`
        pub(crate) rust_name: Option<String>,
        /// Params that only this case has.
        ///
        /// Example: `params: { distance: integer }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) params: Pairs<ParamDecl>,
        /// Fixed values that the envelope sends, by name. They replace the error's.
        ///
        /// Example: `props: { category: ADDRESS }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) props: Pairs<Written>,
        /// Labels of the case, in addition to the error's.
        ///
        /// Example: `tags: [delivery]`
        pub(crate) tags: Vec<String>,
        /// What else to read about the case: codes, and addresses with `https:`.
        ///
        /// Example: `see: ["https://shop.example/delivery"]`
        #[serde(deserialize_with = "values::list_or_text")]
        pub(crate) see: Vec<SeeDecl>,
        /// The case is still sent, but will be removed: since which version, and what replaces it.
        ///
        /// Example: `deprecated: { since: 1.2.0 }`
        pub(crate) deprecated: Option<LifecycleDecl>,
    }

    /// One of an entry's `field_errors`; a bare text is its message.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct IssueDecl {
        /// Required. What is wrong with the field: plain text, with params in braces.
        ///
        /// Example: `message: "must have {minimum} characters"`
        pub(crate) message: Option<String>,
        /// The name of the field error in Rust. By default, it is made from the name.
        ///
        /// Example: `rust_name: TooShort`
        pub(crate) rust_name: Option<String>,
        /// The values that the field error has.
        ///
        /// Example: `params: { minimum: unsigned }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) params: Pairs<ParamDecl>,
    }

    /// `deprecated` and `retired`.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct LifecycleDecl {
        /// The first version of the catalog in which the error is deprecated or retired.
        ///
        /// Example: `since: 1.2.0`
        pub(crate) since: Option<String>,
        /// The code to use instead.
        ///
        /// Example: `use: sold-out`
        #[serde(rename = "use")]
        pub(crate) replacement: Option<String>,
        /// What callers should know about it.
        ///
        /// Example: `note: The new code says how many are left.`
        pub(crate) note: Option<String>,
    }

    /// One of an entry's `examples`.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct ExampleDecl {
        /// A title for the example, as plain text.
        ///
        /// Example: `title: The last one is gone`
        pub(crate) title: Option<String>,
        /// The case, by name, if the entry has cases.
        ///
        /// Example: `case: far`
        pub(crate) case: Option<String>,
        /// Values of params, by name. The others have the param's `example`.
        /// For a param of type `fields`, it is a list of `{field, error}`, with the params of the field error next to them.
        ///
        /// Example: `params: { left: 3 }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) params: Pairs<Written>,
        /// Further errors of the same response: codes, or codes with values.
        ///
        /// Example: `errors: [limit-reached]`
        #[serde(deserialize_with = "values::list_or_text")]
        pub(crate) errors: Vec<RelatedDecl>,
        /// The errors that caused this one: codes, or codes with values.
        ///
        /// Example: `causes: [{ code: limit-reached, params: { limit: 5 } }]`
        #[serde(deserialize_with = "values::list_or_text")]
        pub(crate) causes: Vec<RelatedDecl>,
        /// The `instance` of the response: a URI reference for this occurrence.
        ///
        /// Example: `instance: /orders/17`
        pub(crate) instance: Option<String>,
        /// The trace id of the request.
        ///
        /// Example: `trace_id: 4bf92f3577b34da6`
        pub(crate) trace_id: Option<String>,
        /// Values of the envelope's `$ctx`, by name.
        ///
        /// Example: `values: { tenant: acme }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) values: Pairs<Written>,
    }

    /// An error that belongs to an example; a bare text is its code.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct RelatedDecl {
        /// Required. The code of the error.
        ///
        /// Example: `code: limit-reached`
        pub(crate) code: Option<String>,
        /// The case, by name, if the entry has cases.
        ///
        /// Example: `case: daily`
        pub(crate) case: Option<String>,
        /// Values of params, by name.
        ///
        /// Example: `params: { limit: 5 }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) params: Pairs<Written>,
    }

    /// What else to read; a bare text is its code or its address.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct SeeDecl {
        /// Required. The address.
        ///
        /// Example: `url: https://shop.example/stock`
        pub(crate) url: Option<String>,
        /// The text of the link. Default: the address.
        ///
        /// Example: `title: How stock is counted`
        pub(crate) title: Option<String>,
    }
}

impl EntryDecl {
    /// Returns whether it has texts to translate.
    pub(crate) fn has_texts(&self) -> bool {
        [&self.title, &self.description, &self.detail, &self.user_message]
            .iter()
            .any(|text| text.is_some())
            || self.resolution.is_some()
            || !(self.reasons.is_empty() && self.cases.is_empty() && self.field_errors.is_empty())
    }

    /// Returns whether callers get another entry in its place.
    pub(crate) fn is_internal(&self) -> bool {
        self.audience.as_deref() == Some("internal")
    }
}
