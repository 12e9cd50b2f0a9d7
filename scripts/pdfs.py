#!/usr/bin/env python3
"""Writes the PDF files of tests/data/pdf: small newspaper pages, each with one way of saying which characters its glyphs show.

The texts are invented. Most files are written here byte by byte, so that fonts and encodings are exactly those named; no font
is embedded, because the text layer needs none. Those of other programs: reportlab.pdf (reportlab, needs `pip install
reportlab`) and chromium.pdf (`chromium --headless --print-to-pdf`, a page in two columns with running heads). Usage:

    python3 scripts/pdfs.py [--reportlab] [--chromium /usr/bin/chromium]
"""

import argparse
import pathlib
import subprocess
import tempfile
import zlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "pdf"

TITLE = "河畔新城迎来首批住户"
SUBTITLE = "——来自江北工地的报告"
DATELINE = "本报江北3月5日电（记者 王小明 李红）"
# Two paragraphs, long enough to fill two columns.
FIRST = ("春风拂过江面，江北新城的第一批住户昨天拿到了钥匙。这座规划了八年的新城，如今有了学校、医院和公园，"
         "也有了第一家菜市场。住户张阿姨说，过去从老城到这里要坐一个小时的轮渡，现在地铁只要十五分钟。")
SECOND = ("据江北区住建局介绍，首批交付的住房共有一千二百套，其中三成是保障性租赁住房。到今年年底，"
          "还将有两所小学和一家社区医院投入使用，新城的常住人口预计超过三万人。")
BODY = [FIRST, SECOND]


class Pdf:
    """Objects of a file, written in order."""

    def __init__(self):
        self.objects = []

    def add(self, body):
        self.objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(self.objects)

    def stream(self, data, extra="", pack=True):
        if pack:
            data, extra = zlib.compress(data, 9), extra + " /Filter /FlateDecode"
        return self.add(b"<< /Length %d%s >>\nstream\n" % (len(data), extra.encode()) + data + b"\nendstream")

    def write(self, name, root, info=None):
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(self.objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = f"<< /Size {len(self.objects) + 1} /Root {root} 0 R" + (f" /Info {info} 0 R" if info else "") + " >>"
        out += b"trailer\n" + trailer.encode() + b"\nstartxref\n%d\n%%%%EOF\n" % start
        (OUT / name).write_bytes(out)


def composite(pdf, encoding, ordering, name="STSong", widths=""):
    inner = pdf.add(f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} /DW 1000{widths} /CIDSystemInfo "
                    f"<< /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> >>")
    return pdf.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /{encoding} /DescendantFonts [{inner} 0 R] >>")


def mapped(pdf, characters, ordering="Identity"):
    """A font whose codes mean nothing but for its ToUnicode map. Returns its number and an encoder."""
    codes = {c: at + 1 for at, c in enumerate(sorted(set(characters)))}
    rows = [f"<{code:04X}> <{c.encode('utf-16-be').hex().upper()}>" for c, code in codes.items()]
    blocks = [f"{len(rows[i:i + 100])} beginbfchar\n" + "\n".join(rows[i:i + 100]) + "\nendbfchar\n" for i in range(0, len(rows), 100)]
    cmap = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + "".join(blocks) + "endcmap end end")
    to_unicode = pdf.stream(cmap.encode())
    inner = pdf.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 1000 /CIDSystemInfo "
                    f"<< /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> >>")
    font = pdf.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /ToUnicode {to_unicode} 0 R /DescendantFonts [{inner} 0 R] >>")
    return font, lambda text: b"".join(codes[c].to_bytes(2, "big") for c in text)


def shown(x, y, size, data, font="F1"):
    return f"BT /{font} {size} Tf {x:g} {y:g} Td <{data.hex()}> Tj ET\n".encode()


def wrap(text, width, indent=2):
    """Lines of a column of `width` characters, the first of a paragraph indented by two."""
    lines, first = [], width - indent
    for paragraph in text:
        lines.append((indent, paragraph[:first]))
        rest = paragraph[first:]
        lines += [(0, rest[i:i + width]) for i in range(0, len(rest), width)]
    return lines


def columns(encode, size=10, gutter=10, width=14, top=660, left=60, leading=15, body=BODY, font="F1"):
    """A title over two columns, the paragraphs running from the first into the second."""
    out = shown(left + 30, top + 60, 22, encode(TITLE), font) + shown(left + 60, top + 36, 14, encode(SUBTITLE), font)
    body = [DATELINE + body[0], *body[1:]]
    lines = wrap(body, width)
    half = (len(lines) + 1) // 2
    for column, part in enumerate([lines[:half], lines[half:]]):
        x = left + column * (width * size + gutter)
        for row, (indent, line) in enumerate(part):
            out += shown(x + indent * size, top - row * leading, size, encode(line), font)
    return out


