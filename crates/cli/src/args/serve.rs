//! The command line of `serve`.

use std::net::IpAddr;

use clap::Args;

pub(crate) const EXAMPLES: &str = "\
Examples:
  errbook serve                           http://127.0.0.1:8080/
  errbook serve --port 0                  a free port; stdout's first line is the address
  errbook serve --host 0.0.0.0            reachable from other machines, without a password
  errbook serve --host 0.0.0.0 --allow-host dev.example
                                          also answer this name, besides IP addresses and localhost

Every change of a catalog rebuilds the site and reloads open pages. If the catalog has an error, the pages show the report on top of
the last good site until you fix it.

The mock API answers any method with an error, including its headers, so that you can test clients:
  curl -i http://127.0.0.1:8080/mock/shop/sold-out
  curl -i http://127.0.0.1:8080/mock/shop/orders/sold-out -X POST -H 'Accept-Language: es'
  curl -i 'http://127.0.0.1:8080/mock/shop/sold-out?left=3&_trace_id=4bf92f35'
  curl http://127.0.0.1:8080/mock/shop    every code with its address and params, as JSON

Query parameters are the error's params, or options of `preview` with an underscore: _lang, _case, _envelope, _field, _error, _cause,
_instance, _trace_id, _timestamp, _docs_url, _value, _json.";

/// Options of `serve`.
#[derive(Args, Debug)]
pub(crate) struct ServeArgs {
    /// Port to listen on; 0 for a free one
    #[arg(short, long, value_name = "PORT", default_value_t = 8080)]
    pub(crate) port: u16,

    /// Address to listen on; by default, only this machine can reach it
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,

    /// Also answer requests for this host name, as in `http://dev.example:8080/`; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) allow_host: Vec<String>,
}
