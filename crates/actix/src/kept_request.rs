//! What the middleware knows about a request.

use std::sync::Arc;

use actix_web::dev::RequestHead;
use errbook::__edge::LayerOptions;
use errbook::OwnedRequestContext;

/// The options of the middleware.
pub(crate) type Options = LayerOptions<RequestHead>;

/// What the middleware keeps of a request until its response is ready.
pub(crate) struct KeptRequest {
    pub(crate) context: OwnedRequestContext,
    pub(crate) options: Arc<Options>,
}
