//! What is known of a request.

use std::sync::Arc;

use errbook::__edge::LayerOptions;
use errbook::OwnedRequestContext;
use http::request::Parts;

/// What the layer does with requests.
pub(crate) type Options = LayerOptions<Parts>;

/// What is kept of a request until it is answered.
pub(crate) struct Asked {
    pub(crate) facts: OwnedRequestContext,
    pub(crate) is_head: bool,
    pub(crate) options: Arc<Options>,
}
