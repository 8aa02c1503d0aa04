import { release } from './release.mjs';

/** Has the SDK download the program; the server that it starts with it is stopped at once. Run in a process of its own. */
export const officialDownload = async (folder) => {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const executable = { type: 'cached-download', version: `v${release.version}`, downloadDir: folder, ttl: '3650 days' };
  const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
  await environment.teardown();
};
