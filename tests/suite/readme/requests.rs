//! Sends the requests of the README and of the examples' docs with curl.

use std::fs;

use errbook_tests::{assert_same, output, root};

use super::{Block, blocks};
use crate::edge;
use crate::serve::Server;

/// Tests the requests to the mock API.
#[test]
fn the_mock_answers_what_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let blocks = blocks();
    for (path, text) in blocks.iter().filter_map(Block::file) {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    let server = Server::new(&folder.path().join("catalog"));
    let block = blocks.iter().find(|block| block.mock().is_some()).expect("a request is shown");
    let command = block.mock().unwrap_or_default().replace("localhost:8080", &server.address);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &format!("{command} --silent")]).env("NO_PROXY", "*").env("no_proxy", "*");
    let printed = output(&mut shell);
    assert_same(&command, block.shown().unwrap(), &(printed + "\n"));
}

/// Tests the requests to both examples.
#[test]
fn curl_prints_what_is_shown() {
    let blocks = blocks();
    for server in edge::payments() {
        let mut count = 0;
        for block in &blocks {
            let Some(command) = block.request() else {
                continue;
            };
            let shown = block.shown().unwrap_or_default();
            assert_same(command, shown, &(edge::curl::line(&server, command) + "\n"));
            count += 1;
        }
        assert!(count >= 1, "{count} requests");
    }
}

/// Tests the commands in the docs of the examples.
#[test]
fn the_docs_of_the_examples_show_what_curl_prints() {
    for server in edge::payments() {
        let path = format!("examples/{}-api/src/lib.rs", server.name);
        let text = fs::read_to_string(root().join(&path)).unwrap();
        let lines: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("//! ")).collect();
        let mut count = 0;
        for (index, line) in lines.iter().enumerate() {
            let Some(command) = line.strip_prefix("$ ") else { continue };
            assert_eq!(edge::curl::line(&server, command), lines[index + 1], "{path}: {command}");
            count += 1;
        }
        assert!(count >= 5, "{path} has {count} commands");
    }
}

impl Block {
    /// Returns a request to the mock API.
    fn mock(&self) -> Option<&str> {
        self.command().filter(|it| it.starts_with("curl ") && it.contains("/mock/"))
    }

    /// Returns a request to an example.
    fn request(&self) -> Option<&str> {
        self.command().filter(|it| it.starts_with("curl ") && self.mock().is_none())
    }
}
