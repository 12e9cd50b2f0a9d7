import { html, nothing, type TemplateResult } from 'lit';
import { tick } from '../lib/controls.ts';
import { fileName, save } from '../lib/download.ts';
import { take } from '../lib/take.ts';
import { loaded, notice, reading, reason, switching } from '../state/corpus.ts';
import { forgetEverything, keep, keeping, keptHere } from '../state/keep.ts';
import { words } from '../state/preferences.ts';
import { projectFile, unheld, unsaved } from '../state/project.ts';
import { WmElement } from '../elements/element.ts';

/** A page that was opened from a file shares its storage with every other such page in this browser. */
const onDisk = location.protocol === 'file:';

/** Saving and opening a project, keeping it on the device, forgetting it. */
export class WmProject extends WmElement {
  #saving = false;

  async #save(): Promise<void> {
    this.#saving = true;
    this.requestUpdate();
    try {
      save(await projectFile(), fileName('project', 'wenmai'));
    } catch (error) {
      notice.value = { notSaved: reason(error) };
    } finally {
      this.#saving = false;
      this.requestUpdate();
    }
  }

  async #forget(): Promise<void> {
    if (unheld.value && !confirm(words.value.project.forgetSure)) return;
    await forgetEverything();
    // The button is gone: what one would do next has the focus.
    await this.updateComplete;
    this.closest('.start')?.querySelector<HTMLElement>('.zone button')?.focus();
  }

  protected override render(): TemplateResult {
    const w = words.value.project;
    const busy = reading.value !== null || switching.value || this.#saving;
    const here = keptHere.value;
    const opened = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const sources = [...(input.files ?? [])].map((file) => ({ path: file.name.replace(/(\.wenmai)?$/i, '.wenmai'), blob: file }));
      void take(sources.slice(0, 1)).then(() => (input.value = ''));
    };
    return html`<section class="project" aria-labelledby="project-title">
      <h2 id="project-title" class="minor">${w.title}</h2>
      <p class="hint">${w.about}</p>
      <p class="buttons">
        <button id="save-project" ?disabled=${busy || !loaded.value} @click=${() => this.#save()}>${w.save}</button>
        <button ?disabled=${busy} @click=${() => this.querySelector<HTMLInputElement>('#project-file')!.click()}>${w.open}</button>
        <span title=${w.keepHint}>${tick(w.keep, keeping.value, (on) => void keep(on).finally(() => this.requestUpdate()), busy)}</span>
        ${loaded.value || here !== 'off' ? html`<button class="quiet" ?disabled=${busy} @click=${() => this.#forget()}>${w.forget}</button>` : nothing}
        <span role="status" class="hint">${here !== 'off' ? w.keptHere[here] : unsaved.value ? w.unsaved : nothing}</span>
      </p>
      <p class="hint keep-hint ${onDisk ? 'problem' : ''}">${onDisk ? w.keepFile : w.keepHost(location.origin)}</p>
      <input id="project-file" type="file" accept=".wenmai" hidden @change=${opened}>
    </section>`;
  }
}
customElements.define('wm-project', WmProject);
