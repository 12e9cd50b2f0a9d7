import { en, type Words } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { zhTW } from './zh-TW.ts';

export type { Words };
/** Every dictionary has the keys of the English one; a missing or superfluous key does not compile. */
export const dictionaries = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } satisfies Record<string, Words>;
export type Language = keyof typeof dictionaries;
export const languages = Object.keys(dictionaries) as Language[];
