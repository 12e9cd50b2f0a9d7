/** Hands a file to the user. */
export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** `wenmai-terms-2025-06-17.csv`: never a word of the text in it. */
export function fileName(what: string, extension: string): string {
  const day = new Date().toLocaleDateString('sv-SE');
  return `wenmai-${what}-${day}.${extension}`;
}
