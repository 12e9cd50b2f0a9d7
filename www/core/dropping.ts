// Waiting for something no longer than it is wanted.

/** The answer, or AbortError as soon as it is dropped; `drop` is told first. */
export function untilDropped<T>(answer: Promise<T>, signal: AbortSignal, drop: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      drop();
      reject(new DOMException('it was dropped', 'AbortError'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
