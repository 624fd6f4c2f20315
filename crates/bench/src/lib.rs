//! errbook measured against other crates, and read by them: see `benches` and `tests`.
