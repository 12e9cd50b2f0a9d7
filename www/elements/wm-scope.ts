import { html, nothing, type TemplateResult } from 'lit';
import { tick } from '../lib/controls.ts';
import { dayFields } from '../lib/scope-fields.ts';
import { restrictions, scopeText } from '../lib/scope-text.ts';
import { loaded } from '../state/corpus.ts';
import { canRedo, canUndo, redo, undo } from '../state/history.ts';
import { words } from '../state/preferences.ts';
import { isWhole, removeSelection, restrict, saveSelection, scope, selections, takeSelection, type Selection } from '../state/scope.ts';
import { WmElement } from './element.ts';

/** What is counted on the whole page: restrictions as chips, each of which can be lifted; named selections; undo. */
export class WmScope extends WmElement {
  #open = false;

  #toggle = (): void => {
    this.#open = !this.#open;
    this.requestUpdate();
    if (this.#open) void this.updateComplete.then(() => this.querySelector<HTMLElement>('.scope-panel input')?.focus());
  };

  protected override render(): TemplateResult | typeof nothing {
    if (!loaded.value) return nothing;
    const w = words.value.scope;
    const chips = restrictions(scope.value);
    return html`<section class="scope" aria-label=${w.label}>
      <div class="scope-line">
        <span>${w.counted}</span>
        ${chips.length === 0 ? html`<span class="scope-whole">${w.whole}</span>` : html`<ul>${chips.map(({ text: label, lifts }) => html`
          <li><button class="chip" title=${w.lift} aria-label="${w.lift}: ${label}"
            @click=${() => restrict(Object.fromEntries(lifts.map((key) => [key, undefined])))}>${label} <span aria-hidden="true">×</span></button></li>`)}</ul>`}
        ${scope.value.copies === 'all' ? nothing : html`<span class="hint" title=${w.copiesHint}>${w.copiesOnce}</span>`}
        <button class="quiet" aria-expanded=${this.#open} aria-controls="scope-panel" @click=${this.#toggle}>${w.edit}</button>
        ${selections.value.map((each) => this.#selection(each))}
        <span class="grow"></span>
        ${canUndo.value || canRedo.value ? html`
          <button class="quiet" ?disabled=${!canUndo.value} @click=${undo}>${w.undo}</button>
          <button class="quiet" ?disabled=${!canRedo.value} @click=${redo}>${w.redo}</button>` : nothing}
      </div>
      <div id="scope-panel" class="scope-panel" ?hidden=${!this.#open}>${this.#open ? this.#panel() : nothing}</div>
    </section>`;
  }

  #selection(each: Selection): TemplateResult {
    const w = words.value.scope;
    const taken = JSON.stringify(each.scope) === JSON.stringify(scope.value);
    return html`<span class="selection" role="group" aria-label=${each.name}><button aria-pressed=${taken} title=${scopeText(each.scope)}
      aria-label=${w.take(each.name)} @click=${() => takeSelection(each)}>${each.name}</button><button aria-label=${w.remove(each.name)}
      title=${w.remove(each.name)} @click=${() => removeSelection(each.name)}><span aria-hidden="true">×</span></button></span>`;
  }

  #panel(): TemplateResult {
    const w = words.value.scope;
    const of = scope.value;
    const save = (event: SubmitEvent): void => {
      event.preventDefault();
      const input = (event.target as HTMLFormElement).querySelector('input')!;
      saveSelection(input.value);
      input.value = '';
    };
    return html`
      ${dayFields()}
      <label class="field" title=${w.holdingHint}>${w.holding} <input type="search" class="corpus" name="holding" autocomplete="off" .value=${of.holding ?? ''}
        @change=${(event: Event) => restrict({ holding: (event.target as HTMLInputElement).value.trim() || undefined })}></label>
      <span title=${w.copiesHint}>${tick(w.copies, of.copies === 'all', (all) => restrict({ copies: all ? 'all' : undefined }))}</span>
      ${isWhole.value ? nothing : html`<button class="quiet" @click=${() => restrict(Object.fromEntries(Object.keys(of).map((key) => [key, undefined])))}>${w.liftAll}</button>`}
      <form @submit=${save}><label class="field">${w.name} <input type="text" name="selection" maxlength="60" required autocomplete="off"></label>
        <button>${w.save}</button></form>`;
  }
}
customElements.define('wm-scope', WmScope);
