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
