/* tslint:disable */
/* eslint-disable */

/**
 * An archive, unpacked one file at a time.
 */
export class Archive {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The next file as `{path, bytes}` or `{path, report}`; null after the last.
     *
     * # Errors
     * When a report cannot be handed over.
     */
    nextFile(): any;
    /**
     * As `open`, with the bytes at hand.
     *
     * # Errors
     * When the report cannot be handed over.
     */
    static openBytes(path: string, bytes: Uint8Array | number[]): any;
    /**
     * Opens `blob`: an archive, or null when it is none, or a report when it cannot be opened.
     *
     * # Errors
     * When the report cannot be handed over.
     */
    static open(path: string, blob: Blob): any;
    /**
     * Files known to be still to come.
     */
    remaining(): number;
}

/**
 * One worker's part of the corpus. Errors carry `code` (`question`, `query`, `dictionary`, `partial` …) and,
 * for a query, `query` and `at` in characters.
 */
export class Core {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Takes a share in, or what a shard supplied.
     *
     * # Errors
     * When it is not a share of this question.
     */
    absorb(question: string, share: Uint8Array | number[]): void;
    /**
     * Begins to read a file from the disk, here and now, in a worker. Returns the report when it cannot be
     * read.
     *
     * # Errors
     * When the report cannot be handed over, or `reading` is not one.
     */
    beginBlob(file: number, path: string, blob: Blob, reading?: string | null): any;
    /**
     * Begins to read a file whose bytes are at hand. `reading` is how the user wants it to be read: JSON, or the
     * label of an encoding alone.
     *
     * # Errors
     * When `reading` is not one.
     */
    beginBytes(file: number, path: string, bytes: Uint8Array | number[], reading?: string | null): void;
    /**
     * Begins to take in a PDF; `pages` is what `readPdf` of the reader's module gave for it.
     *
     * # Errors
     * When it is something else.
     */
    beginPdf(file: number, path: string, pages: Uint8Array | number[]): void;
    /**
     * Bytes that this part of the corpus holds, about.
     */
    bytes(): number;
    /**
     * This shard's share in an answer.
     *
     * # Errors
     * Those of the question.
     */
    collect(question: string): Uint8Array;
    /**
     * The rows of an answer as CSV, the names of the columns in front of the first row.
     *
     * # Errors
     * When the question was not opened.
     */
    csv(question: string, first: boolean): Uint8Array;
    /**
     * Cuts the sample of another core, for its `effectOf`.
     *
     * # Errors
     * When it is no sample.
     */
    cutSample(sample: Uint8Array | number[]): Uint8Array;
    /**
     * Cuts about `budget` bytes more of the texts that were read: `{done, total, finished}`, in bytes of all texts since
     * [`Core::mark`]. Must be finished before the first question.
     *
     * # Errors
     * When the progress cannot be handed over.
     */
    cut(budget: number): any;
    /**
     * Dates the documents as the user says, those to come too: JSON as [`DateEdits`] reads it, such as `{"documents":
     * [{"document": [0, 0], "date": "2025-06"}], "patterns": ["{year}{month}{day}"], "year": 2025}`. The corpus must be
     * settled anew afterwards.
     * With the words that cannot be understood; then nothing is changed.
     */
    editDates(edits: string): void;
    /**
     * Gives documents the titles that the user says, those to come too: `[{"document": [0, 0], "title": "…"}]`. Others have
     * the title that was found.
     *
     * # Errors
     * When the titles cannot be read.
     */
    editTitles(edits: string): void;
    /**
     * What it changes that another core cuts the sample so, for `effectsOfAll`.
     *
     * # Errors
     * When they are no cuts.
     */
    effectOf(cuts: Uint8Array | number[]): Uint8Array;
    /**
     * What each switch changes, on a sample of this shard, for `effectsOfAll`.
     *
     * # Errors
     * When it cannot be handed over.
     */
    effects(): Uint8Array;
    /**
     * The answer in its envelope.
     *
     * # Errors
     * When the question was not opened.
     */
    finish(question: string): any;
    /**
     * Forgets merged shares: another shard has changed.
     */
    forget(): void;
    /**
     * Whether the merged shares for a question are at hand.
     *
     * # Errors
     * Those of the question.
     */
    knows(question: string): boolean;
    /**
     * Remembers the present state for [`Core::roll_back`].
     */
    mark(): void;
    /**
     * What the other shards must still be asked; undefined when nothing.
     *
     * # Errors
     * When the question was not opened.
     */
    need(question: string): Uint8Array | undefined;
    /**
     * A core over a dictionary, compact or in jieba's text format; `settings` is JSON, `{}` for the defaults.
     *
     * # Errors
     * When the dictionary or the settings cannot be read.
     */
    constructor(dictionary: Uint8Array | number[], settings: string);
    /**
     * Whether the merged shares for a question are at hand; otherwise opens it with this shard's own.
     *
     * # Errors
     * Those of the question.
     */
    open(question: string): boolean;
    /**
     * Panics: so that tests can see what a page does then.
     */
    panicForTests(): void;
    /**
     * Makes more of what this shard's share in an answer rests on: about `budget` units of the text. The share of it that is
     * made, 0 to 1.
     *
     * # Errors
     * Those of the question.
     */
    prepare(question: string, budget: number): number;
    /**
     * The report of the file that was read; null when none was.
     *
     * # Errors
     * When the report cannot be handed over.
     */
    report(): any;
    /**
     * Goes back to the state that was remembered.
     */
    rollBack(): void;
    /**
     * That sample, for `cutSample` of a core over another dictionary.
     *
     * # Errors
     * When it cannot be handed over.
     */
    sample(): Uint8Array;
    /**
     * Takes `words`, in jieba's format, for the user's words and cuts again what holds a word that differs: what changed
     * in this shard, for `wordsChange`. The words as they were before undo it.
     *
     * # Errors
     * When the change cannot be handed over.
     */
    setWords(words: string): Uint8Array;
    /**
     * Takes the decision over the whole corpus: years that datelines leave out, and what stands twice.
     *
     * # Errors
     * When it is not a decision.
     */
    settle(decision: Uint8Array | number[]): void;
    /**
     * This core's share of what a [`Decider`] wants, from document `from` on.
     *
     * # Errors
     * When `wanted` is not from one.
     */
    share(wanted: Uint8Array | number[], from: number): Share;
    /**
     * Reads about `budget` bytes more of the file: `{done, total, finished}`, in bytes of text. [`Core::cut`] follows.
     *
     * # Errors
     * When the progress cannot be handed over.
     */
    step(budget: number): any;
    /**
     * What this shard has of a need.
     *
     * # Errors
     * Those of the question.
     */
    supply(question: string, need: Uint8Array | number[]): Uint8Array;
    /**
     * The rows of an answer as `{columns, rows}`, each cell a string, a number or null.
     *
     * # Errors
     * When the question was not opened.
     */
    table(question: string): any;
    /**
     * The user's words after `edits`, a JSON array such as `[{"add": {"word": "鲁班工坊", "tag": "nz"}}, {"split": {"word":
     * "在一起"}}, {"remove": {"word": "…"}}]`; nothing is changed yet.
     *
     * # Errors
     * When the edits cannot be read.
     */
    wordsAfter(edits: string): string;
    /**
     * The user's words, in jieba's format.
     */
    words(): string;
}

