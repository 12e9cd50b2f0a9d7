/**
 * Trusted Types. Three policies exist, named in the content security policy: Lit's own for its static templates, `app`
 * for the one script address that we hand to a worker, and the default, which lets nothing through but the empty
 * string (ECharts empties its container that way).
 */
type Factory = Pick<TrustedTypePolicyFactory, 'createPolicy'>;
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;

// What a policy answers null to is refused by the browser, which reports it as a violation as well: a library cannot hide it.
factory?.createPolicy('default', { createHTML: (value) => (value === '' ? '' : (null as unknown as string)) });

const app = factory?.createPolicy('app', {
  createScriptURL(value: string): string {
    const { origin, protocol } = new URL(value, location.href);
    if (origin !== location.origin && protocol !== 'blob:') throw new TypeError(`Not a script of this page: ${value}`);
    return value;
  },
});

/** An address of our own, as a worker may be started from. */
export const scriptUrl = (value: string): string => (app ? (app.createScriptURL(value) as unknown as string) : value);
