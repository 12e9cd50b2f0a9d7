// Answers as files: all rows of a question, taken page by page.
import { toJson } from './json.ts';
import type { Remote } from './remote.ts';
import type { Envelope, Question } from './types.ts';
import type { Cell } from './workbook.ts';

/** What the engine lends: a question answered over all shards, and the worker that merged it. */
export interface Asking {
  answer<E>(question: Question): Promise<E>;
  merger(): Remote;
}

/** Questions whose answers come in pages. */
export const PAGED: ReadonlySet<string> = new Set([
  'documents', 'terms', 'collocates', 'concordance', 'copies', 'rising', 'keyness', 'ngrams', 'events', 'collocates_by', 'together', 'key_terms', 'similarity',
]);

type Page = { paged: Question; envelope: Envelope<{ total?: number }>; first: boolean };

async function* pages(asking: Asking, question: Question): AsyncGenerator<Page> {
  const limit = await asking.merger().call('csvRows');
  const many = PAGED.has(question.ask);
  for (let offset = 0, total = 1; offset < total; offset += limit) {
    const paged = many ? { ...question, offset, limit } as Question : question;
    const envelope = await asking.answer<Envelope<{ total?: number }>>(paged);
    total = many ? (envelope.answer.total ?? 0) : 1;
    yield { paged, envelope, first: offset === 0 };
  }
}

/** CSV: UTF-8 with byte order mark, cells that a spreadsheet would run kept as text. */
export async function csv(asking: Asking, question: Question): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const { paged, first } of pages(asking, question)) {
    parts.push((await asking.merger().call('csv', toJson(paged), first)) as Uint8Array<ArrayBuffer>);
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

/** The envelope with all rows. */
export async function json(asking: Asking, question: Question): Promise<Blob> {
  const parts: string[] = [];
  let rowed = false;
  for await (const { paged, envelope, first } of pages(asking, question)) {
    const { whole, rows } = await asking.merger().call('json', toJson(paged));
    if (first && rows === null) parts.push(whole);
    else if (first) {
      rowed = true;
      // The envelope of a file is that of all its rows, and the answer, with the rows behind the rest, comes last.
      const { question: asked, ...rest } = JSON.parse(whole) as Envelope<object>;
      const complete = PAGED.has(question.ask) ? { ...asked, offset: 0, limit: envelope.answer.total ?? 0 } : asked;
      const text = JSON.stringify({ question: complete, ...rest });
      parts.push(text.slice(0, -2), Object.keys(rest.answer).length > 0 ? ',' : '', '"rows":[\n');
    }
    if (rows) parts.push(first ? '' : ',\n', rows);
  }
  return new Blob(rowed ? [...parts, '\n]}}\n'] : parts, { type: 'application/json' });
}

/** How the sheets and the parameters are called. */
export interface SheetWords {
  sheet: string;
  parameters: string;
  header: [string, string];
  version: string;
  date: string;
}

/** A workbook: the rows, numbers as numbers; and a sheet with all that is needed to get them again. */
export async function xlsx(asking: Asking, question: Question, words: SheetWords): Promise<Blob> {
  let last: Envelope<unknown> | null = null;
  for await (const { paged, envelope, first } of pages(asking, question)) {
    await asking.merger().call('xlsxRows', toJson(paged), first ? words.sheet : null);
    last = envelope;
  }
  const plain = (value: unknown): Cell =>
    value === null || typeof value === 'number' || typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const list = (prefix: string, of: object): Cell[][] => Object.entries(of).map(([key, value]) => [`${prefix}.${key}`, plain(value)]);
  const { offset: _offset, limit: _limit, ...asked } = { offset: 0, limit: 0, ...last?.question };
  const { settings } = (last?.answer ?? {}) as { settings?: object };
  const parameters = last ? [...list('question', asked), ...list('settings', settings ?? {}), ...list('convention', last.convention), ...list('corpus', last.corpus), ...list('counted', last.counted), [words.version, last.version]] : [];
  const parts = await asking.merger().call('xlsxEnd', words.parameters, words.header, [...parameters, [words.date, new Date().toISOString()]]);
  return new Blob(parts, { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
}
