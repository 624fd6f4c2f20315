//! The parts of a request that the middleware keeps.

use std::sync::Arc;

use actix_web::dev::RequestHead;
use errbook::__edge::LayerOptions;
use errbook::OwnedRequestContext;

/// The options of the middleware.
pub(crate) type Options = LayerOptions<RequestHead>;

/// The parts of a request that are kept until its response is ready.
pub(crate) struct KeptRequest {
    pub(crate) context: OwnedRequestContext,
    pub(crate) options: Arc<Options>,
}
