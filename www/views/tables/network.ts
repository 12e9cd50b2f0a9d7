/** The ties of a network and its picture. */
import { html } from 'lit';
import type { NetworkSpec } from '../../charts/spec.ts';
import type { NetworkAnswer, NetworkEdge, NetworkQuestion } from '../../core/relation-types.ts';
import type { Envelope } from '../../core/types.ts';
import type { Column } from '../../elements/grid-model.ts';
import { decimal, integer } from '../../lib/format.ts';
import { measureName } from '../../lib/measure-names.ts';
import { coreText } from '../../lib/setting-text.ts';
import { sourceLine } from '../../lib/source-line.ts';
import { words } from '../../state/preferences.ts';

export function tieColumns({ nodes, first, measure }: NetworkAnswer): Column<NetworkEdge>[] {
  const w = words.value.collocations;
  const m = words.value.around;
  const term = (at: number): string => nodes[at]?.written ?? '';
  const hint = [first, measure].filter((each) => each !== null).map(({ id, formula, source }) => `${measureName(id)} = ${coreText(formula)} (${source})`);
  return [
    { key: 'source', label: m.source, corpus: true, width: 'minmax(5rem, 1fr)', cell: (r) => html`<span class="term">${term(r.source)}</span>`, text: (r) => term(r.source) },
    { key: 'target', label: m.target, corpus: true, width: 'minmax(5rem, 1fr)', cell: (r) => html`<span class="term">${term(r.target)}</span>`, text: (r) => term(r.target) },
    { key: 'order', label: m.order, hint: m.orderHint, align: 'end', width: '3.5rem', from: 420, cell: (r) => integer(r.order), text: (r) => r.order },
    { key: 'by', label: m.by, hint: m.byHint, width: '6rem', from: 560, cell: (r) => m.bys[r.by], text: (r) => m.bys[r.by] },
    { key: 'count', label: w.observed, hint: w.observedHint, align: 'end', width: '4rem', cell: (r) => integer(r.count), text: (r) => r.count },
    { key: 'expected', label: w.expected, hint: w.expectedHint, align: 'end', width: '5rem', from: 340, cell: (r) => decimal(r.expected, 2), text: (r) => r.expected },
    { key: 'weight', label: m.weight, hint: [...new Set(hint)].join('\n'), align: 'end', width: '5rem', cell: (r) => decimal(r.weight, 2), text: (r) => r.weight },
  ];
}

/** How strong each tie is among those of its kind, 0 to 1: measures have scales of their own, ranks do not. */
function strengths(edges: readonly NetworkEdge[]): number[] {
  const kind = ({ order, by }: NetworkEdge): string => `${order} ${by}`;
  const ranks = new Map<string, number>();
  const sizes = edges.reduce((sum, edge) => sum.set(kind(edge), (sum.get(kind(edge)) ?? 0) + 1), new Map<string, number>());
  return edges.map((edge) => {
    const rank = ranks.get(kind(edge)) ?? 0;
    ranks.set(kind(edge), rank + 1);
    return 1 - rank / Math.max(1, sizes.get(kind(edge))!);
  });
}

export function networkSpec(envelope: Envelope<NetworkAnswer>): NetworkSpec {
  const { answer } = envelope;
  const { nodes, edges, first, measure } = answer;
  const { collocates, within } = envelope.question as NetworkQuestion;
  const m = words.value.around;
  const term = (at: number): string => nodes[at]?.written ?? '';
  const counts = nodes.filter((each) => !each.node).map(({ count }) => Math.sqrt(count));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const strength = strengths(edges);
  const unit = m.units[within === 'paragraph' ? 'paragraph' : 'sentence'];
  const orders: [string, string] = [m.orders[1](measureName((first ?? measure).id)), m.orders[2](measureName(measure.id), unit)];
  return {
    kind: 'network', title: m.networkTitle(collocates.node), unit: m.networkUnit(measureName((first ?? measure).id), orders[1]), labels: nodes.map((each) => each.written), orders,
    description: m.networkDescription(collocates.node, nodes.length - 1, edges.length, edges.slice(0, 5).map(({ target, weight }) => `${term(target)} ${decimal(weight, 2)}`).join(', ')),
    source: sourceLine(envelope),
    nodes: nodes.map(({ x, y, count, node, written: name }) => ({
      x, y, node, size: most > least ? (Math.sqrt(count) - least) / (most - least) : 0.5, text: m.nodeText(name, count),
    })),
    edges: edges.map(({ source, target, by, count, expected, weight }, at) => ({
      source, target, window: by === 'window', strength: strength[at]!,
      text: m.edgeText(term(source), term(target), count, decimal(expected, 2), `${measureName(((by === 'window' ? first : null) ?? measure).id)} ${decimal(weight, 2)}`),
    })),
  };
}
