/** The lines of a concordance, aligned at the node. */
import { html } from 'lit';
import type { ConcordanceRow } from '../../core/types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { fitEnd, fitStart } from '../../lib/fit.ts';
import { integer } from '../../lib/format.ts';
import { words } from '../../state/preferences.ts';

/** Pixels of an em of corpus text in a line, and of the columns beside the lines. */
const EM = 17;
const BESIDE = { number: 56, date: 116, document: 192, label: 96 };

/** `annotate` opens what is noted of a line. */
export function lineColumns(context: number, annotate?: (row: ConcordanceRow) => void): Column<ConcordanceRow>[] {
  const w = words.value.concordance;
  const widths = (width: number): number => {
    const beside = (width >= 900 ? BESIDE.number : 0) + (width >= 640 ? BESIDE.date : 0) + (width >= 1100 ? BESIDE.document : 0) + (width >= 760 ? BESIDE.label : 0);
    return (width - beside) / 2 - 24;
  };
  const ems = (width: number): number => Math.min(context, Math.floor(widths(width) / EM));
  return [
    { key: 'number', label: words.value.grid.number, align: 'end', width: `${BESIDE.number}px`, from: 900, cell: (_, i) => integer(i + 1), text: (_, i) => i + 1 },
    { key: 'date', label: w.date, width: `${BESIDE.date}px`, from: 640, cell: (r) => r.date ?? '–', text: (r) => r.date },
    {
      key: 'left', label: w.leftContext, align: 'end', corpus: true, width: 'minmax(0, 1fr)',
      cell: (r, _, width) => fitEnd(r.left, ems(width)), text: (r) => r.left, line: () => '',
    },
    {
      key: 'node', label: w.node, corpus: true, width: 'minmax(0, 1fr)', text: (r) => `${r.node}${r.right}`, line: (r) => r.node,
      cell: (r, _, width) => html`<mark>${r.node}</mark>${fitStart(r.right, Math.max(0, ems(width) - [...r.node].length))}`,
    },
    {
      key: 'document', label: w.document, width: `${BESIDE.document}px`, from: 1100, text: (r) => r.title || r.name,
      cell: (r) => html`<span class="corpus" title=${r.name}>${r.title || r.name}</span>`,
    },
    {
      key: 'label', label: words.value.lines.label, hint: words.value.lines.labelHint, width: `${BESIDE.label}px`, from: 760, text: (r) => [r.label, r.note].filter(Boolean).join(': '),
      cell: (r) => html`<span class="note-label" title=${r.note ?? ''}>${r.label || (r.note ? '…' : '')}</span>`, ...(annotate ? { open: annotate } : {}),
    },
  ];
}
