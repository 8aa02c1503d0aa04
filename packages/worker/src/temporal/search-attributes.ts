import type { Connection } from '@temporalio/client';

const WANTED = ['ProgramId', 'ProgramHash', 'Kind', 'Stage', 'DueAt', 'Holder'];

/** Whether the namespace has the attributes that operators search by: one that it does not have would stop each workflow that sets it. */
export async function knowsSearchAttributes(connection: Connection, namespace: string): Promise<boolean> {
  try {
    const { customAttributes } = await connection.withDeadline(Date.now() + 5000, () =>
      connection.operatorService.listSearchAttributes({ namespace }),
    );
    return WANTED.every((name) => customAttributes?.[name] !== undefined);
  } catch {
    return false;
  }
}
