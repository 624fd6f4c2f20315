//! The command line of `preview`.

use clap::Args;

use crate::preview_request::PreviewRequest;

pub(crate) const EXAMPLES: &str = "\
Examples:
  errbook preview sold-out
  errbook preview sold-out --lang es --param left=3
  errbook preview moved --case far
  errbook preview wrong-input --field name=too-long --field 'amount=too much'
  errbook preview shop/orders/sold-out --instance urn:request:42

  errbook preview gone --error late --error sold-out      several errors in one body
  errbook preview refused --cause expired --cause rotated the chain of causes, nearest first

  errbook preview sold-out --accept application/json --accept-language 'es-MX, en;q=0.5'
  errbook preview sold-out --trace-id 4bf92f3577b34da6 --timestamp 2031-05-20T08:00:00Z
  errbook preview sold-out --docs-url https://staging.example.com/errors
  errbook preview sold-out --value region=eu --json 'path=[\"orders\",1]'

  errbook preview sold-out --envelope short               in another format
  errbook explain envelopes                               the built-in formats

Values that you don't give come from the catalog's examples.";

/// Options of `preview`.
#[derive(Args, Debug)]
pub(crate) struct PreviewArgs {
    /// `sold-out`, `orders/sold-out` or `shop/orders/sold-out`
    pub(crate) code: String,

    #[command(flatten)]
    pub(crate) wanted: PreviewRequest,
}
