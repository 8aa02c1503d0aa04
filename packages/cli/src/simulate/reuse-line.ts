import type { ReuseTold } from '@tierwright/bases';
import { count, shown } from '../terminal/words.ts';

/** What the snapshot that stood in the place of the new one was good for. */
export function reuseLine(file: string, { columns, of, partners, found, why }: ReuseTold): string {
  if (why !== undefined) return `Note: nothing of the older ${file} was reused, all ${of} columns were made again: ${why}`;
  const some = found === 0 || found === partners ? '' : ` (for ${shown(found)} of ${shown(partners)} partners)`;
  return `Note: ${columns} of ${count(of, 'column')} reused from the older ${file}${some}, ${of - columns} made again.`;
}
