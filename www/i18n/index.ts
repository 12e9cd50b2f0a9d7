import type { Words } from './en.ts';

export type { Words };
/** The languages, each by its own name. Every dictionary has the keys of the English one; a missing one does not compile. */
export const names = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };
export type Language = keyof typeof names;
export const languages = Object.keys(names) as Language[];
