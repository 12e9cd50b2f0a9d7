/** The language of a piece of text, as far as its script tells: this page reads Chinese and English. */
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;

/** For the attribute `lang`; null where the text has no letters of either. */
export const langOf = (text: string): 'zh' | 'en' | null => (HAN.test(text) ? 'zh' : LATIN.test(text) ? 'en' : null);
