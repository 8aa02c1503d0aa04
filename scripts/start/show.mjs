/** What a start says: sentences for people, or lines of JSON for scripts. */
export const openShow = ({ json }) => {
  const isTerminal = process.stdout.isTTY === true && !json;
  let isProgressShown = false;
  const clear = () => {
    if (isProgressShown) process.stdout.write('\r\u001b[K');
    isProgressShown = false;
  };
  const line = (event, fields, text) => {
    clear();
    console.log(json ? JSON.stringify({ event, ...fields }) : text);
  };
  return {
    step: (text) => line('step', { text }, text),
    /** Overwritten by the next on a terminal. */
    progress(text) {
      if (!isTerminal) return line('progress', { text }, text);
      clear();
      process.stdout.write(text.slice(0, (process.stdout.columns ?? 80) - 1));
      isProgressShown = true;
    },
    ready: (fields, text) => line('ready', fields, text),
    problem(text) {
      clear();
      if (json) console.log(JSON.stringify({ event: 'problem', text }));
      console.error(`\n${text}`);
    },
  };
};
