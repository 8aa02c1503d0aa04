import type { Examination } from '../examination.ts';
import { isHistory, type PlacedDated } from '../values/parameter-literals.ts';

/** A history rises: the first entry may have no `from`, each later one begins after the one before. */
export function checkHistory(x: Examination, { dated, pointer }: PlacedDated): void {
  if (!isHistory(dated)) return;
  let before: string | undefined;
  dated.forEach(({ from }, index) => {
    const at = `${pointer}/${index}`;
    if (from === undefined) {
      if (index > 0)
        x.report.add('PDL216', at, 'Only the first value of a history holds from the beginning.', {
          expected: '`from`, the first day of the value',
        });
      return;
    }
    if (before !== undefined && from <= before)
      x.report.add('PDL216', `${at}/from`, `The history does not rise: ${from} follows ${before}.`, {
        value: from,
        expected: `a day after ${before}`,
      });
    before = from;
  });
}
