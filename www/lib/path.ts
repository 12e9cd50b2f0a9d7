import { html, type TemplateResult } from 'lit';

/** A path whose folders give way before the name at its end, which tells files apart. */
export const path = (of: string): TemplateResult =>
  of.includes('/') ? html`<span class="path" title=${of}><bdi dir="ltr">${of}</bdi></span>` : html`<span title=${of}>${of}</span>`;
