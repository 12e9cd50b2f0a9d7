// Modules travel packed with LZMA, a third smaller than hosts would pack them. The names that tell it.
const ENDING = '.lzma';

export const isPacked = (name: string): boolean => name.endsWith(ENDING);

/** The name of what is in a packed file. */
export const plain = (name: string): string => name.slice(0, -ENDING.length);