def page(pdf, contents, fonts, extra="", box="0 0 420 760", objects=""):
    resources = "<< /Font << " + " ".join(f"/{name} {number} 0 R" for name, number in fonts.items()) + f" >>{objects} >>"
    kids = []
    parent = len(pdf.objects) + 2 * len(contents) + 1
    for content in contents:
        data = pdf.stream(content)
        kids.append(pdf.add(f"<< /Type /Page /Parent {parent} 0 R /MediaBox [{box}] /Resources {resources} /Contents {data} 0 R{extra} >>"))
    pages = pdf.add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    return pdf.add(f"<< /Type /Catalog /Pages {pages} 0 R >>")


def written():
    unicode_ = lambda text: text.encode("utf-16-be")
    for name, encoding, ordering, encode in [
        ("unigb-ucs2.pdf", "UniGB-UCS2-H", "GB1", unicode_),
        ("gbk-euc.pdf", "GBK-EUC-H", "GB1", lambda text: text.encode("gbk")),
        ("gb-euc.pdf", "GB-EUC-H", "GB1", lambda text: text.replace("——", "──").encode("gb2312")),
        ("gbk2k.pdf", "GBK2K-H", "GB1", lambda text: text.encode("gb18030")),
    ]:
        pdf = Pdf()
        font = composite(pdf, encoding, ordering, widths=" /W [814 [500] 7716 [500]]" if "UCS2" not in encoding else "")
        pdf.write(name, page(pdf, [columns(encode)], {"F1": font}))
    traditional = str.maketrans("来报记红风过区规划医园张说现铁钟据绍这还将两学预计万户钥场从个时轮赁电", "來報記紅風過區規劃醫園張說現鐵鐘據紹這還將兩學預計萬戶鑰場從個時輪賃電")
    pdf = Pdf()
    font = composite(pdf, "ETen-B5-H", "CNS1", "MSung")
    big5 = lambda text: text.translate(traditional).encode("big5")
    pdf.write("eten-b5.pdf", page(pdf, [columns(big5)], {"F1": font}))
    # A map from codes that mean nothing else; the title stands in the metadata, in UTF-16.
    pdf = Pdf()
    font, encode = mapped(pdf, TITLE + SUBTITLE + DATELINE + "".join(BODY))
    info = pdf.add(b"<< /Title <FEFF" + TITLE.encode("utf-16-be").hex().encode() + b"> /CreationDate (D:20200101000000) >>")
    pdf.write("identity-tounicode.pdf", page(pdf, [columns(encode)], {"F1": font}), info)
    # No map, and glyphs numbered by nothing that is known: nobody can tell what it says.
    pdf = Pdf()
    inner = pdf.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>")
    font = pdf.add(f"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [{inner} 0 R] >>")
    pdf.write("no-characters.pdf", page(pdf, [columns(unicode_)], {"F1": font}))
    # Three pages of a book: running heads with their numbers, a sentence that runs over the page.
    pdf = Pdf()
    font = composite(pdf, "UniGB-UCS2-H", "GB1")
    whole = FIRST + SECOND
    parts = [whole[:60], whole[60:120], whole[120:]]
    pages = []
    for number, part in enumerate(parts, 1):
        lines = wrap([part], 20, 2 if number == 1 else 0)
        body = b"".join(shown(60 + indent * 12, 640 - row * 20, 12, unicode_(line)) for row, (indent, line) in enumerate(lines))
        pages.append(shown(60, 720, 9, unicode_("江北文集　第一卷")) + body + shown(200, 30, 9, unicode_(f"— {number} —")))
    pdf.write("running-heads.pdf", page(pdf, pages, {"F1": font}))
    # Written from top to bottom, columns from the right, brackets in their vertical form.
    pdf = Pdf()
    font = composite(pdf, "UniGB-UCS2-V", "GB1")
    lines = [FIRST[i:i + 20] for i in range(0, len(FIRST), 20)]
    body = b"".join(shown(360 - at * 20, 700, 12, unicode_(line)) for at, line in enumerate(lines))
    pdf.write("vertical.pdf", page(pdf, [body], {"F1": font}))
    # A page stored on its side and turned by its dictionary, and a text set sideways on an upright page.
    pdf = Pdf()
    font = composite(pdf, "UniGB-UCS2-H", "GB1")
    turned = b"q 0 1 -1 0 420 0 cm\n" + columns(unicode_, top=280) + b"Q\n"
    pdf.write("rotated.pdf", page(pdf, [turned], {"F1": font}, " /Rotate 90"))
    # A scan: one picture and no text.
    pdf = Pdf()
    picture = pdf.stream(bytes(64), " /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8")
    content = b"q 420 0 0 760 0 0 cm /I1 Do Q"
    pdf.write("scan.pdf", page(pdf, [content, content], {}, objects=f" /XObject << /I1 {picture} 0 R >>"))
    # The same with an invisible text layer behind the picture, as text recognition leaves it.
    pdf = Pdf()
    picture = pdf.stream(bytes(64), " /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8")
    font = composite(pdf, "UniGB-UCS2-H", "GB1")
    layer = b"3 Tr " + columns(unicode_)
    pdf.write("scan-with-text.pdf", page(pdf, [content + b"\n" + layer], {"F1": font}, objects=f" /XObject << /I1 {picture} 0 R >>"))
    # Three articles on one page: one over the whole width, two beside each other below it.
    pdf = Pdf()
    font = composite(pdf, "UniGB-UCS2-H", "GB1")
    heavy = composite(pdf, "UniGB-UCS2-H", "GB1", "STHeiti")
    out = shown(40, 720, 24, unicode_("江北日报"), "F2") + shown(240, 725, 9, unicode_("2024年3月6日　星期三　第1版"))
    out += shown(70, 680, 22, unicode_("地铁三号线今日开通"), "F2")
    top = ["江北地铁三号线今天上午开通运营，全长二十三公里，设车站十八座，最快十五分钟可到老城。", "市民刘先生坐上首班列车，他说等了六年，终于等到了家门口的地铁。"]
    lines = wrap(top, 16)
    half = (len(lines) + 1) // 2
    for column, part in enumerate([lines[:half], lines[half:]]):
        for row, (indent, line) in enumerate(part):
            out += shown(40 + column * 172 + indent * 10, 650 - row * 15, 10, unicode_(line))
    for column, (title, text) in enumerate([("菜市场周末开张", "江北第一家菜市场将在本周末开张，摊位一百二十个，首月免收租金，市民可以坐公交直达。"),
                                            ("图书馆延长开放", "区图书馆从下周起延长开放时间，每晚九点闭馆，周末照常开放，读者凭身份证就能进馆。")]):
        x = 40 + column * 172
        out += shown(x + 8, 540, 18, unicode_(title), "F2")
        for row, (indent, line) in enumerate(wrap([text], 16)):
            out += shown(x + indent * 10, 510 - row * 15, 10, unicode_(line))
    out += shown(40, 380, 8, unicode_("责任编辑：赵敏"))
    pdf.write("three-articles.pdf", page(pdf, [out], {"F1": font, "F2": heavy}))
    # A broadsheet: a head of three parts, a short headline over the middle of four columns, below it two articles side by side,
    # the first with a picture and its caption in place of a column.
    pdf = Pdf()
    font = composite(pdf, "UniGB-UCS2-H", "GB1")
    heavy = composite(pdf, "UniGB-UCS2-H", "GB1", "STHeiti")
    width, step = 12, 130
    out = b"".join(shown(x, 735, 9, unicode_(text)) for x, text in [(40, "2024年3月6日　星期三"), (270, "江北日报"), (500, "第3版　要闻")])
    out += shown(230, 700, 26, unicode_("新城更宜居"), "F2")
    lead = [f"{DATELINE}{FIRST}", SECOND, "会议要求，今年的重点项目要实行清单管理，逐项明确责任单位和完成时限，每月通报进展，让群众早日受益。"]
    lines = wrap(lead, width)
    quarter = -(-len(lines) // 4)
    for column in range(4):
        for row, (indent, line) in enumerate(lines[column * quarter:(column + 1) * quarter]):
            out += shown(40 + column * step + indent * 10, 670 - row * 15, 10, unicode_(line))
    bottom = 670 - quarter * 15 - 30
    below = ["地铁三号线开通一个月以来，累计客流突破一百万人次，日均客流三万四千人次，高峰时段平均每四分钟一班。",
             "集团负责人介绍，下一步还将优化换乘通道，增加自动售票机和无障碍设施，让出行更加方便。"]
    out += shown(40, bottom, 18, unicode_("地铁客流破百万"), "F2") + shown(430, bottom, 18, unicode_("菜市场飘书香"), "F2")
    for column, part in [(0, below[0]), (2, below[1])]:
        for row, (indent, line) in enumerate(wrap([part], width)):
            out += shown(40 + column * step + indent * 10, bottom - 30 - row * 15, 10, unicode_(line))
    out += shown(40 + step, bottom - 90, 8, unicode_("乘客候车。李红摄"))
    book = "江北菜市场的二楼，最近开了一家小小的书店，书店不大，却摆着三千多本书，买完菜的居民常常上楼坐一坐。"
    for row, (indent, line) in enumerate(wrap([book], width)):
        out += shown(430 + indent * 10, bottom - 30 - row * 15, 10, unicode_(line))
    out += shown(40, bottom - 150, 8, unicode_("责任编辑：赵敏　版式：钱进"))
    pdf.write("broadsheet.pdf", page(pdf, [out], {"F1": font, "F2": heavy}, box="0 0 600 760"))
    # Latin text: the standard encodings, kerned by numbers instead of spaces, letters drawn twice to look bold.
    pdf = Pdf()
    font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /eacute] >> >>")
    latin = b"BT /F1 18 Tf 60 700 Td (The \\001rst caf\\002) Tj ET BT /F1 18 Tf 60.3 700 Td (The \\001rst caf\\002) Tj ET\n"
    latin += b"BT /F1 10 Tf 60 670 Td [(Built)-300(by)-320(the)-310(river,)-290(it)-300(opened)] TJ 0 -14 Td (on Monday \\223at last\\224.) Tj ET\n"
    pdf.write("latin.pdf", page(pdf, [latin], {"F1": font}))
    hostile()


