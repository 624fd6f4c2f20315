//! The command line of `serve`.

use std::net::IpAddr;

use clap::Args;

pub(crate) const EXAMPLES: &str = "\
Examples:
  errbook serve                           http://127.0.0.1:8080/
  errbook serve --port 0                  a free port; stdout's first line is the address
  errbook serve --host 0.0.0.0            for other machines, too, without a password
  errbook serve --host 0.0.0.0 --allow-host dev.example
                                          also by this name; by default only IP addresses and localhost work

Every change of a catalog is checked, rebuilds the site and reloads open pages. If a catalog has a problem, the pages show the report
on top of the last good site until it is fixed.

The mock API answers any method with an error, headers and all, to test clients against:
  curl -i http://127.0.0.1:8080/mock/shop/sold-out
  curl -i http://127.0.0.1:8080/mock/shop/orders/sold-out -X POST -H 'Accept-Language: es'
  curl -i 'http://127.0.0.1:8080/mock/shop/sold-out?left=3&_trace_id=4bf92f35'
  curl http://127.0.0.1:8080/mock/shop    every code with its address and params, as JSON

Names in the query are params. Options of `preview` start with an underscore there: _lang, _case, _envelope, _field, _error, _cause,
_instance, _trace_id, _timestamp, _docs_url, _value, _json.";

/// Options of `serve`.
#[derive(Args, Debug)]
pub(crate) struct ServeArgs {
    /// Port to listen at; 0 takes a free one
    #[arg(short, long, value_name = "PORT", default_value_t = 8080)]
    pub(crate) port: u16,

    /// Address to listen at; only this machine by default
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,

    /// Answer requests for this name, too, as in `http://dev.example:8080/`; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) allow_host: Vec<String>,
}
