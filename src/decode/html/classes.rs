//! What the classes of an element say of its content.

/// Words that name what stands beside a text.
const BESIDE: [&str; 58] = [
    "nav",
    "navbar",
    "navi",
    "navigation",
    "menu",
    "menubar",
    "topbar",
    "footer",
    "foot",
    "bottom",
    "copyright",
    "beian",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "mbx",
    "sidebar",
    "aside",
    "rec",
    "recommend",
    "recommended",
    "recommendation",
    "recommendations",
    "related",
    "relate",
    "relation",
    "relevant",
    "hot",
    "hotnews",
    "rank",
    "ranking",
    "share",
    "sharing",
    "social",
    "comment",
    "comments",
    "reply",
    "replies",
    "ad",
    "ads",
    "advert",
    "advertisement",
    "gg",
    "banner",
    "pagination",
    "pager",
    "toolbar",
    "qrcode",
    "ewm",
    "login",
    "search",
    "searchbar",
    "friendlink",
    "links",
    "dibu",
    "subscribe",
    "newsletter",
];
/// Words beside which the others say only where the text stands: `content-with-sidebar`, `article-bottom`.
const TEXT: [&str; 16] = [
    "main",
    "content",
    "article",
    "detail",
    "details",
    "text",
    "body",
    "post",
    "entry",
    "story",
    "page",
    "wrap",
    "wrapper",
    "container",
    "layout",
    "has",
];

/// Whether a value of `class` or `id` names a menu, a footer, recommendations, sharing, comments or advertisements.
pub(super) fn is_beside(value: &str) -> bool {
    value.split_ascii_whitespace().any(|class| {
        let words = words(class);
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let known = |word: &String| BESIDE.contains(&word.as_str());
        let of_text = |word: &String| TEXT.contains(&word.as_str());
        let layout = ["no", "with", "without", "has", "is"].contains(&first.as_str());
        // article-share is what an article is shared with; share-content may be what was shared.
        !layout && (known(last) || (known(first) && !words.iter().any(of_text)))
    })
}

/// The words of a class: `site-footer`, `siteFooter` and `site_footer2` are site and footer.
fn words(class: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut lower = false;
    for c in class.chars() {
        if !c.is_ascii_alphabetic() {
            lower = false;
            found.push(String::new());
            continue;
        }
        if found.is_empty() || (lower && c.is_ascii_uppercase()) {
            found.push(String::new());
        }
        if let Some(word) = found.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
        lower = c.is_ascii_lowercase();
    }
    found.retain(|word| !word.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_say_what_stands_beside_a_text() {
        for class in [
            "nav",
            "site-footer",
            "mainNav",
            "footer_bottom",
            "x rec",
            "related-news",
            "article-share",
            "hot_list",
        ] {
            assert!(is_beside(class), "{class}");
        }
        for class in [
            "",
            "detail",
            "content",
            "has-sidebar",
            "no-nav",
            "navy",
            "footnote",
            "header",
            "page-main",
            "share-content",
        ] {
            assert!(!is_beside(class), "{class}");
        }
    }
}
