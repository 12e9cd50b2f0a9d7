/** Language and colours: the browser's unless chosen here. Kept for the tab only; nothing is written to the device. */
import { batch, computed, effect, signal } from '@preact/signals-core';
import { languages, type FirstWords, type Language, type Words } from '../i18n/index.ts';
import { late } from '../i18n/late.ts';
import { loadWords } from '../i18n/load.ts';

export const schemes = ['system', 'light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** The first of the browser's languages that we have; Chinese of any kind before none. */
function browsers(): Language {
  for (const wanted of navigator.languages) {
    const exact = languages.find((ours) => ours === wanted);
    if (exact) return exact;
    if (/^zh/i.test(wanted)) {
      const traditional = /^zh-(tw|hk|mo|hant)/i.test(wanted);
      return languages.find((ours) => ours.endsWith(traditional ? 'TW' : 'CN')) ?? 'zh-CN';
    }
    if (/^en/i.test(wanted)) return 'en';
  }
  return 'en';
}

export const language = signal<Language>(browsers());
export const scheme = signal<Scheme>('system');
const spoken = signal<FirstWords | null>(null);
/** The words of the page. Nothing is drawn before they are here, and no view before those of the views. */
export const words = computed(() => ({ ...spoken.value, ...late.value?.[language.value] }) as Words);

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(systemDark.matches);
systemDark.addEventListener('change', () => (systemIsDark.value = systemDark.matches));
export const dark = computed(() => (scheme.value === 'system' ? systemIsDark.value : scheme.value === 'dark'));

/** Changes the language once its words are here; the last choice wins. */
let wanted: Language = language.peek();
export async function choose(next: Language): Promise<void> {
  wanted = next;
  const loaded = await loadWords(next);
  if (wanted !== next) return;
  batch(() => {
    spoken.value = loaded;
    language.value = next;
  });
}

export function followPreferences(): void {
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dataset['scheme'] = dark.value ? 'dark' : 'light';
    document.title = words.value.app.title;
  });
}
