import { toPointer } from '@tierwright/program';
import { OpenMarker } from '../../review/comments/open-marker.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Row } from './cell.ts';
import { CellField } from './cell-field.tsx';
import { problemsOfCell, problemsOfRow } from './cell-problems.ts';
import { noteText, rowTitle } from './cell-words.ts';
import { dropClass } from './drop.ts';
import type { GridProps } from './grid-body.tsx';
import { canMove } from './grid-moves.ts';
import { Grip } from './grip.tsx';
import { litCell } from './lit.ts';
import { LitMark, litClass, litText } from './lit-mark.tsx';
import classes from './matrix.module.css';
import { CellContent } from './matrix-cell.tsx';
import { matrixWords } from './words.ts';

const classOf = (...names: readonly (string | false | undefined)[]) => names.filter(Boolean).join(' ');

// In a grid a cell of a table is a grid cell, which has these states.
const stateOfCell = (isReadOnly: boolean, isSelected: boolean, isInvalid: boolean) => ({
  'aria-readonly': isReadOnly,
  'aria-selected': isSelected,
  'aria-invalid': isInvalid,
});

/** A row: its title, a cell for each tier, and why it is so. */
export function GridRow({
  view,
  problems,
  active,
  block,
  editing,
  commit,
  cancel,
  click,
  begin,
  handle,
  drop,
  row,
  index,
  titleOf,
}: GridProps & { readonly row: Row; readonly index: number; readonly titleOf: (id: string) => string }) {
  const say = useWords(matrixWords);
  const { columns, lit } = view;
  const title = rowTitle(row, say);
  const common = (column: number) => ({
    'data-at': `${index}:${column}`,
    tabIndex: active.row === index && active.column === column ? 0 : -1,
    onClick: (event: React.MouseEvent) => !isEdited(column) && click({ row: index, column }, event.shiftKey),
    onDoubleClick: () => !isEdited(column) && begin({ row: index, column }),
  });
  const isEdited = (column: number) => editing?.place.row === index && editing.place.column === column;
  const field = (label: string, spec: Row['spec'] = null) => (
    <CellField label={label} text={editing?.text ?? ''} spec={spec} commit={commit} cancel={cancel} />
  );
  const edge = (column: number) => {
    const at = dropClass(drop, { row: index, column });
    return at !== null && classes[at];
  };
  const isChosen = (column: number) => index >= block.top && index <= block.bottom && column >= block.left && column <= block.right;
  const isSeveral = block.top !== block.bottom || block.left !== block.right;
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className={classOf(classes.title, edge(-1))} style={{ paddingLeft: 8 + 16 * row.depth }} {...common(-1)}>
        {handle && !isEdited(-1) && canMove(view, { row: index, column: -1 }) && (
          <Grip place={{ row: index, column: -1 }} handle={handle} />
        )}
        {isEdited(-1) ? field(say('editTitle', { what: title })) : title}
        {row.notes.map((note) => (
          <span key={note.say} className={classes.small}>
            {noteText(note, row, say)}
          </span>
        ))}
        {row.path.length > 0 && <OpenMarker pointer={toPointer(row.path)} />}
        {problemsOfRow(problems, row)
          .slice(0, 3)
          .map(({ code, message, pointer }) => (
            <span key={`${code} ${pointer}`} className={classes.problem}>
              {code} {message}
            </span>
          ))}
      </th>
      {row.cells.map((cell, column) => {
        const own = problemsOfCell(problems, cell);
        const isWrong = own.some(({ severity }) => severity === 'error');
        const below = columns.slice(0, column).map(({ id }) => id);
        const fares = lit === null ? undefined : litCell(lit, row, cell, below);
        return (
          <td
            key={columns[column]?.id}
            {...stateOfCell(cell.edits === 'nothing', isSeveral && isChosen(column), isWrong)}
            className={classOf(
              classes.value,
              cell.edits === 'nothing' && classes.nothing,
              isSeveral && isChosen(column) && classes.chosen,
              isWrong && classes.wrong,
              litClass(fares),
              edge(column),
            )}
            {...common(column)}
          >
            {isEdited(column) ? (
              field(say('editCell', { row: title, tier: columns[column]?.title ?? '' }), row.spec)
            ) : (
              <CellContent row={row} cell={cell} problems={own} titleOf={titleOf} />
            )}
            {fares && <LitMark text={litText(fares, row, say)} />}
          </td>
        );
      })}
      <td className={classOf(classes.why, edge(columns.length))} {...common(columns.length)}>
        {isEdited(columns.length) ? field(say('editWhy', { what: title })) : row.why}
      </td>
    </tr>
  );
}
