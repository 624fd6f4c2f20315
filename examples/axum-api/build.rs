//! Compiles the catalogs.

fn main() -> Result<(), errbook_codegen::Error> {
    for catalog in ["../../catalog/vonage", "../../catalog/wompi", "catalog"] {
        errbook_codegen::configure().axum().openapi().compile(catalog)?;
    }
    Ok(())
}
