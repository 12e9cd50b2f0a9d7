/** Whether a finger is what points: it moves the page, not what is drawn on it. */
export const touched = (): boolean => !matchMedia('(pointer: fine)').matches;
