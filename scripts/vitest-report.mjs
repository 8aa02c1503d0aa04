/**
 * Counts what vitest's JSON reporter wrote (undefined when it wrote nothing). A file that could not be loaded has no
 * tests to fail, and an error outside every test fails none: each counts as one failure, so that none passes as a pass.
 */
export const countVitestReport = (report, exitCode) => {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of report?.testResults ?? []) {
    for (const { status: outcome } of assertionResults) {
      if (outcome === 'passed') counts.passed += 1;
      else if (outcome === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    if (status === 'failed' && !assertionResults.some((result) => result.status === 'failed')) counts.failed += 1;
  }
  const anything = counts.passed + counts.failed + counts.skipped > 0;
  if (anything && exitCode !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
};

const LINES = 40;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const shortened = (text) => text.replace(COLOURS, '').trimEnd().split('\n').slice(0, LINES).join('\n');

/** What failed, as { file, title, message }; without a title where the file could not be loaded. */
export const failuresOf = (report) =>
  (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [{ file: name, title: '', message: shortened(message ?? '') }];
    return failed.map(({ fullName, failureMessages }) => ({
      file: name,
      title: fullName,
      message: shortened((failureMessages ?? []).join('\n')),
    }));
  });
