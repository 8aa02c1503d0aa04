const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** One Ctrl-C arrives twice: from the terminal and from npm. */
const samePress = 1000;

/** Listens for what ends a start: Ctrl-C, SIGTERM, and SIGHUP when the terminal is closed. */
export const onStop = () => {
  let first;
  let again = () => {};
  const asked = new Promise((resolve) => {
    for (const signal of signals) {
      process.on(signal, () => {
        if (first !== undefined && performance.now() - first > samePress) again();
        first ??= performance.now();
        resolve(undefined);
      });
    }
  });
  // With the terminal gone there is nobody to tell.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return {
    asked,
    isAsked: () => first !== undefined,
    /** What a second Ctrl-C does. */
    onAgain(act) {
      again = act;
    },
  };
};
