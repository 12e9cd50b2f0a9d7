import { html, nothing, type TemplateResult } from 'lit';
import { tick } from '../lib/controls.ts';
import { fileName, save } from '../lib/download.ts';
import { take } from '../lib/take.ts';
import { loaded, notice, reading, reason } from '../state/corpus.ts';
import { forgetEverything, keep, keeping } from '../state/keep.ts';
import { words } from '../state/preferences.ts';
import { projectFile, unsaved } from '../state/project.ts';
import { WmElement } from '../elements/element.ts';

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

  protected override render(): TemplateResult {
    const w = words.value.project;
    const busy = reading.value !== null || this.#saving;
    const opened = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const sources = [...(input.files ?? [])].map((file) => ({ path: file.name.replace(/(\.wenmai)?$/i, '.wenmai'), blob: file }));
      void take(sources.slice(0, 1)).then(() => (input.value = ''));
    };
    const forget = (): void => {
      if (!unsaved.value || confirm(w.forgetSure)) void forgetEverything();
    };
    return html`<section class="project" aria-labelledby="project-title">
      <h2 id="project-title" class="minor">${w.title}</h2>
      <p class="hint">${w.about}</p>
      <p class="buttons">
        <button id="save-project" ?disabled=${busy || !loaded.value} @click=${() => this.#save()}>${w.save}</button>
        <button ?disabled=${busy} @click=${() => this.querySelector<HTMLInputElement>('#project-file')!.click()}>${w.open}</button>
        <span title=${w.keepHint}>${tick(w.keep, keeping.value, (on) => void keep(on))}</span>
        ${loaded.value || keeping.value ? html`<button class="quiet" ?disabled=${busy} @click=${forget}>${w.forget}</button>` : nothing}
        <span role="status" class="hint">${keeping.value ? w.kept : unsaved.value ? w.unsaved : nothing}</span>
      </p>
      <input id="project-file" type="file" accept=".wenmai" hidden @change=${opened}>
    </section>`;
  }
}
customElements.define('wm-project', WmProject);
