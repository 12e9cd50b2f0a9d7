import { html, nothing, type TemplateResult } from 'lit';
import { build, single, version } from '../assets.ts';
import { kept } from '../offline/version.ts';
import { language, words } from '../state/preferences.ts';
import { WmElement } from './element.ts';

/** The version in hand, whether it works without a network, and where to read how to check that nothing is uploaded. */
export class WmVersion extends WmElement {
  /** The single file has no page beside it: the text stands in it as a dialog. */
  readonly #explain = (): void => {
    const dialog = document.querySelector<HTMLDialogElement>('dialog#privacy');
    for (const article of dialog?.querySelectorAll('article') ?? []) article.hidden = article.id !== language.value;
    dialog?.showModal();
    dialog?.scrollTo(0, 0);
  };

  protected override render(): TemplateResult {
    const w = words.value.version;
    const privacy = single ? html`<button class="link" @click=${this.#explain}>${w.privacy}</button>`
      : html`<a href="privacy.html#${language.value}">${w.privacy}</a>`;
    return html`<p class="version">
      ${privacy}
      <span lang="zh-Latn">Wenmai ${version} <code>${build}</code></span>
      ${single ? html`<span>${w.single}</span>` : kept.value ? html`<span>${w.offline}</span>` : nothing}
    </p>`;
  }
}
customElements.define('wm-version', WmVersion);