def hostile():
    # A form that draws itself, a file that was cut off, bytes that are none, a tree of pages that bites its tail.
    pdf = Pdf()
    font = composite(pdf, "UniGB-UCS2-H", "GB1")
    number = len(pdf.objects) + 1
    pdf.stream(b"/X1 Do /X1 Do " + shown(60, 700, 12, "正文".encode("utf-16-be")),
               f" /Type /XObject /Subtype /Form /BBox [0 0 420 760] /Resources << /Font << /F1 {font} 0 R >> /XObject << /X1 {number} 0 R >> >>")
    pdf.write("form-in-itself.pdf", page(pdf, [b"/X1 Do"], {}, objects=f" /XObject << /X1 {number} 0 R >>"))
    whole = (OUT / "unigb-ucs2.pdf").read_bytes()
    (OUT / "cut-off.pdf").write_bytes(whole[: whole.rindex(b"xref\n0") + 40])
    (OUT / "nothing-but-a-mark.pdf").write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 4)
    pdf = Pdf()
    pdf.add("<< /Type /Pages /Count 2 /Kids [1 0 R 2 0 R] >>")
    pdf.add("<< /Type /Pages /Count 2 /Kids [1 0 R 2 0 R] >>")
    pdf.write("tree-in-itself.pdf", pdf.add("<< /Type /Catalog /Pages 1 0 R >>"))


