import { changeImport, dropRows, findImport, stagedRows, type Tx } from '@tierwright/store';

/**
 * Nothing more of an import is applied. Of one that has not begun nothing is lost: it is ready as before. Of another the rows that
 * are not applied are forgotten; those that are stay, whole, and whom they are about still looks again. One with every row applied
 * only has that left, and is not stopped.
 */
export async function stopImport(tx: Tx, id: string): Promise<void> {
  const kept = await findImport(tx, id, 'lock');
  if (kept?.state !== 'applying') return;
  if (kept.done === 0) return await changeImport(tx, id, { state: 'ready', job: null });
  if ((await stagedRows(tx, id, kept.done, 1)).length === 0) return;
  await dropRows(tx, id, kept.done);
  await changeImport(tx, id, { result: JSON.stringify({ ...(kept.result as unknown as object | null), stopped: true }) });
}
