// A tier's result is { name, seconds, passed, failed, skipped } or { name, notRun: why }.

const foundNone = ({ notRun, passed, failed, skipped }) => !notRun && passed + failed + skipped === 0;

/** A tier fails when a test does, when it found no test at all, and in CI when it could not run. */
export const isFailure = (result, ci) => (result.notRun ? ci : result.failed > 0 || foundNone(result));

export const tierLine = (result, ci) => {
  const { name, seconds, notRun, passed, failed, skipped } = result;
  const label = name.padEnd(14);
  if (notRun) return `${label}not run: ${notRun}${ci ? ' (a failure with CI=true)' : ''}`;
  if (foundNone(result)) return `${label}FAILED: found no test`;
  return `${label}${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`;
};

/** What failed, told again at the end: what a run printed before is long, and often only its end is kept. */
export const failureLines = (results) =>
  results.flatMap(({ name, failures = [] }) =>
    failures.map(({ file, title, message }) => `FAILED ${name}: ${file}${title && ` > ${title}`}\n${message.replace(/^/gm, '    ')}\n`),
  );

/** The last line: the sums. A tier that failed without a failing test counts as one failure, so that 0 means success. */
export const finalLine = (results, ci) => {
  const sum = (key) => results.reduce((total, result) => total + (result[key] ?? 0), 0);
  const failedWithoutTest = results.filter((result) => isFailure(result, ci) && !result.failed).length;
  return `${sum('passed')} passed, ${sum('failed') + failedWithoutTest} failed, ${sum('skipped')} skipped`;
};
