/** What each switch of how words are cut would change. Measured when somebody looks, anew for every state of the corpus. */
import { signal } from '@preact/signals-core';
import type { SwitchEffect } from '../core/token-types.ts';
import { percent } from '../lib/format.ts';
import { engine, loaded, revision } from './corpus.ts';
import { words } from './preferences.ts';

const effects = signal<readonly SwitchEffect[]>([]);
let measured = -1;

/** Call while rendering. A corpus that changes meanwhile is measured the next time. */
export function measureSwitches(): void {
  if (!loaded.value || measured === revision.value) return;
  measured = revision.value;
  engine.effects().then((now) => (effects.value = now), () => (measured = -1));
}

/** “(changes 2.1 % of the words)”, once it is known; `to` where a switch has several positions. */
export function effectOf(name: string, to?: string): string {
  const found = effects.value.find((each) => each.switch === name && (to === undefined || each.to === to));
  return found ? ` (${words.value.segmentation.effect(percent(found.share, 1))})` : '';
}
