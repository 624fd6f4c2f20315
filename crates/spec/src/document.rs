//! The catalog as written: what the YAML says, before anything is looked up in anything else.
//!
//! The structs are the definition of the format. Values have no places of their own; a place is a file and a
//! key path ([`crate::diagnostic::Place`]), looked up in the file's syntax tree when a report is drawn.

use serde::Deserialize;

use crate::source::FileId;

mod bare;
pub(crate) mod names;
mod scalar;
mod values;

pub(crate) use scalar::{Scalar, ambiguous_boolean, ambiguous_number};
pub(crate) use values::{
    AfterDecl, EnvelopesDecl, Pairs, ParamDecl, ParamSpec, ResolutionDecl, RetryDecl, SetDecl,
    SetSpec, Written,
};

/// Everything that was written.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) cover: Option<InFile<CoverDecl>>,
    /// Sorted by path.
    pub(crate) groups: Vec<InFile<GroupDecl>>,
    /// Sorted by path.
    pub(crate) overlays: Vec<InFile<OverlayDecl>>,
    /// The pictures, sorted by path below the catalog's folder.
    pub(crate) pictures: Vec<(String, Vec<u8>)>,
    /// Whether a file could not be read as YAML and is missing here. Its problem is reported: a name that is not found
    /// may well be in it.
    pub(crate) incomplete: bool,
}

/// A declaration and its file.
#[derive(Debug)]
pub(crate) struct InFile<T> {
    pub(crate) file: FileId,
    /// Below the catalog's folder.
    pub(crate) path: String,
    pub(crate) decl: T,
}

/// `catalog.yaml`. Fields that must be there are options all the same: a missing one is reported by resolve, with the rest.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CoverDecl {
    pub(crate) catalog: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) contact: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) docs_url: Option<String>,
    pub(crate) type_uri: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) code_style: Option<String>,
    pub(crate) unique: Option<String>,
    pub(crate) envelope: Option<EnvelopesDecl>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) envelopes: Pairs<EnvelopeDecl>,
    /// The built-in envelopes that the catalog names, and those that they extend.
    #[serde(skip)]
    pub(crate) presets: Vec<(&'static str, EnvelopeDecl)>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) sets: Pairs<SetDecl>,
    /// What is refused → code.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) fallbacks: Pairs<String>,
    pub(crate) reserved: Vec<String>,
    pub(crate) stale_translations: Option<String>,
    /// Id of a warning → level.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) lint: Pairs<String>,
    pub(crate) site: Option<SiteDecl>,
}

/// `site` of the cover.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SiteDecl {
    pub(crate) title: Option<String>,
    /// An SVG file in the catalog's folder.
    pub(crate) logo: Option<String>,
    pub(crate) colours: Option<ColoursDecl>,
    /// Text → address.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) links: Pairs<String>,
    /// An address with `{file}` and `{line}`.
    pub(crate) source: Option<String>,
    /// Name of a word → text.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) words: Pairs<String>,
}

/// `colours` of a `site`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ColoursDecl {
    pub(crate) accent: Option<String>,
    pub(crate) accent_dark: Option<String>,
}

/// One of the cover's `envelopes`, or a preset.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EnvelopeDecl {
    pub(crate) content_type: Option<String>,
    /// `json` or `xml`.
    pub(crate) serializer: Option<String>,
    /// `real` or a number.
    pub(crate) http_status: Option<String>,
    /// Statuses that `http_status` does not replace.
    pub(crate) keeps_status: Vec<String>,
    pub(crate) extends: Option<String>,
    /// Names of props that every entry in the envelope has.
    pub(crate) requires_props: Vec<String>,
    /// Name of a prop → its values.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) props: Pairs<PropDecl>,
    /// Name → text with variables.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) headers: Pairs<String>,
    pub(crate) body: Option<Written>,
}

/// What values an envelope takes for a prop.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct PropDecl {
    /// `string`, `number`, `boolean` or `url`.
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) one_of: Vec<String>,
    /// Status → value of entries that have none.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) by_status: Pairs<Written>,
}

/// A group file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct GroupDecl {
    pub(crate) group: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) tags: Vec<String>,
    /// Filled entry by entry, each decoded from its own slice of the file.
    #[serde(skip)]
    pub(crate) errors: Pairs<EntryDecl>,
}

