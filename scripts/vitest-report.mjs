import { relative } from 'node:path';

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

/**
 * What failed; without a title where the file could not be loaded.
 *
 * @returns {readonly { readonly file: string, readonly title: string, readonly message: string }[]}
 */
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

const secondsOf = ({ testResults = [] } = {}) =>
  testResults.reduce((total, { startTime, endTime }) => total + Math.max(0, (endTime ?? 0) - (startTime ?? 0)), 0);

/**
 * What each of the tiers that ran in one call of vitest has of its report, by where its files lie; its part of the time, 0 to 1,
 * as its files took it; and the code of the call for the first, where no test of any tells why it is not 0.
 *
 * @returns {readonly { readonly report: object | undefined, readonly code: number, readonly share: number }[]}
 */
export const shares = ({ report, code, root }, tiers) => {
  const own = tiers.map(({ files }) => {
    const testResults = report?.testResults?.filter(({ name }) => tiers.length === 1 || files.test(relative(root, name)));
    return testResults && { ...report, testResults };
  });
  const isTold = own.some((one) => countVitestReport(one, 0).failed > 0);
  const all = secondsOf({ testResults: own.flatMap((one) => one?.testResults ?? []) });
  return own.map((one, index) => ({
    report: one,
    code: index === 0 && !isTold ? code : 0,
    share: all === 0 ? 1 / tiers.length : secondsOf(one) / all,
  }));
};
