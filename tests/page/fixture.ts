/** What every page test watches, whatever it is about: requests, the content security policy, the console. */
import { test as base, expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const seeds = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt')).sort().map((name) => join(root, 'seeds', name));

export interface Watch {
  /** Every request since the first byte, in order. */
  requests: string[];
  /** What must not be: other origins, violations, errors. */
  faults: string[];
  /** From now on no request is allowed at all. */
  loaded(): void;
  /** Console errors with this text are expected here. */
  expectError(part: string): void;
  /** Watches the pages of another context too. */
  also(context: BrowserContext): Promise<void>;
}

declare global {
  interface Window { longTasks: number[]; dropped: File[]; begun: number; Worker: typeof Worker }
}

/** Whether this test runs on the page as one file. */
const isSingle = (): boolean => test.info().project.name === 'single';

/** Watches all pages of a context, and their workers: every test that any of them is part of fails on a fault. */
async function observe(context: BrowserContext, watch: Watch, base: string, expected: string[], after: () => boolean): Promise<void> {
  const { origin, protocol } = new URL(base);
  const fault = (text: string): void => {
    if (!expected.some((part) => text.includes(part))) watch.faults.push(text);
  };
  context.on('request', (request) => {
    const url = request.url();
    if (/^(blob|data):/.test(url)) return;
    watch.requests.push(url);
    if (new URL(url).origin !== origin || new URL(url).protocol !== protocol) watch.faults.push(`request to another origin: ${url}`);
    else if (!url.startsWith(base)) watch.faults.push(`request outside the page's path: ${url}`);
    if (request.method() !== 'GET') watch.faults.push(`${request.method()} ${url}`);
    if (after()) watch.faults.push(`request after loading: ${url}`);
  });
  const hear = (message: ConsoleMessage): void => {
    if (message.type() === 'error') fault(`console: ${message.text()}`);
  };
  context.on('console', hear);
  context.on('weberror', (error) => fault(`error: ${error.error().stack ?? error.error()}`));
  // A worker has no page script that listens: it is told to, and says it in the console.
  const listen = (page: Page): void => void page.on('worker', (worker) => void worker.evaluate(() =>
    self.addEventListener('securitypolicyviolation', (event) => console.error(`violation in a worker: ${event.violatedDirective} ${event.blockedURI}`))).catch(() => undefined));
  context.pages().forEach(listen);
  context.on('page', listen);
  await context.exposeFunction('reportViolation', (text: string) => fault(`violation: ${text}`));
  await context.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.longTasks.push(Math.round(entry.duration)))).observe({ type: 'longtask', buffered: true });
    document.addEventListener('securitypolicyviolation', (event) => {
      void (window as unknown as { reportViolation(text: string): void }).reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

/** Skips a test on the single file, with the reason. */
export function hostedOnly(why: string): void {
  test.skip(isSingle(), `not for the single file: ${why}`);
}

export const test = base.extend<{ watch: Watch }>({
  // A file has no folder to start from: './' is the file itself, './#view=terms' a place in it.
  page: async ({ page, baseURL }, use) => {
    const goTo = page.goto.bind(page);
    page.goto = (url, options) => goTo(isSingle() ? url.replace(/^\.\/(?=$|[?#])/, baseURL!) : url, options);
    await use(page);
  },
  watch: [async ({ page, baseURL }, use) => {
    const expected: string[] = [];
    const watch: Watch = {
      requests: [], faults: [], loaded: () => (after = true), expectError: (part) => expected.push(part),
      also: (context) => observe(context, watch, baseURL!, expected, () => after),
    };
    let after = false;
    await watch.also(page.context());
    await use(watch);
    expect(watch.faults).toEqual([]);
  }, { auto: true }],
});
export { expect };

export interface Dropped { name: string; bytes: Buffer }
export const fromDisk = (path: string): Dropped => ({ name: basename(path), bytes: readFileSync(path) });
/** One of the PDFs of the tests. */
export const pdf = (name: string, as = name): Dropped => ({ name: as, bytes: readFileSync(join(root, 'tests', 'data', 'pdf', name)) });
export const textFile = (name: string, text: string): Dropped => ({ name, bytes: Buffer.from(text) });

/** Drops real File objects on the page, as a hand would. Making them is not part of what is measured. */
export async function drop(page: Page, files: Dropped[]): Promise<void> {
  await page.evaluate((given) => {
    window.dropped = given.map(({ name, base64 }) => new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
  }, files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })));
  await letGo(page);
}

/** Drops files that hold one text many times over; the browser makes them. */
export async function dropRepeated(page: Page, names: string[], text: string, times: number): Promise<void> {
  await page.evaluate(([given, line, count]) => {
    const chunk = new Blob([line.repeat(1000)]);
    const rest = new Blob([line.repeat(count % 1000)]);
    window.dropped = given.map((name) => new File([...Array<Blob>(Math.floor(count / 1000)).fill(chunk), rest], name));
  }, [names, text, times] as const);
  await letGo(page);
}

async function letGo(page: Page): Promise<void> {
  // The page is there once the words of its language are.
  await page.locator('main').waitFor();
  await page.waitForTimeout(100);
  await page.evaluate(() => {
    window.longTasks.length = 0;
    const dataTransfer = new DataTransfer();
    for (const file of window.dropped) dataTransfer.items.add(file);
    const target = document.querySelector('main')!;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
}

export const longest = async (page: Page): Promise<number> => Math.max(0, ...(await page.evaluate(() => window.longTasks)));

/** Opens the page with the five sample texts in it. */
export async function withSeeds(page: Page): Promise<void> {
  await page.goto('./');
  await drop(page, seeds.map(fromDisk));
  await read(page, 5);
}

/** Waits until so many documents are there. */
export async function read(page: Page, documents: number, timeout = 55_000): Promise<void> {
  const facts = page.locator('.facts');
  await expect(facts).toContainText(new RegExp(`^${documents.toLocaleString('en')} (篇|documents?)`), { timeout });
  await expect(page.locator('.progress')).toHaveCount(0);
}

export async function open(page: Page, view: string): Promise<void> {
  await page.locator(`#tab-${view}`).click();
  await expect(page.locator(`#tab-${view}`)).toHaveAttribute('aria-selected', 'true');
}

export async function ask(page: Page, query: string): Promise<void> {
  await page.locator('#query').fill(query);
  await page.locator('#query').press('Enter');
}

/** Counts passages every time that they stand in the corpus: for texts that repeat one line. */
export async function everyCopy(page: Page): Promise<void> {
  await page.evaluate(() => { location.hash = `${location.hash}&copies=all`; });
  await expect(page.locator('.scope .chip')).toHaveCount(1);
}

/** The texts of one column, in the first table of a view, of the rows that are drawn, by the header's position from 1. */
export async function column(page: Page, view: string, index: number): Promise<string[]> {
  const cells = page.locator(`wm-${view} wm-grid`).first().locator(`.grid-body [aria-colindex="${index}"]`);
  await expect(cells.first()).toBeVisible();
  await expect(page.locator(`wm-${view} .grid-body .pending`)).toHaveCount(0);
  // The rows of the question before stay until the new ones are there.
  await expect(page.locator(`wm-${view} wm-grid [aria-busy=true]`)).toHaveCount(0);
  return (await cells.allInnerTexts()).map((text) => text.trim());
}

/** The longest task of the calmest of several rounds: on a busy machine any task can be held up, a slow one always is. */
export async function calmest(page: Page, rounds: number, action: (round: number) => Promise<void>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < rounds && least > 50; round++) {
    await page.evaluate(() => (window.longTasks.length = 0));
    await action(round);
    await page.waitForTimeout(300);
    least = Math.min(least, await longest(page));
  }
  return least;
}

/** Breaks a worker, the newest, through its hidden method, as a defect in the core would. */
export async function panic(page: Page, which = -1): Promise<void> {
  await page.workers().at(which)!.evaluate(() => {
    self.dispatchEvent(new MessageEvent('message', { data: { id: 0, method: 'panic', args: [] } }));
  });
}

/** Counts the workers that begin, in `window.begun`: the page knows first. To be called before it is opened. */
export const countWorkers = (page: Page): Promise<unknown> => page.addInitScript(() => {
  window.begun = 0;
  window.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      window.begun++;
    }
  };
});
