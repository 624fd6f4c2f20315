//! The fixed words of the published pages. A catalog may override them.

/// Declares the words: name, English, Spanish. The name is also the key in a catalog.
macro_rules! words {
    ($($name:ident: $english:literal, $spanish:literal;)+) => {
        /// The words of the pages in one language.
        #[derive(Clone, Copy, Debug)]
        pub struct Words<'w> {
            /// The language of the words that the catalog does not override.
            pub language: &'static str,
            $(#[doc = $english] pub $name: &'w str,)+
        }

        static ENGLISH: Words<'static> = Words { language: "en", $($name: $english,)+ };
        static SPANISH: Words<'static> = Words { language: "es", $($name: $spanish,)+ };

        /// The name and the English text of each word, sorted by name.
        pub static ALL: &[(&str, &str)] = &[$((stringify!($name), $english)),+];

        /// The explanation of the diagnostic for unknown words.
        pub(crate) const EXPLANATION: &str = concat!(
            "`words` of `site` overrides the words of the pages: in catalog.yaml for the source language, in a translation for its \
             language. Keep the parts in braces, such as `{shown}`. The words are",
            $(" `", stringify!($name), "`",)+ "."
        );

        impl<'w> Words<'w> {
            fn put(&mut self, name: &str, text: &'w str) {
                $(if name == stringify!($name) {
                    self.$name = text;
                })+
            }
        }
    };
}

impl<'w> Words<'w> {
    /// Returns the words of a language, with the ones in `own` overridden. Languages other than English and Spanish get the English words.
    #[must_use]
    pub fn new(tag: &str, own: &'w [(String, String)]) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        let mut words = if primary.eq_ignore_ascii_case("es") { SPANISH } else { ENGLISH };
        for (name, text) in own {
            words.put(name, text);
        }
        words
    }
}