/**
 * Comes to the decision over the whole corpus; see [`crate::session::Settler`].
 */
export class Decider {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Takes a share in.
     *
     * # Errors
     * When it is not one of what was asked.
     */
    absorb(share: Uint8Array | number[]): void;
    /**
     * The decision, for [`Core::settle`] of every core.
     *
     * # Errors
     * When it cannot be handed over.
     */
    decision(): Uint8Array;
    /**
     * One that decides by `settings`, JSON as for [`Core`].
     *
     * # Errors
     * When the settings cannot be read.
     */
    constructor(settings: string);
    /**
     * What every core is asked next; undefined when it is decided.
     *
     * # Errors
     * When it cannot be handed over.
     */
    wanted(): Uint8Array | undefined;
}

/**
 * A share, and the document from which on there is more.
 */
export class Share {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The share, given away.
     */
    take(): Uint8Array;
    /**
     * Where the next one begins; undefined when this is the last.
     */
    readonly next: number | undefined;
}

/**
 * Rows of one slice of a CSV file.
 */
export function csvRows(): number;

/**
 * What each switch changes in all shards: `[{switch, to, tokens, changed, share}]`.
 *
 * # Errors
 * When a share is none.
 */
export function effectsOfAll(shares: Uint8Array[]): any;

/**
 * A frequency list as a reference for key words: `{list, format, columns, skipped, marks}`, or `{fault}`.
 *
 * # Errors
 * When the values cannot be written.
 */
export function frequencyList(name: string, bytes: Uint8Array | number[]): any;

/**
 * Makes panics tell where they were, through `report(message, place)`.
 */
export function onPanic(report: Function): void;

/**
 * Where a large text file is cut, `{ends, encoding}` in bytes; null for one that is read as a whole or cannot be read.
 *
 * # Errors
 * When it cannot be handed over.
 */
