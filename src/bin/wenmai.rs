//! `wenmai ask QUESTION.json FILE…`: answers a question about files, as JSON on the standard output.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use wenmai::articles::Switches;
use wenmai::dates::document::DateEdits;
use wenmai::session::{Question, Session, TitleEdit, settle};
use wenmai::tokens::settings::DictionaryChoice;
use wenmai::tokens::{Dictionary, Settings};

const USAGE: &str = "usage: wenmai ask QUESTION.json FILE…

  QUESTION.json   a question as the page puts it, such as {\"ask\": \"terms\", \"limit\": 10}; - reads it from
                  the standard input. The field \"settings\" changes how text is cleaned and cut: {\"hmm\": false};
                  \"clean\": false leaves the text as it stands.
  FILE…           texts, archives and folders, in this order (a folder's files by path)

The dictionary is Wenmai's; {\"dictionary\": \"jieba\"} among the settings takes jieba's, and {\"jieba\": true} with it
cuts as jieba does. The variable WENMAI_DICTIONARY names another one, in jieba's text format.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("wenmai: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let [command, question, files @ ..] = arguments else { return Err(USAGE.into()) };
    if command != "ask" || files.is_empty() {
        return Err(USAGE.into());
    }
    let json = if question == "-" {
        std::io::read_to_string(std::io::stdin())
            .map_err(|error| format!("While reading the question: {error}"))?
    } else {
        std::fs::read_to_string(question).map_err(|error| format!("While reading {question}: {error}"))?
    };
    let mut json: serde_json::Value =
        serde_json::from_str(&json).map_err(|error| format!("While reading {question}: {error}"))?;
    let settings = json.as_object_mut().and_then(|fields| fields.remove("settings"));
    // Short for settings that switch every step of cleaning off.
    let as_it_stands = json.as_object_mut().and_then(|fields| fields.remove("clean")) == Some(false.into());
    let mut settings: Settings = settings
        .map_or_else(|| Ok(Settings::default()), serde_json::from_value)
        .map_err(|error| format!("While reading the settings: {error}"))?;
    // What the user says about dates: {"patterns": ["{year}{month}{day}"], "year": 2025}.
    let dates = json.as_object_mut().and_then(|fields| fields.remove("dates"));
    let dates: Option<DateEdits> = dates
        .map(serde_json::from_value)
        .transpose()
        .map_err(|error| format!("While reading the dates: {error}"))?;
    let titles = json.as_object_mut().and_then(|fields| fields.remove("titles"));
    let titles: Option<Vec<TitleEdit>> = titles
        .map(serde_json::from_value)
        .transpose()
        .map_err(|error| format!("While reading the titles: {error}"))?;
    if as_it_stands {
        settings.clean = Switches::none();
    }
    let question = Question::from_json(&json.to_string()).map_err(|error| error.to_string())?;

    let mut session = Session::new(Arc::new(dictionary(settings.dictionary)?), settings);
    let mut number = 0;
    for (path, short) in paths(files)? {
        let name = path.to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).map_err(|error| format!("While reading {name}: {error}"))?;
        let reports = session.add_all(number, &short, bytes);
        number += reports.len() as u32;
        for report in reports {
            if let Some(problem) = report.problem {
                eprintln!("wenmai: {}: {}", report.path, problem.detail);
            }
            // What concerns single rows; the rest stands in the answer to "documents".
            for warning in report.warnings.iter().filter(|warning| !warning.rows.is_empty()) {
                let what = serde_json::to_string(warning).unwrap_or_default();
                eprintln!("wenmai: {}: {what}", report.path);
            }
        }
    }
    if let Some(dates) = dates {
        session.edit_dates(&dates).map_err(|error| error.to_string())?;
    }
    if let Some(titles) = titles {
        session.edit_titles(&titles);
    }
    settle(&mut session, &mut []).map_err(|error| error.to_string())?;
    let envelope = session.ask(&question).map_err(|error| error.to_string())?;
    let answer = serde_json::to_string_pretty(&envelope).map_err(|error| error.to_string())?;
    writeln!(std::io::stdout(), "{answer}").map_err(|error| error.to_string())
}

/// Files, those of folders included, each with the name that it has when it is dropped on the page: a file its
/// own, a file of a folder the path from that folder on. In the order of the arguments; in a folder, of names.
fn paths(arguments: &[String]) -> Result<Vec<(PathBuf, String)>, String> {
    let mut found = Vec::new();
    for argument in arguments {
        let path = Path::new(argument);
        let base = path.parent().unwrap_or(Path::new(""));
        let mut inside = Vec::new();
        walk(path, base, &mut inside)?;
        inside.sort_by(|(_, a), (_, b)| a.cmp(b));
        found.append(&mut inside);
    }
    Ok(found)
}

fn walk(path: &Path, base: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<(), String> {
    let fail = |error: std::io::Error| format!("While reading {}: {error}", path.display());
    if !path.is_dir() {
        let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy().replace('\\', "/");
        found.push((path.to_owned(), name));
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(fail)? {
        walk(&entry.map_err(fail)?.path(), base, found)?;
    }
    Ok(())
}

/// The dictionary that the environment names, else the one that the settings choose. jieba's own stands in the
/// source of the package jieba-rs, where Cargo keeps it.
fn dictionary(choice: DictionaryChoice) -> Result<Dictionary, String> {
    static NEWS: &[u8] = include_bytes!("../../assets/news.dict");
    let path = match (std::env::var("WENMAI_DICTIONARY"), choice) {
        (Ok(path), _) => PathBuf::from(path),
        (Err(_), DictionaryChoice::Jieba) => PathBuf::from(env!("WENMAI_JIEBA_DICTIONARY")),
        (Err(_), DictionaryChoice::News) => return Dictionary::from_bytes(NEWS).map_err(|e| e.to_string()),
    };
    let bytes = std::fs::read(&path).map_err(|error| format!("While reading {}: {error}", path.display()))?;
    Dictionary::from_bytes(&bytes).map_err(|error| error.to_string())
}
