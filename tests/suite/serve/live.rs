//! Open pages receive events while an author edits a catalog.

use std::fs;
use std::io::Read as _;
use std::process::Command;

use super::mock::shop;
use super::server::{Server, folder, write};
use crate::program;

/// A name, a change to the folder, and the page and text that show it.
type Step<'s> = (&'s str, &'s dyn Fn(), &'s str, &'s str);

/// Takes each step, and waits until an open page gets the event and the change. A step with several writes may cause more events.
fn each_is_seen(server: Server, steps: &[Step<'_>]) {
    let mut events = server.events();
    let (mut stamp, problem) = events.next();
    assert_eq!(problem, None);
    assert!(server.get("/").text().contains(&format!("data-stamp=\"{stamp}\"")));
    for (what, change, page, expected) in steps {
        let is_there = || {
            let response = server.get(page);
            response.text().contains(expected) || response.status.to_string() == *expected
        };
        assert!(!is_there(), "{what}: it was there before");
        change();
        stamp = events.until(|new, problem| new != stamp && problem.is_none() && is_there()).0;
    }
    let said = server.said();
    assert!(said.contains("reloaded: "), "{said}");
}

#[test]
fn changes_of_files_are_seen() {
    let files = shop();
    let folder = folder(&files);
    let path = folder.path();
    let orders = String::from_utf8(files["shop/orders.yaml"].clone()).unwrap();
    let spanish = String::from_utf8(files["shop/languages/es.yaml"].clone()).unwrap();
    let page = "/orders/sold-out/";
    let written = || write(path, "shop/orders.yaml", orders.replace("Sold out", "All gone"));
    let renamed = || {
        write(path, "shop/orders.yaml~", orders.replace("Sold out", "No more of it"));
        fs::rename(path.join("shop/orders.yaml~"), path.join("shop/orders.yaml")).unwrap();
    };
    let overlay = || write(path, "shop/languages/es.yaml", spanish.replace("Agotado", "Se acabó"));
    let steps: [Step<'_>; 3] = [
        ("a file is written", &written, page, "All gone"),
        ("an editor writes another file and renames", &renamed, page, "No more of it"),
        ("an overlay is written", &overlay, "/es/orders/sold-out/", "Se acabó"),
    ];
    each_is_seen(Server::new(path), &steps);
}

const NEW: &str = "group: new
title: New
errors:
  fresh: { status: 418, title: Fresh, description: F., resolution: F. }
";

const OTHER: &str =
    "catalog: other\ntitle: Other\nlanguage: en\ntype_uri: \"urn:x:{code}\"\nenvelope: rfc9457\n";

#[test]
fn changes_of_folders_are_seen() {
    let folder = folder(&shop());
    let path = folder.path();
    let comes = || write(path, "shop/more/new.yaml", NEW);
    let changes = || write(path, "shop/more/new.yaml", NEW.replace("Fresh", "Ripe"));
    let goes = || fs::remove_dir_all(path.join("shop/more")).unwrap();
    let catalog = || {
        write(path, "other/catalog.yaml", OTHER);
        write(path, "other/new.yaml", NEW);
    };
    let steps: [Step<'_>; 4] = [
        ("a file comes in a new folder", &comes, "/new/fresh/", "Fresh"),
        ("it changes there", &changes, "/new/fresh/", "Ripe"),
        ("the folder goes", &goes, "/new/fresh/", "404"),
        ("another catalog comes", &catalog, "/mock/other/fresh", "Fresh"),
    ];
    each_is_seen(Server::new(path), &steps);
}

#[test]
fn a_broken_catalog_shows_its_report_and_the_last_good_site() {
    let files = shop();
    let folder = folder(&files);
    let path = folder.path();
    let server = Server::new(path);
    let mut events = server.events();
    let (good, _) = events.next();
    let orders = String::from_utf8(files["shop/orders.yaml"].clone()).unwrap();
    let hostile = orders.replace("status: 409", "status: \"</pre><script>alert(1)</script>\"");
    write(path, "shop/orders.yaml", hostile);
    // The event may come before the whole file is written.
    let is_hostile = |problem: Option<&str>| problem.is_some_and(|it| it.contains("<script>"));
    let (stamp, problem) = events.until(|_, problem| is_hostile(problem));
    let problem = problem.unwrap();
    assert_eq!(stamp, good, "the last good site stays");
    assert!(problem.contains("error[EB02") && problem.contains("orders.yaml:"), "{problem}");
    assert!(problem.contains("<script>alert(1)</script>"), "text is text: {problem}");
    assert!(server.get("/orders/sold-out/").text().contains("Sold out"));
    assert_eq!(server.get("/mock/shop/sold-out").status, 409);
    // Later pages get the same event.
    assert_eq!(server.events().next(), (good.clone(), Some(problem)));
    write(path, "shop/orders.yaml", &orders);
    events.until(|stamp, problem| stamp == good && problem.is_none());
    // The catalog disappears, and then comes back.
    fs::rename(path.join("shop"), path.join("elsewhere.bak")).unwrap();
    fs::remove_file(path.join("elsewhere.bak/catalog.yaml")).unwrap();
    events.until(|stamp, problem| {
        stamp == good && problem.is_some_and(|it| it.contains("no catalog"))
    });
    fs::remove_dir_all(path.join("elsewhere.bak")).unwrap();
    for (file, contents) in &files {
        write(path, file, contents);
    }
    events.until(|stamp, problem| stamp == good && problem.is_none());
    let said = server.said();
    assert!(said.contains("error[EB02") && said.contains("not reloaded: "), "{said}");
}

#[test]
fn a_catalog_comes_back_with_the_folders_above_it() {
    let files = shop();
    let folder = tempfile::tempdir().unwrap();
    let above = folder.path().canonicalize().unwrap().join("a");
    let comes = || files.iter().for_each(|(file, text)| write(&above, &format!("b/{file}"), text));
    comes();
    let server = Server::new(&above.join("b"));
    let mut events = server.events();
    let (good, _) = events.next();
    for _ in 0..2 {
        fs::remove_dir_all(&above).unwrap();
        events.until(|_, problem| problem.is_some());
        comes();
        events.until(|stamp, problem| stamp == good && problem.is_none());
    }
}

#[test]
fn a_catalog_that_is_broken_from_the_beginning_comes_up() {
    let mut files = shop();
    let orders = files["shop/orders.yaml"].clone();
    let wrong = "status: <b>x</b>";
    let text = String::from_utf8(orders.clone()).unwrap().replace("status: 409", wrong);
    files.insert("shop/orders.yaml".to_owned(), text.into_bytes());
    let folder = folder(&files);
    let server = Server::new(folder.path());
    for page in ["/", "/orders/sold-out/"] {
        let response = server.get(page);
        let text = response.text();
        assert_eq!(response.status, 503, "{text}");
        assert!(text.contains("EB02") && text.contains("&lt;b&gt;"), "{text}");
        assert!(!text.contains("<b>"), "{text}");
    }
    let mock = server.get("/mock/shop/sold-out").text();
    assert!(
        server.get("/mock/shop/sold-out").status == 503 && mock.contains("report at /"),
        "{mock}"
    );
    let inside = [folder.path().to_str().unwrap(), "orders.yaml", "EB02", "<b>"];
    assert!(inside.iter().all(|it| !mock.contains(it)), "any page can read it: {mock}");
    let mut events = server.events();
    let (first, problem) = events.next();
    assert_eq!(problem, None, "the page has it already");
    write(folder.path(), "shop/orders.yaml", &orders);
    let is_well = || server.get("/orders/sold-out/").status == 200;
    events.until(|stamp, problem| stamp != first && problem.is_none() && is_well());
    assert_eq!(server.get("/mock/shop/sold-out").status, 409);
}

#[test]
fn a_taken_port_is_said() {
    let folder = folder(&shop());
    let server = Server::new(folder.path());
    let port = server.address.rsplit_once(':').unwrap().1;
    let catalogs = folder.path().to_str().unwrap();
    let (exit, out, err) = program::run(&["serve", "--port", port, "-C", catalogs]);
    assert_eq!((exit, out.as_str()), (2, ""), "{err}");
    for words in [port, "already in use", "help: ", "--port 0"] {
        assert!(err.to_lowercase().contains(words), "{words}: {err}");
    }
    let (exit, _, err) = program::run(&["serve", "--port", "0", "-C", "nowhere"]);
    assert!(exit == 2 && err.contains("no such folder: `nowhere`"), "{err}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_cleanly() {
    let folder = folder(&shop());
    let mut server = Server::new(folder.path());
    // An open page blocks nothing.
    let mut events = server.events();
    events.next();
    let pid = server.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    server.stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "", "stdout has the address alone");
}
