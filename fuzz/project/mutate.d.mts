export function generator(seed: number, state: () => object): () => Uint8Array;
