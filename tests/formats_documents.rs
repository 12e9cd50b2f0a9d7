//! Documents of office programs, books and web pages, made here as those programs make them.

use crate::common::formats::{documents, one, report, zip};
use encoding_rs::GBK;
use wasm_bindgen_test::wasm_bindgen_test;
use wenmai::decode::{ProblemCode, Reading, WarningCode};

const WORD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="a7"/></w:pPr><w:r><w:t>中国—中亚</w:t></w:r><w:r><w:t>峰会</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">合作 &amp; 共赢</w:t></w:r><w:del><w:r><w:delText>删去</w:delText><w:t>删去</w:t></w:r></w:del></w:p>
<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>文本框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;
const STYLES: &str =
    r#"<w:styles><w:style w:type="paragraph" w:styleId="a7"><w:name w:val="Title"/></w:style></w:styles>"#;
const NOTES: &str =
    r#"<w:footnotes><w:footnote><w:p><w:r><w:t>脚注一</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
const CORE: &str = "<cp:coreProperties><dc:title>旧题目</dc:title></cp:coreProperties>";

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zip(&[&[("[Content_Types].xml", b"<Types/>".as_slice())], parts.as_slice()].concat())
}

#[wasm_bindgen_test(unsupported = test)]
fn word_documents_give_paragraphs_title_and_notes() {
    let bytes = docx(&[
        ("word/document.xml", WORD),
        ("word/styles.xml", STYLES),
        ("word/footnotes.xml", NOTES),
        ("docProps/core.xml", CORE),
    ]);
    let document = one("稿件.docx", &bytes);
    assert_eq!(document.title.as_deref(), Some("中国—中亚峰会"));
    let lines: Vec<&str> = document.text.split('\n').filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, ["中国—中亚峰会", "合作 & 共赢", "文本框", "甲", "乙", "丙", "脚注一"]);
    assert_eq!((document.encoding, document.guessed), ("UTF-8", false));
    // The bytes tell, whatever the name.
    assert_eq!(report("稿件.doc", &bytes).format.as_deref(), Some("docx"));
    let untitled = docx(&[("word/document.xml", WORD), ("docProps/core.xml", CORE)]);
    assert_eq!(one("a.docx", &untitled).title.as_deref(), Some("旧题目"));
}

#[wasm_bindgen_test(unsupported = test)]
fn open_document_texts_give_paragraphs_headings_and_notes() {
    let content = r#"<office:document-content><office:body><office:text>
      <text:tracked-changes><text:p>删去</text:p></text:tracked-changes>
      <text:h text:outline-level="1">峰会召开</text:h>
      <text:p>第一段<text:s text:c="3"/>有<text:tab/>空格<text:line-break/>换行<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>尾注</text:p></text:note-body></text:note>继续</text:p>
      <office:annotation><text:p>批注</text:p></office:annotation></office:text></office:body></office:document-content>"#;
    let meta = "<office:document-meta><office:meta><dc:title>题目</dc:title><dc:date>2020-01-01</dc:date></office:meta></office:document-meta>";
    let bytes = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("meta.xml", meta.as_bytes()),
    ]);
    let document = one("a.odt", &bytes);
    assert_eq!(document.text, "峰会召开\n\n第一段   有\t空格\n换行继续\n\n尾注\n\n");
    assert_eq!((document.title.as_deref(), document.date), (Some("题目"), None));
}

#[wasm_bindgen_test(unsupported = test)]
fn books_give_their_chapters_in_reading_order_with_title_author_and_date() {
    let list = r#"<package><metadata><dc:title>中亚纪行</dc:title><dc:creator>张三</dc:creator><dc:date>2024-05-01</dc:date></metadata>
      <manifest><item id="b" href="text/b%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
      <item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest>
      <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="gone"/><itemref idref="b"/></spine></package>"#;
    let page = |text: &str| {
        format!(
            "<?xml version=\"1.0\"?><html><head><title/><script src=\"a.js\"/></head><body><h1>{text}</h1><p>正文&#8212;{text}&nbsp;完</p></body></html>"
        )
    };
    let bytes = zip(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            br#"<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>"#,
        ),
        ("OEBPS/content.opf", list.as_bytes()),
        ("OEBPS/nav.xhtml", page("目录").as_bytes()),
        ("OEBPS/text/b b.xhtml", page("第二章").as_bytes()),
        ("OEBPS/text/a.xhtml", page("第一章").as_bytes()),
    ]);
    let document = one("书.epub", &bytes);
    assert_eq!(document.text, "第一章\n\n正文—第一章\u{A0}完\n\n第二章\n\n正文—第二章\u{A0}完\n\n");
    assert_eq!((document.title.as_deref(), document.source.as_deref()), (Some("中亚纪行"), Some("张三")));
    assert_eq!(document.date.map(|date| date.span.iso()).as_deref(), Some("2024-05-01"));
    assert!(
        document.warnings.iter().any(|warning| (warning.code, warning.count) == (WarningCode::LostParts, 1))
    );
    // Recognised by its bytes, even as .zip is dropped under another name.
    assert_eq!(report("书", &bytes).format.as_deref(), Some("epub"));
}

