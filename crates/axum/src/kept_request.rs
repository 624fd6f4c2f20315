//! The parts of a request that the layer keeps.

use std::sync::Arc;

use errbook::__edge::LayerOptions;
use errbook::OwnedRequestContext;
use http::request::Parts;

/// The options of the layer.
pub(crate) type Options = LayerOptions<Parts>;

/// The parts of a request that are kept until its response is ready.
pub(crate) struct KeptRequest {
    pub(crate) context: OwnedRequestContext,
    pub(crate) is_head: bool,
    pub(crate) options: Arc<Options>,
}
