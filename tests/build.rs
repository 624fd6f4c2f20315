//! Compiles the catalog whose errors the tests of servers and clients raise and read.

fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::configure().axum().actix().client().compile("golden/everything/catalog")
}
