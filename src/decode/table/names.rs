//! What columns are called: Chinese, simplified and traditional, and English.

use crate::sorting::OrderBy;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::decode) enum Role {
    Text,
    Title,
    Date,
    Source,
}

/// Names that say it all, the best first.
const TEXT: [&str; 33] = [
    "正文",
    "全文",
    "文本",
    "内容",
    "內容",
    "本文",
    "原文",
    "内文",
    "內文",
    "正文内容",
    "文章内容",
    "新闻内容",
    "文章正文",
    "新闻正文",
    "报道内容",
    "微博正文",
    "文章",
    "语料",
    "評論內容",
    "评论内容",
    "text",
    "content",
    "body",
    "fulltext",
    "article",
    "articlebody",
    "articletext",
    "maintext",
    "document",
    "doc",
    "story",
    "message",
    "comment",
];
const TITLE: [&str; 18] = [
    "标题",
    "標題",
    "题目",
    "題目",
    "题名",
    "題名",
    "篇名",
    "新闻标题",
    "文章标题",
    "主标题",
    "正标题",
    "title",
    "headline",
    "head",
    "heading",
    "articletitle",
    "subject",
    "name",
];
const DATE: [&str; 40] = [
    "日期",
    "发布日期",
    "發布日期",
    "發佈日期",
    "出版日期",
    "发表日期",
    "發表日期",
    "见报日期",
    "刊登日期",
    "刊发日期",
    "报道日期",
    "发布时间",
    "發布時間",
    "發佈時間",
    "发表时间",
    "發表時間",
    "出版时间",
    "刊登时间",
    "发文时间",
    "时间",
    "時間",
    "年月日",
    "date",
    "pubdate",
    "publishdate",
    "publisheddate",
    "datepublished",
    "publicationdate",
    "publishedat",
    "publishtime",
    "pubtime",
    "published",
    "articledate",
    "newsdate",
    "postdate",
    "createdat",
    "createtime",
    "datetime",
    "time",
    "day",
];
const SOURCE: [&str; 32] = [
    "来源",
    "來源",
    "报纸",
    "報紙",
    "报纸名称",
    "报刊",
    "報刊",
    "报名",
    "媒体",
    "媒體",
    "媒体名称",
    "刊名",
    "出处",
    "出處",
    "网站",
    "網站",
    "机构",
    "发布机构",
    "source",
    "newspaper",
    "media",
    "outlet",
    "publication",
    "publisher",
    "site",
    "website",
    "sourcename",
    "journal",
    "platform",
    "平台",
    "作者",
    "author",
];
/// Endings that say enough where no column has a full name.
const ENDINGS: [(Role, &[&str]); 4] = [
    (Role::Text, &["正文", "内容", "內容", "全文", "文本", "text", "content", "body"]),
    (Role::Title, &["标题", "標題", "题目", "題目", "title", "headline"]),
    (Role::Date, &["日期", "时间", "時間", "date", "time"]),
    (Role::Source, &["来源", "來源", "媒体", "媒體", "source", "newspaper"]),
];

/// A name as it is compared: lower case, no spaces or marks, full-width letters folded.
fn plain(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let kept = name.chars().take(200).filter(|c| c.is_alphanumeric());
    kept.nfkc().flat_map(char::to_lowercase).collect()
}

/// How well a name fits a role, the lower the better.
fn fit(name: &str, role: Role) -> Option<usize> {
    let names: &[&str] = match role {
        Role::Text => &TEXT,
        Role::Title => &TITLE,
        Role::Date => &DATE,
        Role::Source => &SOURCE,
    };
    // Fields within fields: data.content is called content.
    let last = name.rsplit('.').next().unwrap_or(name);
    for (penalty, name) in [(0, plain(name)), (100, plain(last))] {
        if let Some(at) = names.iter().position(|known| *known == name) {
            return Some(penalty + at);
        }
    }
    let name = plain(name);
    let (_, endings) = ENDINGS.iter().find(|(known, _)| *known == role)?;
    let at = endings.iter().position(|ending| name.ends_with(ending))?;
    // update_time and 采集时间 say when a program ran.
    let of_program = ["update", "crawl", "modified", "采集", "抓取", "更新", "爬取"]
        .iter()
        .any(|word| name.contains(word));
    (!of_program).then_some(200 + at)
}

/// The column whose name fits a role best, and among equals the first.
pub(super) fn best(columns: &[String], role: Role, free: impl Fn(usize) -> bool) -> Option<usize> {
    ranked(columns, role, free).first().copied()
}

/// The columns whose names fit a role, the best first.
pub(super) fn ranked(columns: &[String], role: Role, free: impl Fn(usize) -> bool) -> Vec<usize> {
    let fits = |(at, name): (usize, &String)| fit(name, role).filter(|_| free(at)).map(|fit| (fit, at));
    let mut found: Vec<(usize, usize)> = columns.iter().enumerate().filter_map(fits).collect();
    found.order_by_key(|found| *found);
    found.into_iter().map(|(_, at)| at).collect()
}

/// Names of columns that hold none of these.
const OTHERS: [&str; 26] = [
    "id",
    "url",
    "link",
    "链接",
    "連結",
    "网址",
    "网页链接",
    "编号",
    "序号",
    "版面",
    "版次",
    "版名",
    "栏目",
    "分类",
    "类别",
    "标签",
    "关键词",
    "关键字",
    "摘要",
    "label",
    "category",
    "tags",
    "page",
    "section",
    "index",
    "abstract",
];

/// Whether a name says that the column holds something else than a title: a person, a place, an address.
pub(super) fn is_no_title(name: &str) -> bool {
    const ENDINGS: [&str; 15] = [
        "username",
        "nickname",
        "screenname",
        "user",
        "author",
        "id",
        "用户名",
        "用户",
        "昵称",
        "暱稱",
        "博主",
        "作者",
        "地区",
        "location",
        "ip",
    ];
    let bare = plain(name);
    ENDINGS.iter().any(|ending| bare.ends_with(ending))
        || OTHERS.contains(&bare.as_str())
        || fit(name, Role::Source).is_some()
}

/// Whether a name is one that columns have.
pub(super) fn is_known(name: &str) -> bool {
    let roles = [Role::Text, Role::Title, Role::Date, Role::Source];
    OTHERS.contains(&plain(name).as_str())
        || roles.into_iter().any(|role| fit(name, role).is_some_and(|fit| fit < 200))
}

/// The role of a key of front matter.
pub(in crate::decode) fn role_of(key: &str) -> Option<Role> {
    [Role::Title, Role::Date, Role::Source]
        .into_iter()
        .find(|role| fit(key, *role).is_some_and(|fit| fit < 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_people_give_them() {
        let find = |columns: &[&str], role| {
            let columns: Vec<String> = columns.iter().map(|name| (*name).to_owned()).collect();
            best(&columns, role, |_| true)
        };
        assert_eq!(find(&["ID", "新闻标题", "发布时间", "正文 内容"], Role::Text), Some(3));
        assert_eq!(find(&["Article Title", "Publish_Date", "Full-Text"], Role::Date), Some(1));
        assert_eq!(find(&["data.time", "data.body"], Role::Text), Some(1));
        assert_eq!(find(&["update_time", "date"], Role::Date), Some(1));
        assert_eq!(find(&["ＴＩＴＬＥ"], Role::Title), Some(0));
        assert_eq!(find(&["内容摘要", "x"], Role::Text), None);
        assert_eq!(find(&["作者", "报纸"], Role::Source), Some(1));
    }
}
