//! The reader of PDF files: bytes as they come, and as the content of a page, as the map of its font, as its objects.

use crate::readers::open;

/// What PDF files are made of.
#[rustfmt::skip]
pub const PIECES: [&str; 52] = [
    "BT ", " ET ", "/F1 10 Tf ", "(a) Tj ", "<D6D0B9FA> Tj ", "[(a) -300 <B9FA>] TJ ", "1 0 0 1 60 700 Tm ", "0 -1 1 0 9 9 Tm ", "60 700 Td ", "T* ", "q ", "Q ", "2 0 0 2 0 0 cm ",
    "/X1 Do ", "/Span << /ActualText (x) >> BDC ", "EMC ", "BI /W 1 ID ", " EI ", "1 0 obj\n", "2 0 obj\n", "endobj\n", "<< ", ">> ", "[", "]", "1 0 R ", "stream\n", "\nendstream\n",
    "/Type /Pages ", "/Type /Page ", "/Type /ObjStm ", "/Kids [1 0 R 2 0 R] ", "/Contents 1 0 R ", "/Length 9 ", "/Length 99999999 ", "/Filter /FlateDecode ", "/Filter /LZWDecode ",
    "/Filter [/ASCIIHexDecode /RunLengthDecode] ", "/Rotate 90 ", "/Encoding /UniGB-UCS2-V ", "/W [1 [500] 2 4294967295 100] ", "trailer\n<< /Root 6 0 R >>\n", "xref\n0 2\n0000000000 65535 f \n",
    "startxref\n0\n%%EOF", "/Encrypt << /V 4 /R 4 >> ", "1 begincodespacerange <0000> <FFFF> endcodespacerange\n", "1 beginbfrange <0001> <FFFF> <4E00> endbfrange\n", "1e38 ", "-1 ", "0 ",
    "4294967295 ", "/Title <FEFF4E2D> ",
];

pub fn pdf(bytes: &[u8]) {
    open("a.pdf", bytes);
    open("a.pdf", &[b"%PDF-1.7\n", bytes].concat());
    open("a.pdf", &paged(bytes, b""));
    let (content, map) = bytes.split_at(bytes.len() / 2);
    open("a.pdf", &paged(content, map));
}

/// The test files, to begin with.
pub fn seeds() -> Vec<Vec<u8>> {
    vec![
        include_bytes!("../../tests/data/pdf/unigb-ucs2.pdf").to_vec(),
        include_bytes!("../../tests/data/pdf/identity-tounicode.pdf").to_vec(),
        include_bytes!("../../tests/data/pdf/form-in-itself.pdf").to_vec(),
        include_bytes!("../../tests/data/pdf/rotated.pdf").to_vec(),
        include_bytes!("../../tests/data/pdf/owner-password.pdf").to_vec(),
        b"BT /F1 10 Tf 60 700 Td <D6D0B9FA> Tj ET".to_vec(),
    ]
}

/// A PDF whose one page has this content, in a font with this map from codes to characters.
fn paged(content: &[u8], map: &[u8]) -> Vec<u8> {
    let stream = |bytes: &[u8]| {
        [format!("<< /Length {} >>\nstream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
    };
    let font: &[u8] = b"<< /Type /Font /Subtype /Type0 /Encoding /GBK-EUC-H /ToUnicode 2 0 R \
        /DescendantFonts [<< /Type /Font /W [1 [500] 2 9 100] >>] >>";
    let objects: [&[u8]; 6] = [
        &stream(content),
        &stream(map),
        font,
        b"<< /Type /Page /Parent 5 0 R /MediaBox [0 0 500 500] /Contents 1 0 R \
        /Resources << /Font << /F1 3 0 R >> /XObject << /X1 1 0 R >> >> >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Catalog /Pages 5 0 R >>",
    ];
    let mut pdf = b"%PDF-1.7\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        pdf.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        pdf.extend_from_slice(object);
        pdf.extend_from_slice(b"\nendobj\n");
    }
    pdf.extend_from_slice(b"trailer\n<< /Root 6 0 R >>\n");
    pdf
}
