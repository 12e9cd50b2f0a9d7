import { html, type TemplateResult } from 'lit';
import type { FileReport } from '../core/types.ts';
import { csv } from '../lib/csv.ts';
import { integer } from '../lib/format.ts';
import { dateText, problemText, sourceText, warningText } from '../lib/words-of.ts';
import { isNarrow } from '../lib/narrow.ts';
import { path } from '../lib/path.ts';
import { coreText } from '../lib/setting-text.ts';
import { tick } from '../lib/controls.ts';
import { loaded, reports } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { chosenFile } from '../state/reading-settings.ts';
import { change, view } from '../state/settings.ts';
import { WmElement } from '../elements/element.ts';
import type { Column } from '../elements/grid-model.ts';
import '../elements/wm-grid.ts';

const message = (report: FileReport): string =>
  [report.problem ? problemText(report.problem) : '', ...report.warnings.map(warningText)].filter(Boolean).join(words.value.app.separator);

/** Where the encoding and the columns of a file are chosen. */
function showReading(path: string): void {
  if (!loaded.peek()) return;
  chosenFile.value = path;
  change('documents', { part: 'reading' });
  view.value = 'documents';
}

/** What became of every file of the drops; a click leads to how it is read. */
export class WmReports extends WmElement {
  #only = false;

  #columns(): Column<FileReport>[] {
    const w = words.value.start;
    return [
      {
        key: 'path', label: w.path, width: 'minmax(8rem, 2fr)', wrap: isNarrow.value, text: (r) => r.path,
        cell: (r) => (isNarrow.value ? html`<span title=${r.path}>${r.path}${r.encoding ? html` <small>${r.encoding}</small>` : ''}</span>` : path(r.path)),
      },
      { key: 'documents', label: w.documents, hint: words.value.hints.fileDocuments, width: '5.5rem', align: 'end', from: 700, cell: (r) => integer(r.documents), text: (r) => r.documents },
      { key: 'characters', label: w.characters, hint: words.value.hints.characters, width: '6.5rem', align: 'end', from: 480, cell: (r) => integer(r.characters), text: (r) => r.characters },
      { key: 'encoding', label: w.encoding, width: '6.5rem', from: 820, cell: (r) => r.encoding ?? '–', text: (r) => r.encoding },
      {
        key: 'date', label: w.date, width: '12rem', from: 620,
        cell: (r) => (r.problem ? '–' : html`${dateText(r.date)} <small>${sourceText(r.date)}</small>`), text: (r) => r.date?.start ?? null,
      },
      {
        key: 'message', label: w.message, width: 'minmax(9rem, 3fr)', wrap: isNarrow.value, text: message,
        cell: (r) => html`<span class=${r.problem ? 'problem' : 'warning'} title=${[message(r), r.problem ? coreText(r.problem.detail) : ''].filter(Boolean).join('\n')}>${message(r)}</span>`,
      },
    ];
  }

  protected override render(): TemplateResult {
    const w = words.value.start;
    const all = reports.value;
    const bad = all.filter((report) => report.problem);
    const shown = this.#only ? all.filter((report) => message(report) !== '') : all;
    const columns = this.#columns();
    const file = (): Blob => csv([columns.map((c) => c.label), ...shown.map((row, i) => columns.map((c) => c.text(row, i)))]);
    return html`<section class="reports" aria-labelledby="reports-title">
      <h2 id="reports-title" class="minor">${w.report}</h2>
      <p>${w.reportSome(all.length - bad.length, bad.length)} ${tick(w.onlyProblems, this.#only, (only) => {
        this.#only = only;
        this.requestUpdate();
      })}</p>
      ${bad.length > 0 ? html`<ul class="problems">${bad.slice(0, 8).map((report) => html`<li>
        <strong>${report.path}</strong> ${problemText(report.problem!)}
        ${report.problem!.detail ? html`<details><summary>${w.details}</summary>${coreText(report.problem!.detail)}</details>` : ''}</li>`)}</ul>${bad.length > 8 ? html`<p>${w.reportMore(bad.length - 8)}</p>` : ''}` : ''}
      <wm-grid .columns=${columns} .row=${(i: number) => shown[i]} .total=${shown.length} .version=${all.length} .rowHeight=${isNarrow.value ? 48 : 32} .label=${w.report}
        .files=${{ csv: file }} .name=${'files'} .empty=${w.noReports}
        @grid-open=${(event: CustomEvent<{ row: FileReport }>) => showReading(event.detail.row.path)}></wm-grid>
    </section>`;
  }
}
customElements.define('wm-reports', WmReports);
