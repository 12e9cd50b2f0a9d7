/** The words of all languages, for tests. */
import { en } from '../../www/i18n/en.ts';
import { zhCN } from '../../www/i18n/zh-CN.ts';
import { zhTW } from '../../www/i18n/zh-TW.ts';

export const dictionaries = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };
