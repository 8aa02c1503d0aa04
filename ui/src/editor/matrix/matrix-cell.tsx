import type { Problem } from '@tierwright/program';
import { memo } from 'react';
import { useWords } from '../../words/use-words.ts';
import type { Cell, Row } from './cell.ts';
import { cellText } from './cell-words.ts';
import classes from './matrix.module.css';
import { matrixWords } from './words.ts';

/** What stands in a cell: its value, how it comes to be so, and what is wrong with it. */
export const CellContent = memo(function CellContent({
  row,
  cell,
  problems,
  titleOf,
}: {
  readonly row: Row;
  readonly cell: Cell;
  readonly problems: readonly Problem[];
  readonly titleOf: (id: string) => string;
}) {
  const say = useWords(matrixWords);
  const { text, beside } = cellText(row, cell, say, titleOf);
  return (
    <>
      {text}
      {beside.length > 0 && <span className={classes.small}>{beside.join(' · ')}</span>}
      {problems.slice(0, 2).map(({ code, message, pointer }) => (
        <span key={`${code} ${pointer}`} className={classes.problem}>
          {code} {message}
        </span>
      ))}
    </>
  );
});
