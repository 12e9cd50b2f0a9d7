/** Widths of running text in ems, near enough to cut a line at a whole character. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u2014\u2018-\u201D\u2026]/;
const WIDE_PAIR = 1;
const NARROW = 0.56;

const width = (character: string): number => (character.length > 1 ? WIDE_PAIR : WIDE.test(character) ? 1 : NARROW);

/** How long a text is. */
export const ems = (text: string): number => [...text].reduce((sum, character) => sum + width(character), 0);

/** As much of the end of a text as fits. */
export function fitEnd(text: string, ems: number): string {
  const characters = [...text.slice(-Math.ceil(ems / NARROW) * 2)];
  let room = ems;
  let from = characters.length;
  while (from > 0 && (room -= width(characters[from - 1]!)) >= 0) from--;
  return characters.slice(from).join('');
}

/** As much of the beginning of a text as fits. */
export function fitStart(text: string, ems: number): string {
  const characters = [...text.slice(0, Math.ceil(ems / NARROW) * 2)];
  let room = ems;
  let to = 0;
  while (to < characters.length && (room -= width(characters[to]!)) >= 0) to++;
  return characters.slice(0, to).join('');
}
