import { html, nothing, type TemplateResult } from 'lit';
import { build, single, version } from '../assets.ts';
import { kept } from '../offline/version.ts';
import { words } from '../state/preferences.ts';
import { WmElement } from './element.ts';

/** The version in hand, whether it works without a network, and where to read how to check that nothing is uploaded. */
export class WmVersion extends WmElement {
  protected override render(): TemplateResult {
    const w = words.value.version;
    return html`<p class="version">
      <span lang="zh-Latn">Wenmai ${version} <code>${build}</code></span>
      ${single ? html`<span>${w.single}</span>` : kept.value ? html`<span>${w.offline}</span>` : nothing}
    </p>`;
  }
}
customElements.define('wm-version', WmVersion);
