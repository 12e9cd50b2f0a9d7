// JSON for the core, whose strings are UTF-8.

/** As JSON.stringify; half of a surrogate pair, which no text in UTF-8 can hold, becomes U+FFFD. */
export function toJson(value: unknown): string {
  // An escaped backslash is passed over: what follows it is text.
  return JSON.stringify(value).replace(/\\\\|\\ud[89a-f]../g, (escape) => (escape === '\\\\' ? escape : '\ufffd'));
}
