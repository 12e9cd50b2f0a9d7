/** Settings and their values in the words of the page: for the methods view, and on the line under a chart. */
import type { Scope } from '../core/types.ts';
import type { Words } from '../i18n/index.ts';
import { words } from '../state/preferences.ts';
import { integer } from './format.ts';
import { isMeasure, measureName } from './measure-names.ts';
import { scopeText } from './scope-text.ts';

type Named = Partial<Record<string, string>>;

/** What a person typed is shown as it was typed. */
const TYPED = new Set(['query', 'queries', 'node', 'pattern', 'with', 'filter', 'near', 'label', 'term']);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A sentence of the core in the page's language; as it came where there is none. `{}` of a sentence is whatever stands there. */
export function coreText(text: string): string {
  // The start shows what the core says of a file, and may be there before the words of the views.
  const texts = ((words.value as Partial<Words>).coreTexts ?? {}) as Named;
  if (texts[text]) return texts[text];
  for (const [known, said] of Object.entries(texts)) {
    if (!known.includes('{}')) continue;
    const found = new RegExp(`^${known.split('{}').map((part) => part.replace(/[()%.*+?^$[\]\\|]/g, '\\$&')).join('(.*)')}$`).exec(text);
    const given = found?.slice(1) ?? [];
    if (found) return said!.replaceAll('{}', () => given.shift() ?? '');
  }
  return text;
}

/** The name of a setting, or null where the page has none. */
export const settingName = (key: string): string | null => (words.value.inForce.keys as Named)[key] ?? (words.value.method.keys as Named)[key] ?? null;

/** Values that other parts of the page have words for. */
function named(key: string, value: string): string | undefined {
  const w = words.value;
  const f = w.inForce.values;
  const tables: Partial<Record<string, Named>> = {
    bin: w.timeline.bins, periods: w.timeline.bins, within: w.around.withins, tied: w.around.withins, second_order_unit: w.around.withins, bounded_by: w.around.withins, groups: w.group, axis: w.time.axes, by: w.time.bys,
    measure: w.timeline.measures, show: w.time.shows, fates: w.company.fates, kinds: w.spoken.kinds, relations: w.spoken.relations, preset: w.around.presets,
    interval: w.working.methods, per_million_interval: w.working.methods, coefficient: w.spread.coefficients, nested: w.compare.nesting, of: w.compare.elements, keys: w.compare.kinds,
    clean: { ...w.readingView.switches, ...f['clean'] }, unit: w.readingView.units, rules: w.readingView.rules, folding: { width: w.inForce.width, traditional: w.inForce.traditional },
  };
  return tables[key]?.[value] ?? f[key]?.[value];
}

function word(key: string, value: string): string {
  const w = words.value;
  const [, side, place] = /^([LR])(\d+)$/.exec(value) ?? [];
  if (key === 'sort' && side) return side === 'L' ? w.collocations.left_n(Number(place)) : w.collocations.right_n(Number(place));
  if (key === 'sort' && value in w.concordance.keys) return w.concordance.keys[value as keyof typeof w.concordance.keys]!;
  if (key === 'clean' && value.includes(' ')) return value.split(' ').map((each) => word(key, each)).join(w.app.separator);
  return named(key, value) ?? (isMeasure(value) ? measureName(value) : (w.inForce.values['any'] as Named)[value] ?? coreText(value));
}

/** What is on of a table of switches. */
function switchedOn(key: string, value: Record<string, unknown>): string {
  const w = words.value;
  const on = Object.entries(value).flatMap(([name, each]) => (each === true ? [word(key, name)]
    : name === 'dates' && typeof each === 'string' ? (each === 'off' ? [] : [w.inForce.dates((w.readingView.dateRules as Named)[each] ?? each)]) : []));
  return on.join(w.app.separator) || w.inForce.values['any']!['none']!;
}

/** What a value is called; nothing that is set is a dash. */
export function settingText(key: string, value: unknown): string {
  const w = words.value;
  const f = w.inForce;
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '–';
  if (typeof value === 'boolean') return value ? w.methods.yes : w.methods.no;
  if (key === 'confidence') return `${Math.round(Number(value) * 1000) / 10} %`;
  if (typeof value === 'number') return Number.isInteger(value) ? integer(value) : String(value);
  if (key === 'scope' || key === 'target') return scopeText(value as Scope);
  if (TYPED.has(key)) return Array.isArray(value) ? value.join(w.app.separator) : String(value);
  if (typeof value === 'string') return word(key, value);
  if (key === 'notes') return integer((value as unknown[]).length);
  if (key === 'least' && Array.isArray(value)) return `${measureName(String(value[0]))} ${value[1]}`;
  if (Array.isArray(value)) return value.map((each) => (isObject(each) ? String(each['name'] ?? '') : settingText(key, each))).join(w.app.separator);
  const of = value as Record<string, unknown>;
  if (key === 'rules' || key === 'folding') return switchedOn(key, of);
  if (typeof of['parts'] === 'number') return f.parts(of['parts']);
  if (typeof of['periods'] === 'string') return word('bin', of['periods']);
  if (isObject(of['scope'])) return scopeText(of['scope'] as Scope);
  if (isObject(of['list'])) return f.list(String(of['list']['name'] ?? ''));
  return Object.entries(of).filter(([, each]) => each !== null).map(([name, each]) => `${settingName(name) ?? name} ${settingText(name, each)}`).join(w.app.separator) || '–';
}

/** A question with the one inside of it set out beside it, and with what its open settings became. Ties of a network have a least count of their own. */
export function outspread(question: object, inForce: object | null = null): Record<string, unknown> {
  const { collocates, ...own } = question as Record<string, unknown>;
  if (!isObject(collocates)) return { ...own, ...inForce };
  const { min_count: ties, within: tied, ...others } = own;
  const drawn = own['ask'] === 'network' && own['second_order'] !== false;
  return { ...others, ...collocates, ...inForce, ...(drawn ? { ties, tied } : {}) };
}
