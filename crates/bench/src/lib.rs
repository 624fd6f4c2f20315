//! Comparisons of errbook with other crates, and checks that they read its output: see `benches` and `tests`.
