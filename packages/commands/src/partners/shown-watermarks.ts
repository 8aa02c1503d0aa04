import { formatInstant } from '@tierwright/lifecycle';
import { sourceWatermarks, type Tx, watermarks } from '@tierwright/store';
import type { WatermarksShown } from './partner-shapes.ts';

/** How far each kind of record is loaded. What has a dot is about no partner: that the direct team is at work is not for partners. */
export async function shownWatermarks(tx: Tx): Promise<WatermarksShown> {
  const told = (await sourceWatermarks(tx)).filter(({ kind }) => !kind.includes('.'));
  const sources = told.map(({ recordedAt, ...word }) => ({ ...word, recordedAt: formatInstant(recordedAt) }));
  return { loaded: (await watermarks(tx)) ?? null, sources };
}
