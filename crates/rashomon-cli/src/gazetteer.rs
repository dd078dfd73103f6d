//! `rashomon gazetteer`: names of places of one's own, beside those that are built in.
//!
//! Each is a file `NAME.gazetteer` in the folder `gazetteers` of the data folder; `read` and `annotate` use all of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rashomon::dossier::one_line;
use rashomon::gazetteer::{Dump, Entry, Feature, Gazetteer, GazetteerError, read_dump, write};
use rashomon::types::sha256_hex;

use crate::arguments::{DataArguments, GazetteerArguments, GazetteerCommand, PlacesArguments};
use crate::exit::{Exit, Failure};
use crate::output::Output;
use crate::paths::unreadable;

/// What the files end with.
const ENDING: &str = "gazetteer";
/// The folder in the data folder.
const FOLDER: &str = "gazetteers";
/// So many digits of its hash tell a gazetteer from others.
const KEY_DIGITS: usize = 16;
/// So many names like one that is not known are shown.
const LIKE: usize = 5;

/// Runs the command.
pub fn run(arguments: &GazetteerArguments) -> Result<Exit, Failure> {
    match &arguments.command {
        GazetteerCommand::Add { files, data } => add_all(files, &folder(data)?),
        GazetteerCommand::List { data } => list(&folder(data)?),
        GazetteerCommand::Remove { name, data } => remove(name, &folder(data)?),
        GazetteerCommand::Find { name, data } => find(name, data),
    }
}

/// The gazetteers to use beside the one that is built in: those added, and those named.
pub fn open(arguments: &PlacesArguments) -> Result<Vec<Gazetteer>, Failure> {
    // A machine without a home has nothing added.
    let added = folder(&arguments.data).map(|folder| added(&folder)).unwrap_or_default();
    let named = arguments
        .files
        .iter()
        .map(|path| open_file(path, "is it one that `rashomon gazetteer add` made?"));
    let added = added
        .iter()
        .map(|(name, path)| open_file(path, &format!("see `rashomon gazetteer remove {name}`")));
    added.chain(named).collect()
}

/// What tells the gazetteers apart that [`open`] opens; empty where there are none.
pub fn key(arguments: &PlacesArguments) -> Result<String, Failure> {
    let added = folder(&arguments.data).map(|folder| added(&folder)).unwrap_or_default();
    let paths = added
        .into_iter()
        .map(|(_, path)| path)
        .chain(arguments.files.iter().cloned());
    let hash = |path: PathBuf| {
        let bytes = read(&path).map_err(Failure::Input)?;
        Ok(sha256_hex(&bytes).chars().take(KEY_DIGITS).collect())
    };
    let hashes: Vec<String> = paths.map(hash).collect::<Result<_, Failure>>()?;
    Ok(hashes.join(" "))
}

fn open_file(path: &Path, help: &str) -> Result<Gazetteer, Failure> {
    let opened = read(path).and_then(|bytes| Gazetteer::from_bytes(bytes).map_err(|error| said(path, &error)));
    opened.map_err(|message| Failure::Input(format!("{message} ({help})")))
}

/// The folder of the added gazetteers.
fn folder(data: &DataArguments) -> Result<PathBuf, Failure> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let usual = || variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")));
    let data = data
        .folder
        .clone()
        .or_else(|| usual().map(|folder| folder.join("rashomon")));
    let data = data
        .ok_or_else(|| Failure::Input("no folder to keep gazetteers in is known; name one with --data".to_owned()))?;
    Ok(data.join(FOLDER))
}

/// The added gazetteers by name, in the order of their names.
fn added(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let files = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING));
    let named = files.filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)));
    let mut added: Vec<(String, PathBuf)> = named.collect();
    added.sort();
    added
}

/// Adds each file; one that cannot be added does not keep the others from it.
fn add_all(files: &[PathBuf], folder: &Path) -> Result<Exit, Failure> {
    let mut output = Output::stdout();
    let mut failed = 0;
    for path in files {
        match add(path, folder) {
            Ok(line) => output.text(&line)?,
            Err(message) => {
                failed += 1;
                eprintln!("rashomon: error: {}", one_line(&message));
            }
        }
    }
    output.finish()?;
    Ok(Exit::of_run(failed, files.len() - failed, files.len() - failed))
}

/// Adds a file, and says what was in it.
fn add(path: &Path, folder: &Path) -> Result<String, String> {
    let bytes = read(path)?;
    let (bytes, places) = match Gazetteer::from_bytes(bytes.as_slice()) {
        Ok(gazetteer) => (bytes, gazetteer.len()),
        Err(error) if path.extension().is_some_and(|ending| ending == ENDING) => return Err(said(path, &error)),
        Err(_) => from_dump(path, &bytes)?,
    };
    let kept = folder.join(format!("{}.{ENDING}", name_of(path)));
    let written = fs::create_dir_all(folder).and_then(|()| replace(&kept, &bytes));
    written.map_err(|error| format!("{}: cannot be written: {error}", kept.display()))?;
    let name = name_of(path);
    Ok(format!(
        "{name}: {places} places, kept in {}\n",
        one_line(&kept.display().to_string())
    ))
}

