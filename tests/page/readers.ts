/** Files read by programs that had no part in writing them: Python's csv, json and XML parser. Without Python, by our own reader and the browser. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseCsv } from './csv.ts';

const has = ((): boolean => {
  try {
    execFileSync('python3', ['-c', 'import csv, json, xml.etree.ElementTree'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
export const by = has ? 'Python' : 'our own reader';

const python = (script: string, path: string): unknown => JSON.parse(execFileSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1 << 28 }));

/** The rows of a CSV file with a byte order mark; throws where a spreadsheet would take a cell for a formula. */
export function readCsv(path: string): string[][] {
  const rows = has
    ? (python('import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))))', path) as string[][])
    : parseCsv(readFileSync(path, 'utf8').slice(1));
  if (!readFileSync(path).subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) throw new Error('no byte order mark');
  const formula = rows.flat().find((cell) => /^[=+@\t\r]/.test(cell) || (/^-/.test(cell) && Number.isNaN(Number(cell))));
  if (formula !== undefined) throw new Error(`a formula: ${formula}`);
  return rows;
}

export const readJson = (path: string): { question: { ask: string }; answer: { rows?: unknown[] } } =>
  (has ? python('import json, sys; print(json.dumps(json.load(open(sys.argv[1], encoding="utf-8"))))', path) : JSON.parse(readFileSync(path, 'utf8'))) as ReturnType<typeof readJson>;

/** Names of the elements and attributes of an SVG file, and all its text. Throws where it is not well-formed. */
export function readSvg(path: string): { names: string[]; text: string } {
  if (!has) {
    const source = readFileSync(path, 'utf8');
    return { names: [...new Set([...source.matchAll(/<([a-z]\w*)|\s([\w:-]+)=/gi)].map((match) => (match[1] ?? match[2])!))], text: source };
  }
  return python(`
import json, sys, xml.etree.ElementTree as tree
root = tree.parse(sys.argv[1]).getroot()
names = {each.tag.split('}')[-1] for each in root.iter()} | {key.split('}')[-1] for each in root.iter() for key in each.attrib}
print(json.dumps({"names": sorted(names), "text": " ".join("".join(each.itertext()) for each in root)}))
`, path) as ReturnType<typeof readSvg>;
}
