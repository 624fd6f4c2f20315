//! Compiles the catalog whose errors the tests of servers and clients raise and read.

fn main() -> Result<(), errbook_codegen::Error> {
    let build = errbook_codegen::configure().axum().actix().client().openapi();
    build.compile("golden/everything/catalog")
}
