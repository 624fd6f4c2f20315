//! Errors of a catalog as answers of actix-web.
