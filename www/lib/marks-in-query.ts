/** Marks in a query that a word hardly holds, and what can be written instead. What is quoted, escaped, a regular
 *  expression, a tag or an operator of the language is no such mark. */
const PLAIN = /"[^"]*"|“[^”]*”|「[^」]*」|\\.|\/[^/]*\/|pos:\S+/gu;
const MARKS = /[《》〈〉【】『』〔〕+＋=＝#＃@＠&＆%％^~～_…—–]+/gu;

export interface Instead { marks: string; queries: string[] }

export function marksIn(query: string): Instead | null {
  const outside = query.replace(PLAIN, ' ');
  const marks = [...new Set(outside.match(MARKS)?.flatMap((found) => [...found]) ?? [])].join(' ');
  if (!marks || /["“”「」]/u.test(query)) return null;
  const words = query.replace(MARKS, ' ').trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  return { marks, queries: [...(words.length > 1 ? [words.join(' '), words.join('|')] : words), `"${query}"`] };
}

/** The tags and groups that a query asks for. */
export const tagsIn = (query: string): string[] => [...new Set([...query.matchAll(/(?<!\\)pos:([\p{L}\p{N}_]+)/giu)].map(([, tag]) => tag!))];
