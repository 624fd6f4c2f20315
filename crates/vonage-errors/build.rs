//! Generates the crate from its catalog.

fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::configure().client().compile("../../catalog/vonage")
}
