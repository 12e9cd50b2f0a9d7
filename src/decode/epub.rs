//! Electronic books: the chapters in reading order, as one document.
//!
//! An EPUB is a zip archive of pages in XHTML, with a list of them. A book that a shop has locked says so.

use super::html::page::read;
use super::package::{Kind, Package, kind};
use super::xml::{Node, attribute, fields, walk};
use super::{
    Content, Format, Problem, ProblemCode, RawDocument, Reading, StatedDate, Warning, WarningCode, decode,
};
use crate::dates::Provenance;
use crate::dates::document::from_stated;

/// EPUB books.
pub struct Epub;

impl Format for Epub {
    fn name(&self) -> &'static str {
        "epub"
    }

    fn recognises(&self, path: &str, bytes: &[u8]) -> bool {
        kind(path, bytes) == Some(Kind::Epub)
    }

    fn open(&self, _path: &str, bytes: Vec<u8>, _: &Reading) -> Result<Content, Problem> {
        let mut package = Package::open(bytes)?;
        let container = decode(package.needed("META-INF/container.xml")?, None).text;
        let list = list_path(&container).ok_or_else(|| {
            Problem::new(ProblemCode::Damaged, "it does not say where its list of chapters is")
        })?;
        let decoded = decode(package.needed(&list)?, None);
        let locked = package.part("META-INF/encryption.xml")?;
        let locked = locked.map(|part| decode(part, None).text).unwrap_or_default();
        let (mut text, mut lost, mut protected) = (String::new(), 0u32, 0u32);
        for chapter in chapters(&decoded.text, &list) {
            if locked.contains(chapter.as_str()) {
                protected += 1;
                continue;
            }
            match package.part(&chapter) {
                Ok(Some(part)) => {
                    let page = read(&closed(&decode(part, None).text));
                    text.push_str(page.text.trim());
                    text.push_str("\n\n");
                }
                Err(problem) if problem.code == ProblemCode::ArchiveBomb => return Err(problem),
                _ => lost += 1,
            }
        }
        if text.trim().is_empty() {
            return Err(if protected > 0 {
                Problem::new(ProblemCode::Protected, "the book is locked (DRM): only its reader can open it")
            } else {
                Problem::new(ProblemCode::NoText, "the book holds no text")
            });
        }
        let [title, author, publisher, date] =
            fields(&decoded.text, ["title", "creator", "publisher", "date"]);
        let mut document = RawDocument { title, source: author.or(publisher), ..RawDocument::of(decoded) };
        document.text = text;
        if let Some(surface) = date {
            match from_stated(&surface, None) {
                Some(span) => {
                    document.date = Some(StatedDate { surface, span, provenance: Provenance::Metadata });
                }
                None => document.warnings.push(Warning::new(WarningCode::UnreadDates, 1)),
            }
        }
        if lost + protected > 0 {
            document.warnings.push(Warning::new(WarningCode::LostParts, lost + protected));
        }
        Ok(Content::Documents(vec![document], Vec::new()))
    }
}

/// Where the list of the book's parts stands.
fn list_path(container: &str) -> Option<String> {
    let mut path = None;
    walk(container, |node| {
        if let Node::Start("rootfile", start) = node
            && path.is_none()
        {
            path = attribute(start, "full-path");
        }
    });
    path
}

/// Paths of the chapters in reading order, without notes and the like that stand outside of it.
fn chapters(xml: &str, list: &str) -> Vec<String> {
    let mut parts = rustc_hash::FxHashMap::<String, String>::default();
    let mut order = Vec::new();
    let folder = list.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
    walk(xml, |node| match node {
        Node::Start("item", start) => {
            let kind = attribute(start, "media-type").unwrap_or_default();
            let contents =
                attribute(start, "properties").is_some_and(|all| all.split(' ').any(|one| one == "nav"));
            if let (Some(id), Some(path), false) = (attribute(start, "id"), attribute(start, "href"), contents)
                // Some makers of books leave the type out.
                && (kind.contains("html") || (kind.is_empty() && path.to_ascii_lowercase().contains("htm")))
            {
                parts.insert(id, within(folder, &path));
            }
        }
        Node::Start("itemref", start) if attribute(start, "linear").as_deref() != Some("no") => {
            order.extend(attribute(start, "idref"));
        }
        _ => {}
    });
    // A part that is named twice is read once.
    order.iter().filter_map(|id| parts.remove(id)).collect()
}

/// A relative address as a path in the archive.
fn within(folder: &str, address: &str) -> String {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let decoded = percent_decoded(address);
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

fn percent_decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = (*first == b'%').then(|| tail.get(..2)).flatten();
        let byte = hex.and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// XHTML with the empty tags taken out that would, read as HTML, swallow all that follows: `<script …/>`.
fn closed(xhtml: &str) -> String {
    const LONGEST_TAG: usize = 4096;
    const RAW: [&str; 6] = ["script", "style", "title", "iframe", "textarea", "noscript"];
    let mut out = String::with_capacity(xhtml.len());
    let mut rest = xhtml;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name: &str = &rest[1..][..rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count()];
        let mut near = rest.bytes().take(LONGEST_TAG);
        let end = if RAW.contains(&name) { near.position(|byte| byte == b'>') } else { None };
        match end {
            Some(end) if rest[..end].ends_with('/') => rest = &rest[end + 1..],
            _ => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}
