//! What a page states of itself: encoding, title, date, source.

/// The encoding that the head of a page declares, as a label: `<meta charset=…>`, `<meta http-equiv=… content="…;
/// charset=…">` or `<?xml encoding="…"?>`.
pub(in crate::decode) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    const HEAD: usize = 4096;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let after = |word: &[u8]| memchr::memmem::find(&head, word).map(|at| &head[at + word.len()..]);
    let xml = if head.starts_with(b"<?xml") { after(b"encoding") } else { None };
    let rest = xml.or_else(|| after(b"charset"))?.trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))?;
    let label = std::str::from_utf8(&rest[..end]).ok()?;
    (!label.is_empty()).then(|| label.to_owned())
}

/// What the tags of a page say of it, each from the best place found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::decode) struct Facts {
    /// Content of `og:title` and the like.
    pub stated_title: Option<String>,
    /// Content of `<title>`.
    pub head_title: String,
    /// The first heading of the first level.
    pub heading: String,
    /// When it was published, as stated.
    pub date: Option<String>,
    date_rank: usize,
    /// Where it was published.
    pub source: Option<String>,
    source_rank: usize,
}

/// Names of `<meta>` for the date of publication, the best first.
const DATES: [&str; 21] = [
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:release_date",
    "article:published",
    "bytedance:published_time",
    "publishdate",
    "publish_date",
    "publish-date",
    "publish_time",
    "pubdate",
    "pubtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "firstpublishedtime",
    "date",
];

/// Names of `<meta>` for the newspaper or site, the best first.
const SOURCES: [&str; 9] = [
    "contentsource",
    "source",
    "article:source",
    "og:site_name",
    "dc.publisher",
    "dc.source",
    "publisher",
    "mediaid",
    "author",
];

impl Facts {
    /// Takes in a `<meta>` tag.
    pub(super) fn meta(&mut self, name: &str, content: &str) {
        let (name, content) = (name.trim().to_ascii_lowercase(), content.trim());
        if content.is_empty() {
            return;
        }
        if let Some(rank) = DATES.iter().position(|known| *known == name) {
            self.dated(rank, content);
        } else if let Some(rank) = SOURCES.iter().position(|known| *known == name) {
            if self.source.is_none() || rank < self.source_rank {
                (self.source, self.source_rank) = (Some(content.to_owned()), rank);
            }
        } else if matches!(name.as_str(), "og:title" | "articletitle" | "dc.title" | "twitter:title")
            && self.stated_title.is_none()
        {
            self.stated_title = Some(content.to_owned());
        }
    }

    /// Takes in the `datetime` of a `<time>` tag, or the `datePublished` of a description for search engines.
    pub(super) fn time(&mut self, content: &str, is_publication: bool) {
        if !content.trim().is_empty() {
            self.dated(if is_publication { 1 } else { DATES.len() }, content.trim());
        }
    }

    fn dated(&mut self, rank: usize, content: &str) {
        if self.date.is_none() || rank < self.date_rank {
            (self.date, self.date_rank) = (Some(content.to_owned()), rank);
        }
    }

    /// The title: the heading where the stated title contains it, because sites add their name to the one and
    /// not to the other.
    pub(in crate::decode) fn title(&self) -> Option<String> {
        let (heading, head) = (self.heading.trim(), self.head_title.trim());
        let stated = self.stated_title.as_deref().filter(|title| !title.is_empty());
        let long = stated.or((!head.is_empty()).then_some(head));
        let title = match long {
            Some(long) if !heading.is_empty() && long.contains(heading) => heading,
            Some(long) => without_site(long),
            None => heading,
        };
        (!title.is_empty()).then(|| title.to_owned())
    }
}

/// A title without the names of site and section behind it: 标题-新华网, 标题_中国政府网, Title | The Paper.
fn without_site(title: &str) -> &str {
    const MARKS: [&str; 6] = ["网", "網", "报", "報", ".com", ".cn"];
    let mut title = title;
    for _ in 0..4 {
        let at = ["_", "|", "－－", "--", " - ", "-", " — ", " – "]
            .iter()
            .filter_map(|mark| title.rfind(mark))
            .max();
        let Some(at) = at else { break };
        let tail = &title[at..];
        let head = title[..at].trim_end_matches(['-', '_', '|', ' ', '－', '—', '–']).trim_end();
        let short = tail.chars().count() <= 16;
        if head.is_empty() || !short || !MARKS.iter().any(|mark| tail.contains(mark)) {
            break;
        }
        title = head;
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_declared_in_three_ways() {
        for head in [
            "<html><head><meta charset=gb2312>",
            "<META http-equiv=\"Content-Type\" content=\"text/html; charset=GB2312\">",
            "<?xml version=\"1.0\" encoding='gb2312'?>",
        ] {
            assert_eq!(declared_encoding(head.as_bytes()).as_deref(), Some("gb2312"), "{head}");
        }
        assert_eq!(declared_encoding(b"<p>charset"), None);
    }

    #[test]
    fn sites_do_not_belong_to_the_title() {
        for (title, bare) in [
            ("中国－中亚峰会召开-新华网", "中国－中亚峰会召开"),
            ("峰会召开_新闻频道_中国政府网", "峰会召开_新闻频道"),
            ("China-Central Asia summit opens", "China-Central Asia summit opens"),
            ("新华网", "新华网"),
        ] {
            assert_eq!(without_site(title), bare);
        }
    }
}
