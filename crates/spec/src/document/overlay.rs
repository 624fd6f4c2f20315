//! Translations: files in `languages/`.

use serde::Deserialize;

use super::keys::structs_of_the_format;
use super::values::{self, Pairs, ResolutionDecl};

structs_of_the_format! {
    /// A file under `languages/`.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct OverlayDecl {
        /// Required. The language of the file, as a BCP 47 tag. The file has the same name.
        ///
        /// Example: `language: es`
        pub(crate) language: Option<String>,
        /// The texts of the catalog.
        ///
        /// Example: `catalog: { title: Errores de la API }`
        pub(crate) catalog: Option<TextsDecl>,
        /// The texts of the documentation site.
        ///
        /// Example: `site: { title: Tienda }`
        pub(crate) site: Option<SiteTextsDecl>,
        /// The texts of each group, by its name.
        ///
        /// Example: `groups: { orders: { title: Pedidos } }`
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
    pub(crate) struct TextsDecl {
        /// The title, as plain text.
        ///
        /// Example: `title: Pedidos`
        pub(crate) title: Option<String>,
        /// The introduction, in Markdown.
        ///
        /// Example: `description: Lo que puede fallar en un pedido.`
        pub(crate) description: Option<String>,
    }

    /// `site` of an overlay.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct SiteTextsDecl {
        /// The title of the site.
        ///
        /// Example: `title: Tienda`
        pub(crate) title: Option<String>,
        /// Overrides words of the pages, by name. `errbook explain EB0711` lists them.
        ///
        /// Example: `words: { what_to_do: Cómo seguir }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) words: Pairs<String>,
    }

    /// Texts of an entry in another language.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct EntryTextsDecl {
        /// A short name of the error, as plain text.
        ///
        /// Example: `title: El artículo está agotado`
        pub(crate) title: Option<String>,
        /// What happened and why, in Markdown.
        ///
        /// Example: `description: Otro cliente fue más rápido.`
        pub(crate) description: Option<String>,
        /// What the caller can do about it, in Markdown: a text or a list of steps, as in the source language.
        ///
        /// Example: `resolution: Pide menos o espera.`
        pub(crate) resolution: Option<ResolutionDecl>,
        /// The usual causes, as many as in the source language.
        ///
        /// Example: `reasons: [El inventario se cuenta de noche.]`
        pub(crate) reasons: Vec<String>,
        /// What happened this time, with the same params in braces as in the source language.
        ///
        /// Example: `detail: "Solo quedan {left}."`
        pub(crate) detail: Option<String>,
        /// What your application may show to its users, with the same params in braces as in the source language.
        ///
        /// Example: `user_message: "Solo nos quedan {left}."`
        pub(crate) user_message: Option<String>,
        /// The texts of each case, by its name.
        ///
        /// Example: `cases: { far: Está demasiado lejos. }`
        #[serde(deserialize_with = "values::pairs_or_text")]
        pub(crate) cases: Pairs<CaseTextsDecl>,
        /// The texts of each field error, by its name.
        ///
        /// Example: `field_errors: { too-short: es demasiado corto }`
        #[serde(deserialize_with = "values::pairs_or_text")]
        pub(crate) field_errors: Pairs<IssueTextsDecl>,
    }

    /// Texts of a case in another language; a bare text is its detail.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct CaseTextsDecl {
        /// What happened this time.
        ///
        /// Example: `detail: Está demasiado lejos.`
        pub(crate) detail: Option<String>,
        /// A short name of the case, as plain text.
        ///
        /// Example: `title: La dirección está demasiado lejos`
        pub(crate) title: Option<String>,
        /// What happened and why, in Markdown.
        ///
        /// Example: `description: Entregamos a menos de 50 km.`
        pub(crate) description: Option<String>,
        /// What the caller can do about it, in Markdown: a text or a list of steps, as in the source language.
        ///
        /// Example: `resolution: Elige otra dirección.`
        pub(crate) resolution: Option<ResolutionDecl>,
        /// What your application may show to its users, with the same params in braces as in the source language.
        ///
        /// Example: `user_message: "Está a {distance} km."`
        pub(crate) user_message: Option<String>,
    }

    /// Texts of a field issue in another language; a bare text is its message.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct IssueTextsDecl {
        /// What is wrong with the field.
        ///
        /// Example: `message: es demasiado corto`
        pub(crate) message: Option<String>,
    }
}
