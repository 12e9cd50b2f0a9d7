/** A module that runs out of memory early, as a large one does late: the same code with a maximum to its linear memory. */

/** The unsigned number in LEB128 at `at`, and the place after it. */
function number(bytes: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]!;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function leb(value: number): Buffer {
  const bytes: number[] = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(bytes);
}

/** `wasm` with room for `megabytes` beyond what it starts with. */
export function withLittleMemory(wasm: Buffer, megabytes: number): Buffer {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const section = at;
    const [size, content] = number(wasm, at + 1);
    at = content + size;
    if (wasm[section] !== 5) {
      parts.push(wasm.subarray(section, at));
      continue;
    }
    // One memory: its flags, then its pages of 64 KiB at the start.
    const [pages] = number(wasm, content + 2);
    const limits = Buffer.concat([Buffer.from([1, 1]), leb(pages), leb(pages + megabytes * 16)]);
    parts.push(Buffer.from([5]), leb(limits.length), limits);
  }
  return Buffer.concat(parts);
}
