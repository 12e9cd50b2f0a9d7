import { html, nothing, type TemplateResult } from 'lit';
import type { Progress } from '../core/types.ts';
import { bytes } from '../lib/format.ts';
import { tooMuch, type TooMuch } from '../lib/room.ts';
import { facts, faults, notice, queued, read, reading, switching } from '../state/corpus.ts';
import { counting } from '../state/counting.ts';
import { bringBack, keptHere } from '../state/keep.ts';
import { words } from '../state/preferences.ts';
import { unheld } from '../state/project.ts';
import { WmElement } from './element.ts';

/** Which part of the whole reading is, before what was read is cut and indexed. */
const READING = 0.3;

/** What is going on: reading with amount, rate and cancel; notices; breakdowns with their place. */
export class WmStatus extends WmElement {
  protected override render(): TemplateResult {
    return html`
      ${reading.value ? this.#progress(reading.value.progress, reading.value.cancel) : nothing}
      ${counting.value ? this.#counting(counting.value) : nothing}
      <div role="status">${tooMuch.value ? this.#tooMuch(tooMuch.value) : this.#notice()}</div>
      <div role="status">${keptHere.value === 'left' && !reading.value && !switching.value ? this.#left() : nothing}</div>
      <div role="alert">${faults.value.map((fault) => {
        const w = words.value.fault;
        return html`<div class="fault">
          <p><strong>${w.title}</strong> ${fault.lost ? w.lost(fault.lost) : fault.recovered ? w.recovered : w.recovering}</p>
          <p class="detail" lang="en"><code>${fault.message}</code></p><p class="detail">${w.place(fault.place)}</p>
          <button class="quiet" @click=${() => (faults.value = faults.value.filter((f) => f !== fault))}>${words.value.app.close}</button>
        </div>`;
      })}</div>`;
  }

  #counting({ share, cancel }: { share: number; cancel: () => void }): TemplateResult {
    const w = words.value.reading;
    return html`<div class="counting">
      <progress aria-label=${w.counting} max="1" value=${share}></progress><p>${w.counting}</p>
      <button @click=${cancel}>${w.cancel}</button>
    </div>`;
  }

  #progress(progress: Progress | null, cancel: () => void): TemplateResult {
    const w = words.value.reading;
    const known = progress !== null && progress.bytesTotal > 0;
    const share = known ? progress.bytes / progress.bytesTotal : 0;
    return html`<div class="progress">
      <progress aria-label=${w.label} max="1" value=${known ? (progress.stage === 'index' ? READING + (1 - READING) * share : READING * share) : nothing}></progress>
      <p><span>${w[progress?.stage ?? 'start']}</span>
        ${known ? html`<span>${w.amount(bytes(progress.bytes), bytes(progress.bytesTotal))}</span>
          <span>${w.files(progress.files, progress.filesTotal)}</span>
          <span>${progress.rate > 0 ? w.rate(bytes(progress.rate)) : nothing}</span>` : nothing}
        ${queued.value > 0 ? html`<span>${words.value.project.queued(queued.value)}</span>` : nothing}</p>
      <button @click=${cancel}>${w.cancel}</button>
    </div>`;
  }

  /** Before a drop that will not fit: nothing is read until the user says so. */
  #tooMuch({ sources, text, need, room }: TooMuch): TemplateResult {
    const w = words.value.room;
    const answer = (go: boolean) => (): void => {
      tooMuch.value = null;
      if (go) void read(sources);
    };
    return html`<p class="notice update"><span>${w.note(bytes(text), bytes(need), bytes(room))}</span>
      <button @click=${answer(false)}>${w.leave}</button><button class="quiet" @click=${answer(true)}>${w.read}</button></p>`;
  }

  /** What is kept on the device did not come back: it is still there. */
  #left(): TemplateResult {
    const w = words.value.project;
    const again = (): void => {
      if (!unheld.value || confirm(w.replace)) void bringBack();
    };
    return html`<p class="notice update"><span>${w.left}</span> <button @click=${again}>${w.bringBack}</button></p>`;
  }

  #text(what: NonNullable<typeof notice.value>): string {
    const { reading: w, project } = words.value;
    if (typeof what === 'object') {
      if ('failed' in what) return w.failed(what.failed);
      if ('notSaved' in what) return project.notSaved(what.notSaved);
      return 'without' in what ? project.without(what.without) : project.notKept(what.notKept, what.full);
    }
    return what === 'cancelled' || what === 'nothing' ? w[what] : project.notices[what];
  }

  #notice(): unknown {
    const w = words.value.reading;
    const what = notice.value;
    if (reading.value) return nothing;
    const close = html`<button class="quiet" @click=${() => (notice.value = null)}>${words.value.app.close}</button>`;
    if (what === null) return facts.value ? html`<span class="unseen">${w.done(facts.value.documents, facts.value.tokens)}</span>` : nothing;
    return html`<p class="notice">${this.#text(what)} ${close}</p>`;
  }
}
customElements.define('wm-status', WmStatus);
