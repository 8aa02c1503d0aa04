import { workflowBundle } from '@tierwright/worker';

const folder = process.env.TIERWRIGHT_TEST_BUNDLES;

/** The workflows for Temporal's sandbox; the first that asks in a run of tests makes them, for all others. */
export const workflowCode = (): ReturnType<typeof workflowBundle> => workflowBundle(folder === undefined ? {} : { folder });
