//! What is known of a request.

use std::sync::Arc;

use errbook::__edge::LayerOptions;
use errbook::RequestFacts;
use http::request::Parts;

/// What the layer does with requests.
pub(crate) type Options = LayerOptions<Parts>;

/// What is kept of a request until it is answered.
pub(crate) struct Asked {
    pub(crate) facts: RequestFacts,
    pub(crate) is_head: bool,
    pub(crate) options: Arc<Options>,
}
