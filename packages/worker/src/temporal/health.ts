import type { Connection } from '@temporalio/client';

/** Whether Temporal answers. Without it people go on working and what has to be told waits: degraded, not down. */
export type TemporalHealth =
  | { readonly ok: true; readonly address: string; readonly version: string }
  | { readonly ok: false; readonly address: string; readonly problem: string };

const PATIENCE = 2000;

/** Asks the server who it is; an answer within two seconds, whatever happens. */
export async function temporalHealth(connection: Connection, address: string): Promise<TemporalHealth> {
  try {
    const { serverVersion } = await connection.withDeadline(Date.now() + PATIENCE, () => connection.workflowService.getSystemInfo({}));
    return { ok: true, address, version: serverVersion };
  } catch (error) {
    return { ok: false, address, problem: error instanceof Error ? error.message.slice(0, 200) : 'no answer' };
  }
}
