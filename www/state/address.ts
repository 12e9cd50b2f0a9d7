/** Keeps the address and the state the same: a change of view is a step in the history, a change of setting is not. */
import { effect } from '@preact/signals-core';
import { asDay, scope, tidy } from './scope.ts';
import { fromFragment, toFragment, view } from './settings.ts';

export function followAddress(): void {
  read(location.hash);
  let shown = view.peek();
  effect(() => {
    const fragment = [toFragment(), scopeFragment()].filter(Boolean).join('&');
    const step = view.value !== shown;
    shown = view.value;
    if (`#${fragment}` === location.hash || fragment === location.hash) return;
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    if (step) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  });
  addEventListener('popstate', () => {
    read(location.hash);
    shown = view.peek();
  });
}

/** Days and copies of the scope; titles, names and chosen documents never stand in an address. */
function scopeFragment(): string {
  const { from, to, copies } = scope.value;
  const parameters = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}), ...(copies === 'all' ? { copies } : {}) });
  return parameters.toString();
}

function read(fragment: string): void {
  fromFragment(fragment);
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const day = (name: string): string | undefined => asDay(parameters.get(name));
  const next = tidy({ ...scope.peek(), from: day('from'), to: day('to'), copies: parameters.get('copies') === 'all' ? 'all' : 'once' } as typeof scope.value);
  if (JSON.stringify(next) !== JSON.stringify(scope.peek())) scope.value = next;
}
