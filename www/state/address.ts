/** Keeps the address and the state the same: a change of view is a step in the history, a change of setting is not. */
import { effect } from '@preact/signals-core';
import { fromFragment, toFragment, view } from './settings.ts';

export function followAddress(): void {
  fromFragment(location.hash);
  let shown = view.peek();
  effect(() => {
    const fragment = toFragment();
    const step = view.value !== shown;
    shown = view.value;
    if (`#${fragment}` === location.hash || fragment === location.hash) return;
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    if (step) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  });
  addEventListener('popstate', () => {
    const before = location.hash;
    fromFragment(before);
    shown = view.peek();
  });
}
