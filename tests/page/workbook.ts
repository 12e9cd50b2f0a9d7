/** Reads a workbook by another program: openpyxl, installed into target/ when it is missing; without Python by unzipping. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { root } from './fixture.ts';

export type Sheets = { name: string; rows: (string | number | null)[][] }[];

const SCRIPT = `
import json, sys, openpyxl
book = openpyxl.load_workbook(open(sys.argv[1], 'rb'))
print(json.dumps([{"name": s.title, "rows": [list(r) for r in s.iter_rows(values_only=True)],
  "formulas": sum(c.data_type == "f" for r in s.iter_rows() for c in r)} for s in book.worksheets]))
`;

function python(): string | null {
  const venv = join(root, 'target', 'openpyxl');
  const own = join(venv, 'bin', 'python');
  const works = (program: string): boolean => {
    try {
      execFileSync(program, ['-c', 'import openpyxl'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  if (works('python3')) return 'python3';
  if (existsSync(own) && works(own)) return own;
  try {
    execFileSync('python3', ['-m', 'venv', venv], { stdio: 'ignore', timeout: 60_000 });
    execFileSync(own, ['-m', 'pip', 'install', '--quiet', 'openpyxl'], { stdio: 'ignore', timeout: 120_000 });
    return own;
  } catch {
    return null;
  }
}

export function readWorkbook(path: string): { sheets: Sheets; by: string } {
  const program = python();
  if (program) {
    const sheets = JSON.parse(execFileSync(program, ['-c', SCRIPT, path], { encoding: 'utf8', maxBuffer: 1 << 28 })) as (Sheets[number] & { formulas: number })[];
    if (sheets.some(({ formulas }) => formulas > 0)) throw new Error('a cell is a formula');
    return { sheets, by: 'openpyxl' };
  }
  const files = unzipSync(readFileSync(path));
  const text = (name: string): string => strFromU8(files[name]!);
  const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const names = [...text('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map((match) => plain(match[1]!));
  const sheets = names.map((name, i) => ({
    name,
    rows: [...text(`xl/worksheets/sheet${i + 1}.xml`).matchAll(/<row>(.*?)<\/row>/gs)].map((row) =>
      [...row[1]!.matchAll(/<c\/>|<c[^>]*><v>([^<]*)<\/v><\/c>|<c[^>]*><is><t[^>]*>([^<]*)<\/t><\/is><\/c>/gs)].map((cell) =>
        cell[1] !== undefined ? Number(cell[1]) : cell[2] !== undefined ? plain(cell[2]) : null)),
  }));
  return { sheets, by: 'unzipping' };
}
