/**
 * The report: every view for the present settings as one static page, without script. It is built as a document whose
 * texts are set as texts, so that no word of the corpus can become markup.
 */
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
/** Constant text, put in as text: the only markup that is not made of elements. */
const HEAD = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{margin:2rem auto;max-width:72rem;padding:0 1rem;font:16px/1.6 -apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#211e1a;background:#fff}
h1,h2,td.corpus,p.quote{font-family:"Songti SC","Source Han Serif SC","Noto Serif CJK SC",SimSun,serif}
h2{margin-top:2.5rem;border-bottom:1px solid #8f8577}img{max-width:100%;height:auto}small,.note{color:#665e53}
table{border-collapse:collapse;width:100%;font-size:14px;margin-block:1rem}th,td{padding:2px 10px;border-bottom:1px solid #ddd5c6;text-align:start;vertical-align:top;overflow-wrap:anywhere}
td.end,th.end{text-align:end;font-variant-numeric:tabular-nums}code,pre{font:13px/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
`;
/** Put together here: a script that stands inside of a page may not hold the end of an element of style. */
const HEAD_END = ['<', '/', 'style>'].join('');

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
    const text = (value: string | number | null): string => value === null ? '–' : typeof value !== 'number' ? value : Number.isInteger(value) ? integer(value) : decimal(value, 2);
    this.within('table', () => {
      this.within('thead', () => this.within('tr', () => shown.forEach(({ label, align }) => this.add('th', label, { scope: 'col', class: align ?? 'start' }))));
      this.within('tbody', () => rows.slice(0, ROWS).forEach((row, index) => this.within('tr', () =>
        shown.forEach((column) => this.add('td', text(column.text(row, index)), { class: `${column.align ?? 'start'} ${column.corpus ? 'corpus' : ''}` })))));
    });
    if (total > ROWS) this.add('p', w.first(ROWS, total), { class: 'note' });
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
