import type { Say } from '../../words/use-words.ts';
import type { Row } from './cell.ts';
import type { LitCell } from './lit.ts';
import classes from './matrix.module.css';
import type { MatrixKey } from './operators.ts';
import { shownValue } from './typed-value.ts';

const SIGNS = { met: '✓', missed: '✗', unknown: '?' } as const;

/** What is said of a cell: a sign, a word, and what was measured. */
export function litText({ status, measured, shortfall }: LitCell, row: Row, say: Say<MatrixKey>): string {
  const isBenefit = row.kind === 'benefit';
  const word = isBenefit ? say(status === 'met' ? 'litGiven' : 'litNotGiven') : say(`lit.${status}`);
  const said = `${SIGNS[status]} ${word}`;
  if (measured === undefined || measured === null || !row.spec || typeof measured === 'boolean') return said;
  const value = shownValue(measured, row.spec);
  const [counts] = row.notes.flatMap((note) => (note.say === 'counts' ? [note.what.length] : []));
  const has = say('litHas', { status: said, value: counts === undefined ? value : say('litCount', { value, count: counts }) });
  return shortfall === undefined || counts !== undefined ? has : say('litShort', { has, missing: shownValue(shortfall, row.spec) });
}

/** The same below the value of a cell. */
export const LitMark = ({ text }: { readonly text: string }) => <span className={classes.lit}>{text}</span>;

export const litClass = (cell: LitCell | undefined): string | false => cell !== undefined && (classes[cell.status] ?? false);
