/** The words of the views: they come with the script of the views, in all languages, so that nobody waits for them at the start. */
import { late, type LateWords } from './late.ts';
import * as method from './areas/methods.ts';
import * as inForce from './areas/in-force.ts';
import * as coreTexts from './areas/core-texts.ts';
import * as around from './areas/around.ts';
import * as compare from './areas/compare.ts';
import * as spread from './areas/terms.ts';
import * as time from './areas/time.ts';
import * as spoken from './areas/spoken.ts';
import * as company from './areas/company.ts';
import * as lines from './areas/lines.ts';

late.value = {
  en: { method: method.en, inForce: inForce.en, coreTexts: coreTexts.en, around: around.en, compare: compare.en, spread: spread.en, time: time.en, spoken: spoken.en, company: company.en, lines: lines.en } satisfies LateWords,
  'zh-CN': { method: method.zhCN, inForce: inForce.zhCN, coreTexts: coreTexts.zhCN, around: around.zhCN, compare: compare.zhCN, spread: spread.zhCN, time: time.zhCN, spoken: spoken.zhCN, company: company.zhCN, lines: lines.zhCN } satisfies LateWords,
  'zh-TW': { method: method.zhTW, inForce: inForce.zhTW, coreTexts: coreTexts.zhTW, around: around.zhTW, compare: compare.zhTW, spread: spread.zhTW, time: time.zhTW, spoken: spoken.zhTW, company: company.zhTW, lines: lines.zhTW } satisfies LateWords,
};
