//! The browser for tests: finds it, or installs it where possible.

use std::env;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

#[path = "../../../tests/browser/programs.rs"]
mod programs;

use crate::output::print;

/// Packages of Debian and its derivatives.
const INSTALL: [&[&str]; 2] = [
    &["apt-get", LOCK, "update"],
    &[
        // Disable prompts.
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        LOCK,
        "install",
        "-y",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ],
];

/// Waits up to ten minutes for another apt-get.
const LOCK: &str = "-oDPkg::Lock::Timeout=600";

/// The number of tries for a command: apt-get does not wait for the lock on its lists.
const TRIES: u64 = 4;

/// The state of this machine.
#[derive(Clone, Copy, Debug)]
struct MachineState {
    is_there: bool,
    /// Whether a variable names the browser or its driver.
    is_named: bool,
    has_apt: bool,
    rights: Rights,
}

/// The permission to install packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rights {
    Root,
    /// `sudo` without a password.
    Sudo,
    User,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Use,
    Install,
    InstallWithSudo,
    Tell,
}

impl MachineState {
    fn of_this_machine() -> Self {
        let is_there = programs::find().is_some();
        // A complete machine needs no further checks.
        let run = |program, arguments: &[&str]| {
            if is_there { None } else { output(program, arguments) }
        };
        let is_root = run("id", &["-u"]).is_some_and(|it| it.trim() == "0");
        let rights = if is_root {
            Rights::Root
        } else if run("sudo", &["-n", "true"]).is_some() {
            Rights::Sudo
        } else {
            Rights::User
        };
        Self {
            is_there,
            is_named: ["CHROME", "CHROMEDRIVER"].iter().any(|it| env::var_os(it).is_some()),
            has_apt: run("apt-get", &["--version"]).is_some(),
            rights,
        }
    }

    fn action(self) -> Action {
        // A named browser must not be replaced by another.
        let may_install = self.has_apt && !self.is_named;
        match self.rights {
            _ if self.is_there => Action::Use,
            Rights::Root if may_install => Action::Install,
            Rights::Sudo if may_install => Action::InstallWithSudo,
            _ => Action::Tell,
        }
    }
}

/// Ensures that there is a browser with its driver, or returns an error that says what to install.
pub(crate) fn provide() -> Result<(), String> {
    let prefix: &[&str] = match MachineState::of_this_machine().action() {
        Action::Use => return Ok(()),
        Action::Tell => return Err(programs::HELP.to_owned()),
        Action::Install => &[],
        Action::InstallWithSudo => &["sudo", "-n"],
    };
    for arguments in INSTALL {
        let line: Vec<&str> = prefix.iter().chain(arguments).copied().collect();
        print(&format!("\n== browser: {}\n", line.join(" ")))?;
        // Only the browser counts: a failing package source may be unrelated.
        for seconds in 0..TRIES {
            thread::sleep(Duration::from_secs(5 * seconds));
            if Command::new(line[0]).args(&line[1..]).status().is_ok_and(|it| it.success()) {
                break;
            }
        }
    }
    programs::find().map(|_| ()).ok_or_else(|| programs::HELP.to_owned())
}

/// Returns the output of a program; `None` if it is missing or fails.
fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::path::Path;

    use super::*;

    #[test]
    fn a_machine_is_used_as_it_is_fixed_or_reported() {
        // is_there, is_named, has_apt
        let cases = [
            ([true, false, true], Rights::Root, Action::Use),
            ([true, true, false], Rights::User, Action::Use),
            ([false, false, true], Rights::Root, Action::Install),
            ([false, false, true], Rights::Sudo, Action::InstallWithSudo),
            ([false, false, true], Rights::User, Action::Tell),
            ([false, false, false], Rights::Root, Action::Tell),
            ([false, true, true], Rights::Root, Action::Tell),
        ];
        for ([is_there, is_named, has_apt], rights, expected) in cases {
            let state = MachineState { is_there, is_named, has_apt, rights };
            assert_eq!(state.action(), expected, "{state:?}");
        }
    }

    /// Existing files, variables, and the expected browser.
    type Case<'c> = (&'c [&'c str], &'c [(&'c str, &'c str)], Option<&'c str>);

    #[test]
    fn programs_are_found_where_they_are() {
        let join = |folder: &str, name: &str| format!("{folder}/{name}{}", env::consts::EXE_SUFFIX);
        let (chromium, driver) = (join("/a", "chromium"), join("/b", "chromedriver"));
        let chrome = join("/b", "google-chrome");
        let mac = "/Applications/Chromium.app/Contents/MacOS/Chromium";
        let cases: [Case<'_>; 8] = [
            (&[&chromium, &driver], &[], Some(&chromium)),
            (&[&chromium, &chrome, &driver], &[], Some(&chromium)),
            (&[&chrome, &driver], &[], Some(&chrome)),
            (&[&chromium], &[], None),
            (&[&driver], &[], None),
            (&[mac, &driver], &[], Some(mac)),
            (&[&chromium, &driver, "/c/own"], &[("CHROME", "/c/own")], Some("/c/own")),
            (&[&chromium, &driver], &[("CHROME", "/c/own")], None),
        ];
        let path = env::join_paths(["/a", "/b"]).unwrap();
        for (files, variables, expected) in cases {
            let variable = |name: &str| match variables.iter().find(|(other, _)| *other == name) {
                Some((_, value)) => Some(OsString::from(value)),
                None => (name == "PATH").then(|| path.clone()),
            };
            let is_file = |it: &Path| files.iter().any(|file| Path::new(file) == it);
            let found = programs::choose(&variable, &is_file);
            let browser = found.as_ref().map(|it| it.browser.as_path());
            assert_eq!(browser, expected.map(Path::new), "{files:?} {variables:?}");
            let drivers = found.map(|it| it.driver);
            assert!(drivers.is_none_or(|it| it == Path::new(&driver)), "{files:?}");
        }
    }

    #[test]
    fn help_names_every_system() {
        for system in ["Debian", "Ubuntu", "Fedora", "macOS", "Windows", "CHROMEDRIVER"] {
            assert!(programs::HELP.contains(system), "{system}");
        }
    }
}
