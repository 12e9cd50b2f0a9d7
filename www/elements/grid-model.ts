/** What a grid shows, and how keys move in it. */
export interface Column<R> {
  key: string;
  label: string;
  /** A plain explanation, shown on the header. */
  hint?: string;
  sort?: boolean;
  align?: 'start' | 'end' | 'center';
  /** A track of CSS grid, not `auto`: every row is laid out on its own. */
  width: string;
  /** Shown only if the grid is at least so many pixels wide. */
  from?: number;
  /** Set in the face of the corpus, in its language. */
  corpus?: boolean;
  /** Of a column of lines that are aligned at their node: what of the text is marked, and stands first. */
  line?(row: R): string;
  /** Two lines of text; for rows of 48 pixels. */
  wrap?: boolean;
  /** What is drawn; `width` is that of the whole grid in pixels. */
  cell(row: R, index: number, width: number): unknown;
  /** What is copied. */
  text(row: R, index: number): string | number | null;
  /** A way somewhere, not a value: left out of what is copied. */
  tool?: boolean;
  /** What a click or Enter on the cell does, if not the same as on the row. */
  open?(row: R): void;
}

/** Room for the largest rank of a table: `9,999`, `999,999` or more. */
export const rankWidth = (total: number): string => (total < 10_000 ? '4rem' : total < 1_000_000 ? '5.5rem' : '7rem');

export interface Place {
  /** -1 is the header. */
  row: number;
  column: number;
}

/** Where a key leads, by the conventions of the ARIA grid pattern; null if the key does not move. */
export function moved(event: KeyboardEvent, at: Place, rows: number, columns: number, page: number): Place | null {
  const whole = event.ctrlKey || event.metaKey;
  const to = (row: number, column: number): Place => ({
    row: Math.max(-1, Math.min(rows - 1, row)), column: Math.max(0, Math.min(columns - 1, column)),
  });
  switch (event.key) {
    case 'ArrowDown': return to(at.row + 1, at.column);
    case 'ArrowUp': return to(at.row - 1, at.column);
    case 'ArrowRight': return to(at.row, at.column + 1);
    case 'ArrowLeft': return to(at.row, at.column - 1);
    case 'PageDown': return to(at.row + page, at.column);
    case 'PageUp': return to(Math.max(0, at.row - page), at.column);
    case 'Home': return whole ? to(0, 0) : to(at.row, 0);
    case 'End': return whole ? to(rows - 1, columns - 1) : to(at.row, columns - 1);
    default: return null;
  }
}

/** Rows as tab-separated values under a header, as spreadsheets take them. */
export function tsv<R>(columns: readonly Column<R>[], rows: readonly { row: R; index: number }[]): string {
  const clean = (value: string | number | null): string => String(value ?? '').replace(/[\t\r\n]+/g, ' ');
  const header = columns.map((column) => clean(column.label)).join('\t');
  return [header, ...rows.map(({ row, index }) => columns.map((c) => clean(c.text(row, index))).join('\t'))].join('\n');
}
