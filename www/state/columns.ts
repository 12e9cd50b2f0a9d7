/** Which columns of which table are hidden; kept with a project. */
import { signal } from '@preact/signals-core';

export const hiddenColumns = signal<Readonly<Record<string, readonly string[]>>>({});

export function showColumn(table: string, column: string, shown: boolean): void {
  const others = (hiddenColumns.peek()[table] ?? []).filter((each) => each !== column);
  hiddenColumns.value = { ...hiddenColumns.peek(), [table]: shown ? others : [...others, column] };
}
