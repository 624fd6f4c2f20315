//! The errors, compiled from their catalogs by `build.rs`.

/// Errors of messages.
pub(crate) mod vonage {
    errbook::include_catalog!(vonage);
}

/// Errors of transactions.
pub(crate) mod wompi {
    errbook::include_catalog!(wompi);
}

/// Errors raised before a handler is reached.
pub(crate) mod payments {
    errbook::include_catalog!(payments);
}
