import { changeImport, dropRows, findImport, type Tx } from '@tierwright/store';

/**
 * Nothing more of an import is applied. Of one that has not begun nothing is lost: it is ready as before. Of another the rows that
 * are not applied are forgotten; those that are stay, whole, and whom they are about still looks again.
 */
export async function stopImport(tx: Tx, id: string): Promise<'ready' | 'ending' | 'over'> {
  const kept = await findImport(tx, id, 'lock');
  if (kept?.state !== 'applying') return 'over';
  if (kept.done === 0) {
    await changeImport(tx, id, { state: 'ready', job: null });
    return 'ready';
  }
  await dropRows(tx, id, kept.done);
  await changeImport(tx, id, { result: JSON.stringify({ ...(kept.result as unknown as object | null), stopped: true }) });
  return 'ending';
}
