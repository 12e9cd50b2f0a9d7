/** One query for each operator of the query language, as the manual shows them. The names are those of its words. */
export const QUERY_EXAMPLES = {
  word: ['改革'],
  either: ['中国|美国'],
  phrase: ['改革 开放', '(中国|美国) 政府'],
  wildcards: ['哈萨克*', '??主义'],
  expression: ['/[一二三]十.*/'],
  tag: ['pos:v', 'pos:place'],
  both: ['*化&pos:v'],
  gap: ['改革 []{0,3} 开放'],
  repeat: ['pos:a{2,4} 的'],
  characters: ['"一带一路"'],
  forms: ['~"臺灣"'],
  outside: ['"印度" -"印度尼西亚"'],
  escape: ['\\*'],
} as const;
