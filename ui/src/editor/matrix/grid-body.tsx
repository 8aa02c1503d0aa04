import { type Problem, toPointer } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import type { Block } from './block.ts';
import type { Then } from './cell-field.tsx';
import type { Drop } from './drop.ts';
import type { Place } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { HeadCell } from './head-cell.tsx';
import classes from './matrix.module.css';
import type { MatrixView } from './matrix-view.ts';
import { titleOf } from './titles.ts';
import type { DragHandle } from './use-drag.ts';
import { matrixWords } from './words.ts';

export interface GridProps {
  readonly view: MatrixView;
  readonly problems: readonly Problem[];
  readonly active: Place;
  readonly block: Block;
  readonly editing: { readonly place: Place; readonly text: string } | null;
  readonly commit: (text: string, then: Then) => string | null;
  readonly cancel: () => void;
  readonly click: (place: Place, extendsBlock: boolean) => void;
  readonly begin: (place: Place) => void;
  /** Takes something along from its place; null where nothing can be changed. */
  readonly handle: DragHandle | null;
  /** Where what is taken along would stand. */
  readonly drop: Drop | null;
}

/** The head and the rows of the grid, in three parts. */
export function GridBody(props: GridProps) {
  const say = useWords(matrixWords);
  const { rows, columns, matrix, program, showsUnasked } = props.view;
  const parts = [
    { title: say('requirements'), rows: matrix.asked },
    { title: say('unasked'), rows: showsUnasked ? matrix.unasked : [] },
    { title: say('benefits'), rows: matrix.benefits },
  ];
  const requirementTitle = (id: string) => titleOf(program, 'requirements', id);
  return (
    <>
      <thead>
        <tr>
          <HeadCell {...props} place={{ row: -1, column: -1 }} text={say('requirement')} className={classes.title} />
          {columns.map(({ title, path }, column) => (
            <HeadCell key={toPointer(path)} {...props} place={{ row: -1, column }} text={title} path={path} />
          ))}
          <HeadCell {...props} place={{ row: -1, column: columns.length }} text={say('why')} />
        </tr>
      </thead>
      {parts
        .filter((part) => part.rows.length > 0)
        .map((part) => (
          <tbody key={part.title}>
            <tr>
              <th className={classes.section} colSpan={columns.length + 2} scope="rowgroup">
                {part.title}
              </th>
            </tr>
            {part.rows.map((row) => (
              <GridRow key={row.key} {...props} row={row} index={rows.indexOf(row)} titleOf={requirementTitle} />
            ))}
          </tbody>
        ))}
    </>
  );
}
