/** Undo and redo: every change of what is counted, and of how words are cut, goes through here. */
import { batch, computed, signal, type Signal } from '@preact/signals-core';

interface Step { of: Signal<unknown>; before: unknown; after: unknown }

/** Steps that are kept. */
const KEPT = 200;
const past = signal<readonly Step[]>([]);
const future = signal<readonly Step[]>([]);
/** How many changes there have been, undone ones included: tells whether something is unsaved. */
export const changes = signal(0);

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

/** Sets a signal so that it can be undone. */
export function set<T>(of: Signal<T>, after: T): void {
  const before = of.peek();
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return;
  batch(() => {
    past.value = [...past.value.slice(1 - KEPT), { of: of as Signal<unknown>, before, after }];
    future.value = [];
    changes.value++;
    of.value = after;
  });
}

export function undo(): void {
  const step = past.value.at(-1);
  if (!step) return;
  batch(() => {
    past.value = past.value.slice(0, -1);
    future.value = [...future.value, step];
    changes.value++;
    step.of.value = step.before;
  });
}

export function redo(): void {
  const step = future.value.at(-1);
  if (!step) return;
  batch(() => {
    future.value = future.value.slice(0, -1);
    past.value = [...past.value, step];
    changes.value++;
    step.of.value = step.after;
  });
}

/** Another corpus: there is nothing to go back to. */
export function clearHistory(): void {
  past.value = [];
  future.value = [];
}

/** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y, except in a field, where they undo what was typed. */
export function followKeys(): void {
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    const key = event.key.toLowerCase();
    const work = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' && !event.shiftKey ? redo : null;
    if (!work) return;
    event.preventDefault();
    work();
  });
}
