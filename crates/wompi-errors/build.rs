//! Generates the crate from its catalog.

fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::compile("../../catalog/wompi")
}
