//! Compiles the catalogs.

fn main() -> Result<(), errbook_codegen::Error> {
    for catalog in ["../../catalog/vonage", "../../catalog/wompi", "../axum-api/catalog"] {
        errbook_codegen::configure().actix().openapi().compile(catalog)?;
    }
    Ok(())
}