export function partsOf(path: string, blob: Blob): any;

/**
 * How a file would be read with `reading`: format, encoding, columns, first rows.
 *
 * # Errors
 * When `reading` is not one, or the preview cannot be handed over.
 */
export function previewBlob(path: string, blob: Blob, reading?: string | null): any;

/**
 * Version of Wenmai.
 */
export function version(): string;

/**
 * What should be looked at in the lines of a user dictionary: `[{line, word, kind}]`.
 *
 * # Errors
 * When it cannot be handed over.
 */
export function wordNotes(text: string): any;

/**
 * What a change of words did in all shards: `{documents, tokens_before, tokens_after, changed, terms: [{term, before,
 * after}]}`, `changed` being the terms whose count changed and `terms` the first `most` of them.
 *
 * # Errors
 * When a share is none.
 */
export function wordsChange(shares: Uint8Array[], most: number): any;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_archive_free: (a: number, b: number) => void;
    readonly __wbg_core_free: (a: number, b: number) => void;
    readonly __wbg_decider_free: (a: number, b: number) => void;
    readonly __wbg_share_free: (a: number, b: number) => void;
    readonly archive_nextFile: (a: number) => [number, number, number];
    readonly archive_open: (a: number, b: number, c: any) => [number, number, number];
    readonly archive_openBytes: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly archive_remaining: (a: number) => number;
    readonly core_absorb: (a: number, b: number, c: number, d: number, e: number) => [number, number];
    readonly core_beginBlob: (a: number, b: number, c: number, d: number, e: any, f: number, g: number) => [number, number, number];
    readonly core_beginBytes: (a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number) => [number, number];
    readonly core_beginPdf: (a: number, b: number, c: number, d: number, e: number, f: number) => [number, number];
    readonly core_bytes: (a: number) => number;
    readonly core_collect: (a: number, b: number, c: number) => [number, number, number, number];
    readonly core_csv: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly core_cut: (a: number, b: number) => [number, number, number];
    readonly core_cutSample: (a: number, b: number, c: number) => [number, number, number, number];
    readonly core_editDates: (a: number, b: number, c: number) => [number, number];
    readonly core_editTitles: (a: number, b: number, c: number) => [number, number];
    readonly core_effectOf: (a: number, b: number, c: number) => [number, number, number, number];
    readonly core_effects: (a: number) => [number, number, number, number];
    readonly core_finish: (a: number, b: number, c: number) => [number, number, number];
    readonly core_forget: (a: number) => void;
    readonly core_knows: (a: number, b: number, c: number) => [number, number, number];
    readonly core_mark: (a: number) => void;
    readonly core_need: (a: number, b: number, c: number) => [number, number, number, number];
    readonly core_new: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly core_open: (a: number, b: number, c: number) => [number, number, number];
    readonly core_panicForTests: (a: number) => void;
    readonly core_prepare: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly core_report: (a: number) => [number, number, number];
    readonly core_rollBack: (a: number) => void;
    readonly core_sample: (a: number) => [number, number, number, number];
    readonly core_setWords: (a: number, b: number, c: number) => [number, number, number, number];
    readonly core_settle: (a: number, b: number, c: number) => [number, number];
    readonly core_share: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly core_step: (a: number, b: number) => [number, number, number];
    readonly core_supply: (a: number, b: number, c: number, d: number, e: number) => [number, number, number, number];
    readonly core_table: (a: number, b: number, c: number) => [number, number, number];
    readonly core_words: (a: number) => [number, number];
    readonly core_wordsAfter: (a: number, b: number, c: number) => [number, number, number, number];
    readonly csvRows: () => number;
    readonly decider_absorb: (a: number, b: number, c: number) => [number, number];
    readonly decider_decision: (a: number) => [number, number, number, number];
    readonly decider_new: (a: number, b: number) => [number, number, number];
    readonly decider_wanted: (a: number) => [number, number, number, number];
    readonly effectsOfAll: (a: number, b: number) => [number, number, number];
    readonly frequencyList: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly onPanic: (a: any) => void;
    readonly partsOf: (a: number, b: number, c: any) => [number, number, number];
    readonly previewBlob: (a: number, b: number, c: any, d: number, e: number) => [number, number, number];
    readonly share_next: (a: number) => number;
    readonly share_take: (a: number) => [number, number];
    readonly version: () => [number, number];
    readonly wordNotes: (a: number, b: number) => [number, number, number];
    readonly wordsChange: (a: number, b: number, c: number) => [number, number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __externref_drop_slice: (a: number, b: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
