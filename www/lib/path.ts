import { html, type TemplateResult } from 'lit';

/** A path that gives way at its start: what stands at its end tells files apart. */
export const path = (of: string): TemplateResult => html`<span class="path" title=${of}><bdi dir="ltr">${of}</bdi></span>`;
