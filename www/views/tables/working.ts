/** The column that opens the numbers behind a row. */
import { html } from 'lit';
import type { Column } from '../../elements/grid-model.ts';
import { isNarrow } from '../../lib/narrow.ts';
import { words } from '../../state/preferences.ts';

export const workingColumn = <R extends { rank: number; written: string }>(open: (row: R) => void): Column<R> => {
  const w = words.value.working;
  return {
    key: 'working', label: w.column, hint: w.columnHint, align: 'center', width: isNarrow.value ? '4rem' : '4.75rem', tool: true, open, text: () => null,
    cell: (r) => html`<span class="as-link" aria-label=${w.open(r.written)} role="img" title=${w.open(r.written)}>ƒ(x)</span>`,
  };
};
