/** A question over so much text that its progress is worth showing. */
import { signal } from '@preact/signals-core';

/** The share of the groundwork that is made, 0 to 1, and the way out; null while nothing takes long. */
export const counting = signal<{ share: number; cancel: () => void } | null>(null);
