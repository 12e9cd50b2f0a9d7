/** The files that any answer can be taken away as. */
import type { Question } from '../core/types.ts';
import type { Files } from '../elements/wm-export.ts';
import { engine } from '../state/corpus.ts';
import { words } from '../state/preferences.ts';

export function answerFiles(question: Question): Files {
  return {
    csv: () => engine.csv(question),
    xlsx: () => {
      const w = words.value.exports;
      return engine.xlsx(question, { sheet: w.sheet, parameters: w.parameters, header: [w.parameter, w.value], version: w.version, date: w.date });
    },
    json: () => engine.json(question),
  };
}