words! {
    after: "After", "Después de";
    after_fix: "After the request has been corrected.", "Después de corregir la petición.";
    after_header:
        "After the number of seconds in the `Retry-After` header.",
        "Después de los segundos que indica la cabecera `Retry-After`.";
    all_groups: "All groups", "Todos los grupos";
    as_sent: "As sent", "Tal como se envía";
    backoff: "Yes, with increasing delays between attempts.", "Sí, con pausas crecientes entre los intentos.";
    boolean: "boolean", "booleano";
    broader: "Broader code", "Código más general";
    case: "Case", "Caso";
    cases: "Cases", "Casos";
    catalogs: "Catalogs", "Catálogos";
    causes: "Causes", "Causas";
    code: "Code", "Código";
    contact: "Contact", "Contacto";
    copied: "Copied", "Copiado";
    copy: "Copy", "Copiar";
    copy_code: "Copy code", "Copiar código";
    copy_link: "Copy link", "Copiar enlace";
    count: "{codes} in {groups}", "{codes} en {groups}";
    count_code: "code", "código";
    count_codes: "codes", "códigos";
    count_group: "group", "grupo";
    count_groups: "groups", "grupos";
    decode: "Decode a response", "Decodificar una respuesta";
    deprecated: "Deprecated", "Obsoleto";
    description: "Description", "Descripción";
    downloads: "Downloads", "Descargas";
    duration: "duration in seconds", "duración en segundos";
    example: "Example", "Ejemplo";
    example_request: "Example request", "Petición de ejemplo";
    example_response: "Example response", "Respuesta de ejemplo";
    examples: "Examples", "Ejemplos";
    facts: "Facts", "Datos";
    field_errors: "Field errors", "Errores de campo";
    fields: "field errors", "errores de campo";
    filter: "Filter this list", "Filtrar esta lista";
    find: "Search", "Buscar";
    former: "Former codes", "Códigos anteriores";
    group: "Group", "Grupo";
    groups: "Groups", "Grupos";
    header: "Header", "Cabecera";
    header_allow: "The methods that the address allows.", "Los métodos que admite la dirección.";
    header_proxy_authenticate: "How to authenticate with the proxy.", "Cómo autenticarse ante el proxy.";
    header_retry_after: "The number of seconds to wait before retrying.", "Los segundos que hay que esperar antes de reintentar.";
    header_upgrade: "The protocols to switch to.", "Los protocolos a los que cambiar.";
    header_www_authenticate: "How to authenticate.", "Cómo autenticarse.";
    headers: "Headers", "Cabeceras";
    history: "History", "Historial";
    home: "API errors", "Errores de las API";
    home_lead:
        "Every error that these APIs return, with its meaning and what to do about it.",
        "Todos los errores que devuelven estas API, con su significado y qué hacer en cada caso.";
    integer: "integer", "entero";
    json: "JSON", "JSON";
    kind: "Type", "Tipo";
    languages: "Languages", "Idiomas";
    link_to: "Link to", "Enlace a";
    meaning: "Meaning", "Significado";
    meant: "Did you mean", "Quizá querías decir";
    message: "Message", "Mensaje";
    moved: "This page has moved", "Esta página ha cambiado de dirección";
    name: "Name", "Nombre";
    neighbours: "Previous and next code", "Código anterior y siguiente";
    never: "Never: the same request fails again.", "Nunca: la misma petición vuelve a fallar.";
    none: "It contains no known code.", "No contiene ningún código conocido.";
    not_found: "This page does not exist", "Esta página no existe";
    not_found_lead:
        "There is no page at this address. All codes are listed here:",
        "No hay ninguna página en esta dirección. Aquí están todos los códigos:";
    number: "number", "número";
    one_of: "one of", "uno de";
    only_current: "Current only", "Solo vigentes";
    only_retryable: "Retryable only", "Solo reintentables";
    optional: "optional", "opcional";
    params: "Parameters", "Parámetros";
    paste: "Paste the body of a response to find its code", "Pega el cuerpo de una respuesta para encontrar su código";
    path: "Breadcrumbs", "Ruta de navegación";
    raise: "Return the error", "Devolver el error";
    recognise: "Recognise the error with `errbook-client`", "Reconocer el error con `errbook-client`";
    recognise_with: "Recognise the error with `parseError` of `errors.ts`", "Reconocer el error con `parseError` de `errors.ts`";
    related: "Related", "Relacionados";
    resolution: "Resolution", "Resolución";
    response: "Response", "Respuesta";
    retired: "Retired", "Retirado";
    retry: "Retry", "Reintento";
    retryable: "retryable", "reintentable";
    search: "Search codes and texts", "Buscar en códigos y textos";
    second: "second.", "segundo.";
    seconds: "seconds.", "segundos.";
    sets: "Error sets", "Conjuntos de errores";
    show: "Show", "Mostrar";
    shown: "{shown} of {all} codes", "{shown} de {all} códigos";
    since: "since", "desde";
    since_version: "Since version", "Desde la versión";
    skip: "Skip to the content", "Saltar al contenido";
    source: "Source", "Fuente";
    stable_number: "Number", "Número";
    status: "Status", "Estado";
    string: "string", "texto";
    strings: "list of strings", "lista de textos";
    tags: "Tags", "Etiquetas";
    title: "Title", "Título";
    try_it: "Try it", "Pruébalo";
    try_it_how: "With the mock API of `errbook serve`", "Con la API simulada de `errbook serve`";
    type_uri: "Type", "Tipo";
    unsent: "The detail and the params of this error are not sent.", "El detalle y los parámetros de este error no se envían.";
    unsigned: "non-negative integer", "entero no negativo";
    untranslated: "Not translated yet. The texts are in", "Sin traducir todavía. Los textos están en";
    use_instead: "Use instead:", "En su lugar:";
    value: "Value", "Valor";
    version: "Version", "Versión";
    what_to_do: "What to do", "Qué hacer";
}

#[cfg(test)]
mod tests {
    use super::{ALL, Words};

    #[test]
    fn words_are_found_by_language_and_put_by_name() {
        assert_eq!(Words::new("es-CO", &[]).copy, "Copiar");
        let own = [("copy".to_owned(), "Kopieren".to_owned())];
        let german = Words::new("de", &own);
        assert_eq!((german.copy, german.copied, german.language), ("Kopieren", "Copied", "en"));
        assert!(ALL.is_sorted_by_key(|(name, _)| *name));
    }
}
