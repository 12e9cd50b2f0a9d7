// The content security policies. What differs between the hosted page and the single file stands side by side.

/** One policy text out of its directives. @param {Record<string, string>} directives */
const policy = (directives) => Object.entries(directives).map(([name, value]) => (value ? `${name} ${value}` : name)).join('; ');

const common = {
  'img-src': 'blob: data:', 'base-uri': "'none'", 'form-action': "'none'",
  'require-trusted-types-for': "'script'", 'trusted-types': 'lit-html app default',
};

/**
 * Everything comes from the page's own host, and nothing goes anywhere else. Workers start from a Blob of the script that was compared with
 * its digest: no other script runs in its place, and a worker that is replaced needs no network. 'self' is for the service worker.
 */
export const hosted = policy({
  'default-src': "'none'", 'script-src': "'self' 'wasm-unsafe-eval'", 'style-src': "'self'", ...common,
  'img-src': "'self' blob: data:", 'worker-src': "'self' blob:", 'connect-src': "'self'", 'manifest-src': "'self'", 'font-src': "'self'",
});

/** Only the one script and the one style whose hashes are named, and no connection at all, not even to the own host. */
export const single = (/** @type {string} */ script, /** @type {string} */ style) => policy({
  'default-src': "'none'", 'script-src': `'${script}' 'wasm-unsafe-eval'`, 'style-src': `'${style}'`, ...common,
  'worker-src': 'blob:', 'connect-src': "'none'",
});

/** A page of text: a style and its icon, and no script at all. */
export const text = policy({ 'default-src': "'none'", 'style-src': "'self'", 'img-src': 'data:', 'base-uri': "'none'", 'form-action': "'none'" });
