import type { FirstWords } from './en.ts';
import type { LateWords } from './late.ts';

export type { FirstWords };
/** All words: those of the views are there once the views are. */
export type Words = FirstWords & LateWords;
/** The languages, each by its own name. Every dictionary has the keys of the English one; a missing one does not compile. */
export const names = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };
export type Language = keyof typeof names;
export const languages = Object.keys(names) as Language[];
