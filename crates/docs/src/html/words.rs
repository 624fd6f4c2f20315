//! The site's own words, besides those that the `CommonMark` pages have, too.

/// The words of one language.
pub(crate) struct SiteWords {
    /// The language.
    pub(crate) tag: &'static str,
    pub(crate) as_sent: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) decode: &'static str,
    pub(crate) facts: &'static str,
    pub(crate) group: &'static str,
    pub(crate) groups: &'static str,
    pub(crate) home: &'static str,
    pub(crate) home_lead: &'static str,
    pub(crate) languages: &'static str,
    pub(crate) link_to: &'static str,
    pub(crate) meant: &'static str,
    pub(crate) moved: &'static str,
    pub(crate) neighbours: &'static str,
    pub(crate) none: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) not_found_lead: &'static str,
    pub(crate) only_current: &'static str,
    pub(crate) only_retryable: &'static str,
    pub(crate) paste: &'static str,
    pub(crate) path: &'static str,
    pub(crate) retryable: &'static str,
    pub(crate) search: &'static str,
    pub(crate) show: &'static str,
    /// With `{shown}` and `{all}`.
    pub(crate) shown: &'static str,
    pub(crate) skip: &'static str,
    pub(crate) what_to_do: &'static str,
    /// One code, several codes, one group, several groups, and what joins them.
    counts: [&'static str; 5],
}

impl SiteWords {
    /// Returns `9 codes in 2 groups`.
    pub(crate) fn codes_in_groups(&self, codes: usize, groups: usize) -> String {
        let [code, several_codes, group, several_groups, within] = self.counts;
        let codes_word = if codes == 1 { code } else { several_codes };
        let groups_word = if groups == 1 { group } else { several_groups };
        format!("{codes} {codes_word} {within} {groups} {groups_word}")
    }
}

/// Returns the words for a language, else the English ones.
pub(crate) fn of(tag: &str) -> &'static SiteWords {
    if primary(tag).eq_ignore_ascii_case("es") { &SPANISH } else { &ENGLISH }
}

/// Returns what the speakers of a language call it; its tag where that is not known.
pub(crate) fn autonym(tag: &str) -> String {
    let found = AUTONYMS.iter().find(|(known, _)| primary(tag).eq_ignore_ascii_case(known));
    match (found, tag.split_once('-')) {
        (None, _) => tag.to_owned(),
        (Some((_, name)), None) => (*name).to_owned(),
        (Some((_, name)), Some((_, region))) => format!("{name} ({region})"),
    }
}

/// Returns whether a language is written from right to left.
pub(crate) fn is_rtl(tag: &str) -> bool {
    ["ar", "fa", "he", "ur"].iter().any(|rtl| primary(tag).eq_ignore_ascii_case(rtl))
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

const AUTONYMS: [(&str, &str); 34] = [
    ("ar", "العربية"),
    ("bg", "Български"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

static ENGLISH: SiteWords = SiteWords {
    tag: "en",
    as_sent: "As it is sent",
    copied: "Copied",
    copy: "Copy",
    decode: "Decode a response",
    facts: "Facts",
    group: "Group",
    groups: "Groups",
    home: "API errors",
    home_lead: "Every error that these APIs answer with: what it means, and what to do about it.",
    languages: "Languages",
    link_to: "Link to",
    meant: "Did you mean",
    moved: "This page has moved",
    neighbours: "Codes before and after",
    none: "No code of this catalog stands in it.",
    not_found: "This page does not exist",
    not_found_lead: "The address leads nowhere. Every code is listed here:",
    only_current: "Current only",
    only_retryable: "Retryable only",
    paste: "Paste the body of a response to find its code",
    path: "Where you are",
    retryable: "retryable",
    search: "Search codes and texts",
    show: "Show",
    shown: "{shown} of {all} codes",
    skip: "Skip to the content",
    what_to_do: "What to do",
    counts: ["code", "codes", "group", "groups", "in"],
};

static SPANISH: SiteWords = SiteWords {
    tag: "es",
    as_sent: "Tal como se envía",
    copied: "Copiado",
    copy: "Copiar",
    decode: "Descifrar una respuesta",
    facts: "Datos",
    group: "Grupo",
    groups: "Grupos",
    home: "Errores de las API",
    home_lead: "Todos los errores con los que responden estas API: qué significan y qué hacer.",
    languages: "Idiomas",
    link_to: "Enlace a",
    meant: "Quizá buscas",
    moved: "Esta página ha cambiado de lugar",
    neighbours: "Códigos anterior y siguiente",
    none: "No contiene ningún código de este catálogo.",
    not_found: "Esta página no existe",
    not_found_lead: "La dirección no lleva a ninguna parte. Aquí están todos los códigos:",
    only_current: "Solo vigentes",
    only_retryable: "Solo reintentables",
    paste: "Pega el cuerpo de una respuesta para encontrar su código",
    path: "Dónde estás",
    retryable: "reintentable",
    search: "Buscar en códigos y textos",
    show: "Mostrar",
    shown: "{shown} de {all} códigos",
    skip: "Saltar al contenido",
    what_to_do: "Qué hacer",
    counts: ["código", "códigos", "grupo", "grupos", "en"],
};
