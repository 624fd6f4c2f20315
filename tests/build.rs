//! Compiles the catalogs of the expected output. Servers and clients in the tests send and read errors of `everything`.

fn main() -> Result<(), errbook_codegen::Error> {
    let build = errbook_codegen::configure().axum().actix().client().openapi();
    for case in ["codes", "everything", "minimal", "names", "numbers", "texts"] {
        build.compile(format!("golden/{case}/catalog"))?;
    }
    Ok(())
}
