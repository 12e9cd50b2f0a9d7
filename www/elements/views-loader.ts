/** The views but the start are a script of their own: an element of theirs comes to life once it has run. */
import { signal } from '@preact/signals-core';
import { AssetError } from '../assets.ts';
import { reason } from '../state/corpus.ts';

/** Why the views are not here; nothing while all is well. */
export const viewsFault = signal('');
let loading: Promise<unknown> | undefined;

export function loadViews(): void {
  loading ??= import('../views/views.ts').then(() => { viewsFault.value = ''; }, (cause: unknown) => {
    // The next view that is opened tries again.
    loading = undefined;
    viewsFault.value = reason(new AssetError('missing', 'views', { cause }));
  });
}
