/** What comes in through a drop or a button: texts, or a project in place of everything. */
import type { Source } from '../core/engine.ts';
import { read } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';
import { openProject, unsaved } from '../state/project.ts';
import { overflowing, tooMuch } from './room.ts';

export async function take(sources: Source[]): Promise<void> {
  const project = sources.find(({ path }) => /\.wenmai$/i.test(path));
  tooMuch.value = project ? null : overflowing(sources);
  if (tooMuch.value) return;
  if (!project) return read(sources);
  if (unsaved.value && !confirm(words.value.project.replace)) return;
  await openProject(project.blob);
}
