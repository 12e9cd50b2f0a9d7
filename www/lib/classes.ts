/** The choice of a word class, as terms and collocates offer it. */
import type { TemplateResult } from 'lit';
import type { TagGroup } from '../core/types.ts';
import { words } from '../state/preferences.ts';
import { choice } from './controls.ts';

export function classChoice(value: TagGroup | '', set: (value: TagGroup | '') => void): TemplateResult {
  const w = words.value;
  const groups = Object.entries(w.group) as [TagGroup, string][];
  return choice<TagGroup | ''>(w.terms.group, value, [['', w.terms.allGroups], ...groups], set);
}
