
/** Addresses of everything that is not in the first script, relative to it; filled in by the build. */
interface Addresses {
  wasm: string;
  dictionary: string;
  worker: string;
  charts: string;
  sample: { name: string; url: string }[];
}
declare const __ASSETS__: Addresses;
declare const __VERSION__: string;

const absolute = (name: string): string => new URL(name, import.meta.url).href;

export const version = __VERSION__;
export const assets: Addresses = {
  wasm: absolute(__ASSETS__.wasm),
  dictionary: absolute(__ASSETS__.dictionary),
  worker: absolute(__ASSETS__.worker),
  charts: absolute(__ASSETS__.charts),
  sample: __ASSETS__.sample.map(({ name, url }) => ({ name, url: absolute(url) })),
};
