// Reports of a drop in the order of its files: those of the parts of a large file are one.
import type { FileReport } from './types.ts';

/** `wholes` gives for each part of a large file the number of the first. */
export function inOrder(reports: ReadonlyMap<number, FileReport>, wholes: ReadonlyMap<number, number>): FileReport[] {
  const joined = new Map<number, FileReport>();
  for (const [file, report] of [...reports].sort(([a], [b]) => a - b)) {
    const number = wholes.get(file) ?? file;
    const before = joined.get(number);
    joined.set(number, before ? both(before, report) : report);
  }
  return [...joined.values()];
}

function both(one: FileReport, other: FileReport): FileReport {
  const failed = one.problem ? one : other.problem ? other : null;
  if (failed) return failed;
  const warnings = one.warnings.map((warning) => ({ ...warning }));
  for (const warning of other.warnings) {
    const known = warnings.find(({ code }) => code === warning.code);
    if (known) known.count += warning.count;
    else warnings.push({ ...warning });
  }
  return { ...one, documents: one.documents + other.documents, characters: one.characters + other.characters, warnings };
}