const PAGE: &str = r#"<!DOCTYPE html><html><head><meta charset="gb2312"><title>峰会在阿斯塔纳举行-新华网</title>
<meta name="publishdate" content="2025-06-17"><meta name="source" content="新华社"><style>p{color:red}</style></head>
<body><nav><a href="/">首页</a></nav><ul><li><a href=1>要闻</a></li><li><a href=2>国际</a></li><li><a href=3>财经</a></li></ul>
<h1>峰会在阿斯塔纳举行</h1><div>2025年06月17日</div><script>var a = "<p>不要</p>";</script>
<p>　　中国同中亚国家的<strong>合作</strong>不断
深化，<a href="x">贸易额</a>增长&nbsp;10%。<br>第二行</p><p>哈萨克<ruby>斯坦<rt>sītǎn</rt></ruby></p><table><tr><td>一</td><td>二</td></tr></table>
<footer>版权所有</footer></body></html>"#;

#[wasm_bindgen_test(unsupported = test)]
fn pages_give_what_a_reader_reads() {
    let document = one("news.html", &GBK.encode(PAGE).0);
    assert_eq!((document.encoding, document.guessed, document.undecodable), ("gb18030", false, 0));
    assert_eq!(document.title.as_deref(), Some("峰会在阿斯塔纳举行"));
    assert_eq!(document.source.as_deref(), Some("新华社"));
    assert_eq!(document.date.map(|date| date.span.iso()).as_deref(), Some("2025-06-17"));
    assert_eq!(
        document.text,
        "峰会在阿斯塔纳举行\n\n2025年06月17日\n\n　　中国同中亚国家的合作不断深化，贸易额增长\u{A0}10%。\n第二行\n\n哈萨克斯坦\n\n一\t二"
    );
    // A page that was saved anew as UTF-8 still declares what it was.
    let again = one("news.html", PAGE.as_bytes());
    assert_eq!((again.encoding, &again.text), ("UTF-8", &document.text));
    assert_eq!(report("page.txt", PAGE.as_bytes()).format.as_deref(), Some("html"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_marked_article_stands_for_its_page() {
    let article = "正文在此，合作共赢。".repeat(5);
    for (open, close) in [("<article>", "</article>"), ("<div itemprop=articleBody><div>", "</div></div>")] {
        let page = format!(
            "<html><body><p>网站公告一条，请看。</p>{open}<p>{article}</p>{close}<p>相关新闻推荐。</p></body></html>"
        );
        assert_eq!(one("a.html", page.as_bytes()).text, article, "{open}");
    }
    // A menu that is never closed does not swallow the page.
    assert_eq!(one("a.html", b"<nav><p>all of it</p>").text, "all of it");
    let linked = r#"<html><script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-02T08:00:00+08:00"}</script><p>正文</p></html>"#;
    assert_eq!(
        one("a.html", linked.as_bytes()).date.map(|date| date.span.iso()).as_deref(),
        Some("2024-03-02")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_a_page_states_goes_before_the_name_of_its_file() {
    let report = report("20200101.html", &GBK.encode(PAGE).0);
    let date = report.date.expect("a date");
    assert_eq!((date.start.as_str(), date.source.as_str()), ("2025-06-17", "metadata"));
    assert_eq!((report.format.as_deref(), report.documents), (Some("html"), 1));
}

#[wasm_bindgen_test(unsupported = test)]
fn what_stands_beside_the_text_of_a_page_is_left_out() {
    let text =
        "<h1>秋粮收获</h1><p>全国秋粮收获过半，进度同比加快，各地抓紧抢收抢烘。</p><p>（责任编辑：某某）</p>";
    let page = format!(
        "<html><body><div class=\"site-nav\"><a href=/>首页</a><a>新闻</a><div>更多</div></div><div id=detail class=\"has-sidebar\">{text}\
         <div class=\"article-share\">分享到：微博 微信</div></div><div class=rec><h3>相关推荐</h3><ul><li><a href=1>别的新闻</a></li></ul></div>\
         <p>版权所有 某某网 京ICP备00000000号</p></body></html>"
    );
    let found = one("a.html", page.as_bytes()).text;
    assert_eq!(found, "秋粮收获\n\n全国秋粮收获过半，进度同比加快，各地抓紧抢收抢烘。\n\n（责任编辑：某某）");
    // Where all of the text is called so, all of it is the text; an element that is never closed takes nothing with it.
    for page in [
        "<div class=comments><p>第一条评论。</p></div>",
        "<p>短。</p><div class=nav><a>首页</a><p>第一条评论，写得很长很长，是全页的正文。</p>",
    ] {
        assert!(one("a.html", page.as_bytes()).text.contains("第一条评论"), "{page}");
    }
    // A mark within a sentence breaks nothing.
    assert_eq!(one("a.html", "<p>这是<span class=hot>热</span>点。</p>".as_bytes()).text, "这是热点。");
}

#[wasm_bindgen_test(unsupported = test)]
fn documents_without_text_say_so() {
    let empty = docx(&[("word/document.xml", "<w:document><w:body/></w:document>")]);
    let code = |path: &str, bytes: &[u8]| documents(path, bytes, &Reading::default()).unwrap_err().code;
    assert_eq!(code("a.docx", &empty), ProblemCode::NoText);
    assert_eq!(code("a.docx", &docx(&[])), ProblemCode::Damaged);
    assert_eq!(code("a.docx", &empty[..empty.len() / 2]), ProblemCode::Damaged);
    assert_eq!(code("a.html", b"<html><script>document.write('x')</script></html>"), ProblemCode::NoText);
}
