// An Office Open XML workbook (ECMA-376), written row by row into a zip archive as the rows come. Runs in a worker.
import { Zip, ZipDeflate, strToU8 } from 'fflate';

export type Cell = string | number | null;

/** Rows of a sheet, the header included, that Excel takes; characters of a cell. */
const ROWS = 1_048_576;
const CHARACTERS = 32_767;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text that XML can hold: markup escaped, characters that XML 1.0 forbids left out. */
const escaped = (text: string): string =>
  text.slice(0, CHARACTERS).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A cell of text is never a formula, whatever it begins with: its type says that it is a string. */
function cell(value: Cell, style: number): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return Number.isFinite(value) ? `<c${style ? ` s="${style}"` : ''}><v>${value}</v></c>` : '<c/>';
  return `<c t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

export class Workbook {
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #zip: Zip;
  readonly #names: string[] = [];
  #sheet: ZipDeflate | null = null;
  #rows = 0;
  #header: readonly Cell[] = [];
  #title = '';

  constructor() {
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error;
      this.#parts.push(bytes as Uint8Array<ArrayBuffer>);
    });
  }

  /** Begins a sheet; its first row stays in sight. Names are cut to what Excel allows. */
  sheet(name: string, header: readonly Cell[]): void {
    this.#close();
    this.#title = name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 28);
    this.#header = header;
    this.#names.push(this.#names.includes(this.#title) ? `${this.#title} ${this.#names.length + 1}` : this.#title);
    this.#sheet = new ZipDeflate(`xl/worksheets/sheet${this.#names.length}.xml`, { level: 6 });
    this.#zip.add(this.#sheet);
    this.#rows = 0;
    const pane = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
    this.#push(`${HEAD}<worksheet xmlns="${MAIN}">${pane}<sheetData>`);
    this.#push(this.#row(header, 1));
  }

  /** Rows of the sheet; beyond what a sheet holds, another one goes on. */
  rows(rows: readonly (readonly Cell[])[]): void {
    let xml = '';
    for (const row of rows) {
      if (this.#rows >= ROWS) {
        this.#push(xml);
        xml = '';
        this.sheet(this.#title, this.#header);
      }
      xml += this.#row(row, 0);
    }
    this.#push(xml);
  }

  /** The file, in parts. */
  end(): Uint8Array<ArrayBuffer>[] {
    this.#close();
    const each = (of: (name: string, number: number) => string): string => this.#names.map((name, i) => of(name, i + 1)).join('');
    this.#file('[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((_, i) => `<Override PartName="/xl/worksheets/sheet${i}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`);
    this.#file('_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
    this.#file('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((name, i) => `<sheet name="${escaped(name)}" sheetId="${i}" r:id="rId${i}"/>`)}</sheets></workbook>`);
    this.#file('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}/relationships">${each((_, i) => `<Relationship Id="rId${i}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i}.xml"/>`)}<Relationship Id="rId0" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`);
    this.#file('xl/styles.xml', `<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`);
    this.#zip.end();
    return this.#parts;
  }

  #row(cells: readonly Cell[], style: number): string {
    this.#rows++;
    return `<row>${cells.map((value) => cell(value, style)).join('')}</row>`;
  }

  #push(xml: string): void {
    if (xml) this.#sheet?.push(strToU8(xml));
  }

  #close(): void {
    this.#sheet?.push(strToU8('</sheetData></worksheet>'), true);
    this.#sheet = null;
  }

  #file(name: string, xml: string): void {
    const file = new ZipDeflate(name, { level: 6 });
    this.#zip.add(file);
    file.push(strToU8(HEAD + xml), true);
  }
}
