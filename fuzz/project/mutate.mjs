// Project files that nobody wrote: descriptions with anything in any place, archives that are damaged.
import { zipSync } from 'fflate';

const odd = [
  null, true, false, 0, -1, 1.5, 1e300, -1e300, 4294967296, Number.MAX_SAFE_INTEGER, '', 'x', '2025-06-17', '2025-99-99', '0000-00-00', '9999-12-31', '中国', '"', '/[', '\u0000', '\ud800',
  '<img src=x onerror=alert(1)>', 'view=terms&terms.sort=x&timeline.smooth=9999', 'phrases.least=8&phrases.most=2', 'terms.group=x', '__proto__', 'constructor', '{"columns":1}', '{',
  [], {}, [null], [[0, 0]], [[1e300, -1]], { length: -1 }, [{}], ['x'], { name: 'a', scope: { from: '2025-13-01' } }, { document: [0, 0], start: 5, end: 1 }, 'x'.repeat(70_000),
];

/**
 * A source of such files, the same for the same seed. `state`: what the page would write now.
 * @param {number} seed @param {() => object} state @returns {() => Uint8Array}
 */
export function generator(seed, state) {
  let last = seed >>> 0;
  const random = () => (last = (Math.imul(last ^ (last >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0) / 2 ** 32;
  const below = (/** @type {number} */ n) => Math.floor(random() * n);
  const one = (/** @type {any[]} */ of) => structuredClone(of[below(of.length)]);

  const sound = () => ({
    format: 'wenmai', formatVersion: 1, program: '0', saved: '2025-06-17T00:00:00Z', corpus: null, batches: [[{ path: 'a.txt', reading: null, size: 3 }]],
    state: /** @type {any} */ ({
      ...structuredClone(state()), query: '中亚, 合作', scope: { from: '2025-06-01', only: [[0, 0]], copies: 'all' },
      selections: [{ name: '会后', scope: { holding: 'a', without: [[1, 0]] } }], notes: [{ document: [0, 0], start: 1, end: 3, label: '甲', text: 'b' }],
      columns: { terms: ['count'] }, address: 'view=collocations&collocations.left=3&concordance.sample=10', pattern: '*国', filter: 'a', choices: { 'a.txt': 'gbk' },
    }),
  });

  /** A place somewhere within, as [object, key]. @param {any} value @returns {[any, string]} */
  const place = (value) => {
    /** @type {any} */ let at = { value };
    let key = 'value';
    for (let depth = below(7); depth > 0; depth--) {
      const inner = at[key];
      if (typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0) break;
      at = inner;
      key = one(Object.keys(inner));
    }
    return [at, key];
  };

  const description = () => {
    const of = sound();
    for (let times = 1 + below(5); times > 0; times--) {
      const [at, key] = place(of.state);
      const choice = below(5);
      if (choice === 0) delete at[key];
      else if (choice === 1 && Array.isArray(at)) at.push(...at, one(odd));
      else if (choice === 2) Object.defineProperty(at, one(['__proto__', 'x', 'sort', 'from']), { value: one(odd), enumerable: true, configurable: true, writable: true });
      else at[key] = one(odd);
    }
    let text = JSON.stringify(of);
    while (below(4) === 0) {
      const at = below(text.length);
      text = text.slice(0, at) + one(['', '"', '}', ']', '\\', '0', ',', '中', '\u0000', text.slice(below(text.length)).slice(0, 40)]) + text.slice(at + below(4));
    }
    return text;
  };

  return () => {
    const bytes = zipSync({ 'project.json': new TextEncoder().encode(description()), 'files/0': new Uint8Array([97, 98, 99]) }, { level: one([0, 6]) });
    if (below(3) > 0) return bytes;
    for (let times = 1 + below(4); times > 0; times--) bytes[below(bytes.length)] = one([0, 255, below(256)]);
    return below(4) === 0 ? bytes.slice(0, below(bytes.length)) : bytes;
  };
}