/// One code.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EntryDecl {
    pub(crate) status: Option<u16>,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) resolution: Option<ResolutionDecl>,
    pub(crate) reasons: Vec<String>,
    pub(crate) detail: Option<String>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) params: Pairs<ParamDecl>,
    #[serde(deserialize_with = "values::pairs_or_text")]
    pub(crate) cases: Pairs<CaseDecl>,
    #[serde(deserialize_with = "values::pairs_or_text")]
    pub(crate) field_errors: Pairs<IssueDecl>,
    pub(crate) number: Option<i32>,
    pub(crate) rust_name: Option<String>,
    pub(crate) retry: Option<RetryDecl>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) headers: Pairs<String>,
    pub(crate) severity: Option<String>,
    pub(crate) audience: Option<String>,
    pub(crate) mask: Option<String>,
    pub(crate) expose: Option<bool>,
    pub(crate) envelope: Option<String>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) props: Pairs<Written>,
    pub(crate) tags: Vec<String>,
    #[serde(deserialize_with = "values::list_or_text")]
    pub(crate) see: Vec<SeeDecl>,
    pub(crate) example_request: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) since: Option<String>,
    pub(crate) deprecated: Option<LifecycleDecl>,
    pub(crate) retired: Option<LifecycleDecl>,
    pub(crate) aliases: Vec<String>,
    pub(crate) parent: Option<String>,
    pub(crate) examples: Vec<ExampleDecl>,
    /// Id of a warning → reason.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) allow: Pairs<String>,
}

impl EntryDecl {
    /// Returns whether callers get another entry in its place.
    pub(crate) fn is_internal(&self) -> bool {
        self.audience.as_deref() == Some("internal")
    }
}

/// One of an entry's `cases`; a bare text is its detail.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CaseDecl {
    pub(crate) detail: Option<String>,
    pub(crate) rust_name: Option<String>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) params: Pairs<ParamDecl>,
}

/// One of an entry's `field_errors`; a bare text is its message.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct IssueDecl {
    pub(crate) message: Option<String>,
    pub(crate) rust_name: Option<String>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) params: Pairs<ParamDecl>,
}

/// `deprecated` and `retired`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct LifecycleDecl {
    pub(crate) since: Option<String>,
    #[serde(rename = "use")]
    pub(crate) replacement: Option<String>,
    pub(crate) note: Option<String>,
}

/// One of an entry's `examples`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ExampleDecl {
    pub(crate) title: Option<String>,
    pub(crate) case: Option<String>,
    /// Of type `fields`: a list of `{field, error}` with the issue's params next to them. What is left out has the param's `example`.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) params: Pairs<Written>,
    #[serde(deserialize_with = "values::list_or_text")]
    pub(crate) errors: Vec<RelatedDecl>,
    #[serde(deserialize_with = "values::list_or_text")]
    pub(crate) causes: Vec<RelatedDecl>,
    pub(crate) instance: Option<String>,
    pub(crate) trace_id: Option<String>,
    /// The values of `$ctx`.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) values: Pairs<Written>,
}

/// An error that belongs to an example; a bare text is its code.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RelatedDecl {
    pub(crate) code: Option<String>,
    pub(crate) case: Option<String>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) params: Pairs<Written>,
}

/// What else to read; a bare text is its code or its address.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SeeDecl {
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
}

/// A file under `languages/`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct OverlayDecl {
    pub(crate) language: Option<String>,
    pub(crate) catalog: Option<TextsDecl>,
    pub(crate) site: Option<SiteTextsDecl>,
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) groups: Pairs<TextsDecl>,
    /// Group → code → texts. Filled entry by entry.
    #[serde(skip)]
    pub(crate) errors: Pairs<Pairs<EntryTextsDecl>>,
    /// Codes where groups belong.
    #[serde(skip)]
    pub(crate) ungrouped: Vec<String>,
}

/// Texts of a catalog or group in another language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TextsDecl {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
}

/// `site` of an overlay.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SiteTextsDecl {
    pub(crate) title: Option<String>,
    /// Name of a word → text.
    #[serde(deserialize_with = "values::pairs")]
    pub(crate) words: Pairs<String>,
}

/// Texts of an entry in another language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EntryTextsDecl {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) resolution: Option<ResolutionDecl>,
    pub(crate) reasons: Vec<String>,
    pub(crate) detail: Option<String>,
    #[serde(deserialize_with = "values::pairs_or_text")]
    pub(crate) cases: Pairs<CaseTextsDecl>,
    #[serde(deserialize_with = "values::pairs_or_text")]
    pub(crate) field_errors: Pairs<IssueTextsDecl>,
}

/// Texts of a case in another language; a bare text is its detail.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CaseTextsDecl {
    pub(crate) detail: Option<String>,
}

/// Texts of a field issue in another language; a bare text is its message.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct IssueTextsDecl {
    pub(crate) message: Option<String>,
}
