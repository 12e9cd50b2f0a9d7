/** How sure intervals are: chosen once, for every view that has some. */
import { html, type TemplateResult } from 'lit';
import { words } from '../state/preferences.ts';
import { change, settings, type Settings } from '../state/settings.ts';
import { choice } from './controls.ts';

type Level = Settings['trust']['confidence'];

export const level = (): Level => settings.value.trust.confidence;

export const confidence = (): TemplateResult => html`<span title=${words.value.working.confidenceHint}>${choice<Level>(words.value.working.confidence, level(),
  (['90', '95', '99'] as const).map((key) => [key, `${key} %`] as const), (value) => change('trust', { confidence: value }))}</span>`;
