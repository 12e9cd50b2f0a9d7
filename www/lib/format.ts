/** Numbers and sizes in the page's language. */
import { language } from '../state/preferences.ts';

const formats = new Map<string, Intl.NumberFormat>();

function format(digits: number): Intl.NumberFormat {
  const key = `${language.value} ${digits}`;
  let made = formats.get(key);
  if (!made) {
    made = new Intl.NumberFormat(language.value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(key, made);
  }
  return made;
}

export const integer = (value: number): string => format(0).format(value);
/** With so many digits after the point; a true minus sign; an en dash where there is no number. */
export const decimal = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : format(digits).format(Math.abs(value) < 0.5 / 10 ** digits ? 0 : value).replace('-', '−');

/** A rate: as many digits as its size can carry. */
export const rate = (value: number | null | undefined): string =>
  decimal(value, value !== null && value !== undefined && Math.abs(value) < 10 ? 2 : Math.abs(value ?? 0) < 1000 ? 1 : 0);

/** A share of 1 in per cent. */
export const percent = (value: number, digits = 0): string => new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: digits }).format(value);

export function bytes(value: number): string {
  if (value < 1000) return `${integer(value)} B`;
  if (value < 1_000_000) return `${decimal(value / 1000, 1)} kB`;
  if (value < 1_000_000_000) return `${decimal(value / 1_000_000, 1)} MB`;
  return `${decimal(value / 1_000_000_000, 1)} GB`;
}
