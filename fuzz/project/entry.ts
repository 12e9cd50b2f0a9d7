// What a project file passes through, from its bytes to the questions that the page then asks.
import { unpack } from '../../www/core/archive.ts';
import { toJson } from '../../www/core/json.ts';
import { describe, setParts, understood } from '../../www/state/project.ts';
import { nameParts } from '../../www/state/project-parts.ts';
import * as questions from '../../www/state/questions.ts';
import { take } from '../../www/state/reading-settings.ts';
import { compared } from '../../www/state/compare.ts';
import { Core, initSync } from '../../pkg/wenmai.js';

export { Core, describe, initSync, setParts, take, toJson, understood, unpack };

nameParts();
/** What the page would ask now, view by view. */
export const asked = (): object[] => [...Object.values(questions), compared].map(({ value }) => value).filter((each) => typeof each === 'object' && each !== null);