def reportlab():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas
    from reportlab.lib.pdfencrypt import StandardEncryption

    def draw(name, encrypt=None):
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        sheet = canvas.Canvas(str(OUT / name), pagesize=(420, 760), invariant=1, encrypt=encrypt)
        sheet.setTitle(TITLE)
        sheet.setFont("STSong-Light", 22)
        sheet.drawString(90, 720, TITLE)
        text = sheet.beginText(60, 680)
        text.setFont("STSong-Light", 10, 15)
        for indent, line in wrap([DATELINE + FIRST, SECOND], 28):
            text.textLine("　" * indent + line)
        sheet.drawText(text)
        sheet.save()

    draw("reportlab.pdf")
    draw("password.pdf", StandardEncryption("secret", ownerPassword="owner", canPrint=1, strength=128))
    draw("owner-password.pdf", StandardEncryption("", ownerPassword="owner", canPrint=0, strength=128))


def chromium(binary):
    paragraphs = "".join(f"<p>{DATELINE + FIRST if at == 0 else FIRST}</p><p>{SECOND}</p>" for at in range(6))
    html = f"""<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{TITLE}</title><style>
    @page {{ size: 130mm 180mm; margin: 18mm; @top-center {{ content: '江北日报 2024年3月6日'; font-size: 8pt }} @bottom-center {{ content: '第 ' counter(page) ' 页'; font-size: 8pt }} }}
    body {{ font: 10pt 'Noto Serif CJK SC'; margin: 0 }} h1 {{ font: 700 20pt 'Noto Sans CJK SC'; text-align: center }}
    .columns {{ columns: 2; column-gap: 5mm; text-align: justify }} p {{ text-indent: 2em; margin: 0; line-height: 1.6 }}
    </style><h1>{TITLE}</h1><div class="columns">{paragraphs}</div></html>"""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "a.html"
        source.write_text(html, encoding="utf-8")
        subprocess.run([binary, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={OUT / 'chromium.pdf'}", source.as_uri()], check=True, capture_output=True, cwd=folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--reportlab", action="store_true")
    parser.add_argument("--chromium")
    arguments = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    written()
    if arguments.reportlab:
        reportlab()
    if arguments.chromium:
        chromium(arguments.chromium)
