/** Address of the Temporal server of this run of tests; empty where there is none. */
export const temporalAddress = process.env.TIERWRIGHT_TEST_TEMPORAL ?? '';

/** For `it.skipIf`: why tests with Temporal do not run here; nothing where they do. */
export const temporalMissing =
  temporalAddress === '' ? (process.env.TIERWRIGHT_TEST_TEMPORAL_MISSING ?? 'There is no Temporal server.') : '';
