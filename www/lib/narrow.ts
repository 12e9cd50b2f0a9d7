/** Whether the page is as narrow as a phone: rows of text then take two lines. */
import { signal } from '@preact/signals-core';

const query = matchMedia('(max-width: 640px)');
export const isNarrow = signal(query.matches);
query.addEventListener('change', () => (isNarrow.value = query.matches));