/// A file with the rows of a dump, and how many they are.
fn from_dump(path: &Path, bytes: &[u8]) -> Result<(Vec<u8>, usize), String> {
    let mut dump = read_dump(bytes).map_err(|error| said(path, &error))?;
    name_bad_lines(path, &dump);
    let rows = std::mem::take(&mut dump.rows);
    let places = rows.len();
    let bytes = write(rows, &[]).map_err(|error| said(path, &error))?;
    Ok((bytes, places))
}

fn name_bad_lines(path: &Path, dump: &Dump) {
    for bad in &dump.bad_lines {
        let line = format!("{}: line {}: {}", path.display(), bad.line, bad.why);
        eprintln!("rashomon: warning: {}", one_line(&line));
    }
    if dump.bad > 0 {
        eprintln!(
            "rashomon: warning: {}: {} lines were no rows",
            one_line(&path.display().to_string()),
            dump.bad
        );
    }
}

/// Writes beside the file and then takes its place, so that a full disk leaves what was there.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("new");
    fs::write(&beside, bytes)?;
    fs::rename(&beside, path)
}

/// What a gazetteer is called: the name of its file, with letters, digits, `-` and `_` alone.
fn name_of(path: &Path) -> String {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let kept = |letter: char| {
        if letter.is_alphanumeric() || letter == '-' {
            letter
        } else {
            '_'
        }
    };
    let name: String = stem.chars().map(kept).collect();
    if name.is_empty() { "added".to_owned() } else { name }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let failed = |error: io::Error| {
        let remark = unreadable(path, &error);
        remark
            .help
            .map_or(remark.message.clone(), |help| format!("{} ({help})", remark.message))
    };
    fs::read(path).map_err(failed)
}

fn said(path: &Path, error: &GazetteerError) -> String {
    format!("{}: {error}", path.display())
}

fn list(folder: &Path) -> Result<Exit, Failure> {
    let added = added(folder);
    let mut output = Output::stdout();
    for (name, path) in &added {
        let line = match open_file(path, &format!("see `rashomon gazetteer remove {name}`")) {
            Ok(gazetteer) => format!("{name}: {} places\n", gazetteer.len()),
            Err(failure) => format!("{name}: {}\n", one_line(&failure.to_string())),
        };
        output.text(&line)?;
    }
    output.finish()?;
    Ok(Exit::of_run(0, added.len(), added.len()))
}

fn remove(name: &str, folder: &Path) -> Result<Exit, Failure> {
    let added = added(folder);
    let Some((_, path)) = added.iter().find(|(other, _)| other == name) else {
        let known: Vec<&str> = added.iter().map(|(name, _)| name.as_str()).collect();
        let known = if known.is_empty() {
            "nothing was added".to_owned()
        } else {
            format!("there is {}", known.join(", "))
        };
        return Err(Failure::Input(format!(
            "no gazetteer `{}` was added; {known}",
            one_line(name)
        )));
    };
    fs::remove_file(path).map_err(|error| Failure::Input(format!("{}: cannot be removed: {error}", path.display())))?;
    Ok(Exit::AllRead)
}

/// Shows the places of a name; if there are none, places with a name like it, which is no success.
fn find(name: &str, data: &DataArguments) -> Result<Exit, Failure> {
    let folder = folder(data)?;
    let mut gazetteer = Gazetteer::embedded().map_err(|error| Failure::Input(error.to_string()))?;
    for (name, path) in added(&folder) {
        gazetteer = gazetteer.beside(&open_file(&path, &format!("see `rashomon gazetteer remove {name}`"))?);
    }
    let mut output = Output::stdout();
    let mut found = 0;
    for place in gazetteer.exact(name) {
        found += 1;
        output.text(&line_of(&place.entry, &gazetteer))?;
    }
    if found == 0 {
        eprintln!("rashomon: no place is called so; names like it:");
        for (place, _) in gazetteer.similar(name, &[], LIKE) {
            output.text(&line_of(&place.entry, &gazetteer))?;
        }
    }
    output.finish()?;
    Ok(Exit::of_run(0, 1, found))
}

/// A place in a line: name, sort, where, how many people, id.
fn line_of(entry: &Entry<'_>, gazetteer: &Gazetteer) -> String {
    let sort = match entry.feature {
        Feature::Settlement => "settlement",
        Feature::District => "district",
        Feature::Region => "region",
        Feature::Country => "country",
        Feature::Area => "area",
    };
    let region = gazetteer
        .admin1_of(entry.country, entry.admin1)
        .map(|region| region.name);
    let region = region.filter(|_| entry.feature < Feature::Region);
    let country = gazetteer.country(entry.country).map(|country| country.name);
    let country = country.filter(|_| entry.feature != Feature::Country);
    let mut parts = vec![one_line(entry.name), sort.to_owned()];
    parts.extend(region.into_iter().chain(country).map(one_line));
    parts.push(format!("{:.5} {:.5}", entry.point.lat, entry.point.lon));
    parts.extend((entry.population > 0).then(|| format!("{} people", entry.population)));
    parts.extend(entry.geonameid.map(|id| format!("GeoNames {id}")));
    parts.extend(entry.disputed.then(|| "disputed".to_owned()));
    parts.join(", ") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gazetteer_has_the_name_of_its_file() {
        assert_eq!(name_of(Path::new("a/RU.zip")), "RU");
        assert_eq!(name_of(Path::new("..")), "added");
        assert_eq!(name_of(Path::new("my villages.txt")), "my_villages");
    }
}
