/** The words of one language are a script of their own: nobody waits for those of the others. */
import { assets } from '../assets.ts';
import { languages, type FirstWords, type Language } from './index.ts';

declare const __SINGLE__: boolean;

const addresses: Record<Language, string> = { en: assets.wordsEn, 'zh-CN': assets.wordsZhCN, 'zh-TW': assets.wordsZhTW };

export async function loadWords(language: Language): Promise<FirstWords> {
  // In the single file they stand in the one script.
  if (__SINGLE__) {
    if (language === 'zh-CN') return (await import('./zh-CN.ts')).zhCN;
    return language === 'zh-TW' ? (await import('./zh-TW.ts')).zhTW : (await import('./en.ts')).en;
  }
  const module = (await import(addresses[language])) as Record<string, FirstWords>;
  return Object.values(module)[0]!;
}

/** Fetches the other languages without running them: once the page is idle, changing the language needs no network. */
export function fetchWords(): void {
  if (__SINGLE__) return;
  for (const language of languages) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = addresses[language];
    document.head.append(link);
  }
}
