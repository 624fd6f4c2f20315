//! The errors, compiled from their catalogs by `build.rs`.

/// What messages answer.
pub(crate) mod vonage {
    errbook::include_catalog!(vonage);
}

/// What transactions answer.
pub(crate) mod wompi {
    errbook::include_catalog!(wompi);
}

/// What is answered before a handler is reached.
pub(crate) mod payments {
    errbook::include_catalog!(payments);
}
