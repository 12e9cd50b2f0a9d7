//! Walking through XML, one tag after the other.
//!
//! Nothing is expanded but character references and the five entities of XML itself: what a document type
//! declares, inside or outside of the file, is not looked at, so no entity can grow or reach out. There is no
//! tree and no recursion.

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

/// What stands at a place. Names are without their prefix.
pub(super) enum Node<'a> {
    /// A tag opens, or an empty one that closes at once.
    Start(&'a str, &'a BytesStart<'a>),
    /// A tag closes.
    End(&'a str),
    /// Characters.
    Text(&'a str),
}

/// Calls `visit` for every node of `text`; whether its end was reached. What comes before damage is visited.
pub(super) fn walk(text: &str, mut visit: impl FnMut(Node<'_>)) -> bool {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => visit(Node::Start(start.local_name().as_ref(), &start)),
            Ok(Event::End(end)) => visit(Node::End(end.local_name().as_ref())),
            Ok(Event::Text(characters)) => visit(Node::Text(&characters.xml10_content())),
            Ok(Event::CData(characters)) => visit(Node::Text(&characters.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                if let Some(known) = resolve_xml_entity(&reference) {
                    visit(Node::Text(known));
                } else if let Ok(Some(c)) = reference.resolve_char_ref() {
                    visit(Node::Text(c.encode_utf8(&mut [0; 4])));
                }
            }
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// The value of an attribute, its references resolved, whatever the prefix of its name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found = all
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// The content of the first element of each of `names`, white space trimmed.
pub(super) fn fields<const N: usize>(text: &str, names: [&str; N]) -> [Option<String>; N] {
    let mut found = [const { None }; N];
    let mut open: Option<usize> = None;
    walk(text, |node| match node {
        Node::Start(name, _) => {
            open = names.iter().position(|known| *known == name).filter(|at| found[*at].is_none());
        }
        Node::Text(characters) => {
            if let Some(at) = open {
                found[at].get_or_insert_with(String::new).push_str(characters);
            }
        }
        Node::End(_) => open = None,
    });
    found.map(|field| field.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()))
}
