/**
 * The report: every view for the present settings as one static page, without script. It is built as a document whose
 * texts are set as texts, so that no word of the corpus can become markup.
 */
import { render } from 'lit';
import type { ChartSpec } from '../charts/spec.ts';
import type { Envelope } from '../core/types.ts';
import type { Column } from '../elements/grid-model.ts';
import { facts } from '../state/corpus.ts';
import { language, words } from '../state/preferences.ts';
import { scope } from '../state/scope.ts';
import { version } from '../assets.ts';
import { chartFile } from './chart-file.ts';
import { decimal, integer } from './format.ts';
import { paragraphs } from './paragraph.ts';
import { scopeText } from './scope-text.ts';
import { views } from './report-views.ts';
import { sourceLine } from './source-line.ts';

/** Rows of a table in the report; the files of the tables have them all. */
export const ROWS = 200;
/** Of a grid, in pixels, for cells that ask. */
const SCREEN = 1120;
/** Constant text, put in as text: the only markup that is not made of elements. */
const HEAD = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{margin:2rem auto;max-width:72rem;padding:0 1rem;font:16px/1.6 -apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#211e1a;background:#fff}
h1,h2,td.corpus,p.quote{font-family:"Songti SC","Source Han Serif SC","Noto Serif CJK SC",SimSun,serif}
p{overflow-wrap:anywhere}h2{margin-top:2.5rem;border-bottom:1px solid #8f8577}img{max-width:100%;height:auto}small,.note{color:#665e53}
div{overflow-x:auto;margin-block:1rem}table{border-collapse:collapse;width:100%;font-size:14px}th,td{padding:2px 10px;border-bottom:1px solid #ddd5c6;text-align:start;vertical-align:top}
th,td.end,td.short{white-space:nowrap}td.long{min-width:8em;overflow-wrap:break-word}td.end,th.end{text-align:end;font-variant-numeric:tabular-nums}mark{background:none;color:#a92f1b;font-weight:600}td.line{white-space:nowrap}td.before{padding-inline-end:0}td.line:not(.before){padding-inline-start:3px}
code,pre{font:13px/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
`;
/** Put together here: a script that stands inside of a page may not hold the end of an element of style. */
const HEAD_END = ['<', '/', 'style>'].join('');

/** What stands in a cell: of a number what the page shows of it, in per cent or with as many digits as it can carry. */
function said<R>({ text, cell }: Column<R>, row: R, index: number): string {
  const value = text(row, index);
  if (typeof value !== 'number') return value ?? '–';
  const shown = cell(row, index, SCREEN);
  if (typeof shown === 'string') return shown;
  const into = document.createElement('span');
  render(shown, into);
  return into.textContent?.trim() || (Number.isInteger(value) ? integer(value) : decimal(value, 2));
}

export class Sheet {
  readonly page = document.implementation.createHTMLDocument('');
  #into: Element = this.page.body;

  add(tag: string, text = '', attributes: Record<string, string> = {}): HTMLElement {
    const made = this.page.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    this.#into.append(made);
    return made;
  }

  /** What `work` adds goes into a new element. */
  within(tag: string, work: () => void): void {
    const outer = this.#into;
    this.#into = this.add(tag);
    work();
    this.#into = outer;
  }

  table<R>(columns: readonly Column<R>[], rows: readonly R[], total: number): void {
    const w = words.value.report;
    const shown = columns.filter(({ key }) => key !== 'tick' && key !== 'accept');
    // A wide table is moved in a box of its own, not the page.
    this.within('div', () => this.within('table', () => {
      this.within('thead', () => this.within('tr', () => shown.forEach(({ label, align }) => this.add('th', label, { scope: 'col', class: align ?? 'start' }))));
      this.within('tbody', () => rows.slice(0, ROWS).forEach((row, index) => this.within('tr', () =>
        shown.forEach((column) => this.#cell(column, row, index)))));
    }));
    if (total > ROWS) this.add('p', w.first(ROWS, total), { class: 'note' });
  }

  #cell<R>(column: Column<R>, row: R, index: number): void {
    const { align = 'start', width, corpus, line } = column;
    const marked = line?.(row) ?? '';
    const text = said(column, row, index);
    const made = this.add('td', text.slice(marked.length), { class: [align, line ? 'line' : align === 'end' && !corpus ? '' : width.includes('fr') ? 'long' : 'short', line && !marked ? 'before' : '', corpus ? 'corpus' : ''].filter(Boolean).join(' ') });
    if (!marked) return;
    const mark = this.page.createElement('mark');
    mark.textContent = marked;
    made.prepend(mark);
  }

  async chart(spec: ChartSpec): Promise<void> {
    const bytes = new Uint8Array(await (await chartFile(spec, 'svg')).arrayBuffer());
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    this.add('img', '', { src: `data:image/svg+xml;base64,${btoa(binary)}`, alt: spec.description });
  }

  section(title: string, envelope: Envelope<unknown>): void {
    this.add('h2', title);
    const { question } = envelope as { question: unknown } as { question: { node?: string; query?: string; queries?: string[] } };
    const asked = question.queries ?? [question.node ?? question.query].filter((each) => each !== undefined);
    if (asked.length > 0) this.add('p', asked.join(' · '), { class: 'quote' });
    this.add('p', sourceLine(envelope), { class: 'note' });
  }

  end(title: string): Blob {
    this.page.documentElement.lang = language.value;
    this.page.title = title;
    const html = this.page.documentElement.outerHTML.replace('<head>', () => `<head>${HEAD}${HEAD_END}`);
    return new Blob(['<!doctype html>\n', html, '\n'], { type: 'text/html;charset=utf-8' });
  }
}

export async function report(): Promise<Blob> {
  const w = words.value;
  const corpus = facts.value;
  if (!corpus) throw new Error(w.empty.title);
  const sheet = new Sheet();
  const title = `文脉 Wenmai: ${w.report.title}`;
  sheet.add('h1', title);
  sheet.add('p', `${w.app.facts(corpus.documents, corpus.tokens, corpus.types)} · SHA-256 ${corpus.fingerprint} · Wenmai ${version} · ${new Date().toLocaleString(language.value)}`);
  sheet.add('p', `${w.scope.counted} ${scopeText(scope.value)}`);
  const asked = await views(sheet);
  sheet.add('h2', w.methods.paragraph);
  for (const { lang, text } of paragraphs(language.value, corpus, asked, version)) sheet.add('p', text, { class: 'quote', lang });
  sheet.add('h2', w.methods.json);
  sheet.add('pre', JSON.stringify(Object.values(asked).map(({ question, counted, convention }) => ({ question, counted, convention })), null, 1));
  return sheet.end(title);
}
