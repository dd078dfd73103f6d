//! The layer law: dependencies between our crates point one way, up the table of ARCHITECTURE.md.

use serde_json::Value;

use super::Breach;
use crate::repository::{Repository, cargo};

/// The house from the ground up: a crate may depend on those before it.
const HOUSE: &[&str] = &[
    "rashomon-types",
    "rashomon-read",
    "rashomon-model",
    "rashomon-claims",
    "rashomon-gazetteer",
    "rashomon-ground",
    "rashomon-accounts",
    "rashomon-dossier",
    "rashomon",
    "rashomon-store",
    "rashomon-web",
    "rashomon-cli",
    "rashomon-python",
    "rashomon-measure",
    "xtask",
];

/// The edges know nothing of each other.
const EDGES: &[&str] = &["rashomon-web", "rashomon-cli", "rashomon-python", "rashomon-measure"];

/// A crate of the workspace and what it needs to be built.
pub struct Crate {
    /// Its name.
    pub name: String,
    /// The crates it depends on; those that only its tests need are left out.
    dependencies: Vec<String>,
}

/// Finds dependencies that point the wrong way and crates that the house has no place for.
pub fn check(repository: &Repository) -> Vec<Breach> {
    let crates = workspace_crates();
    if crates.is_empty() {
        return vec![Breach::new(
            "Cargo.toml",
            1,
            "`cargo metadata` lists no crate",
            "run it and see why",
        )];
    }
    crates
        .iter()
        .flat_map(|member| check_crate(repository, member))
        .collect()
}

/// The crates of this workspace, as cargo sees them.
pub fn workspace_crates() -> Vec<Crate> {
    let output = cargo()
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .output();
    let metadata = output
        .ok()
        .and_then(|output| serde_json::from_slice::<Value>(&output.stdout).ok());
    let packages = metadata.map(|value| value["packages"].clone()).unwrap_or_default();
    packages.as_array().into_iter().flatten().map(read_crate).collect()
}

fn read_crate(package: &Value) -> Crate {
    let dependencies = package["dependencies"].as_array().into_iter().flatten();
    let shipped = dependencies.filter(|dependency| dependency["kind"] != "dev");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    Crate {
        name: text(&package["name"]),
        dependencies: shipped.map(|found| text(&found["name"])).collect(),
    }
}

fn check_crate(repository: &Repository, member: &Crate) -> Vec<Breach> {
    let folder = if member.name == "xtask" {
        member.name.clone()
    } else {
        format!("crates/{}", member.name)
    };
    let path = format!("{folder}/Cargo.toml");
    let breach = |what: String, mend: &str| Breach::new(&path, 1, what, mend);
    let mut breaches = Vec::new();
    if !repository.files.iter().any(|file| file.path == path) {
        breaches.push(breach(
            format!("`{}` does not live here", member.name),
            "name the folder as the crate",
        ));
    }
    if !HOUSE.contains(&member.name.as_str()) {
        let mend = "add it to the house in xtask/src/tidy/layers.rs, where its layer is";
        breaches.push(breach(format!("the house has no place for `{}`", member.name), mend));
    }
    let wrong = member
        .dependencies
        .iter()
        .filter(|dependency| !may_depend(&member.name, dependency));
    let mend = "move what is shared to a lower crate";
    breaches.extend(wrong.map(|found| breach(format!("`{}` may not depend on `{found}`", member.name), mend)));
    breaches
}

/// Whether the law allows a dependency; crates of others are no matter of this law.
fn may_depend(user: &str, used: &str) -> bool {
    let floor = |name: &str| HOUSE.iter().position(|known| *known == name);
    match (floor(user), floor(used)) {
        (Some(above), Some(below)) => below < above && !(EDGES.contains(&user) && EDGES.contains(&used)),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_point_up_the_table_only() {
        assert!(may_depend("rashomon-claims", "rashomon-types"));
        assert!(!may_depend("rashomon-types", "rashomon-claims"));
        assert!(!may_depend("rashomon-model", "rashomon-model"));
        assert!(!may_depend("rashomon-cli", "rashomon-web"));
        assert!(may_depend("rashomon-types", "serde"));
    }
}
