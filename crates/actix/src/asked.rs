//! What is known of a request.

use std::sync::Arc;

use actix_web::dev::RequestHead;
use errbook::__edge::LayerOptions;
use errbook::OwnedRequestContext;

/// What the middleware does with requests.
pub(crate) type Options = LayerOptions<RequestHead>;

/// What is kept of a request until it is answered.
pub(crate) struct Asked {
    pub(crate) facts: OwnedRequestContext,
    pub(crate) options: Arc<Options>,
}
