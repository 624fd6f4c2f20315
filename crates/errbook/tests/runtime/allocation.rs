//! Rendering needs no more memory than the caller's buffer.

use errbook::{CatalogError, FieldError, RequestContext};

use crate::bodies::teapot;
use crate::failure::{Failure, Issue};

#[test]
fn a_buffer_that_is_large_enough_stays_where_it_is() {
    let mut fields = Failure::new("INPUT_VALIDATION_ERROR", []);
    fields.fields = ["a", "b", "a"].map(|path| FieldError::new(path, Issue::ReferenceUsed)).into();
    let context = RequestContext::new().accept_language("es-MX, en;q=0.5");
    let mut body = Vec::with_capacity(4096);
    let place = body.as_ptr();
    for error in [teapot(), fields, Failure::out_of_credit()] {
        body.clear();
        error.render(&context, &mut body);
        assert!(!body.is_empty());
        assert_eq!((body.as_ptr(), body.capacity()), (place, 4096));
    }
}
