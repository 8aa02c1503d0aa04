/** What is waited for, or the signal's reason as soon as it is aborted: a read that takes long is left to itself. */
export function unlessAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    void work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}
