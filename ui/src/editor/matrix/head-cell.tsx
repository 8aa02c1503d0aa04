import { toPointer } from '@tierwright/program';
import { OpenMarker } from '../../review/comments/open-marker.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Path } from '../document/json-edits.ts';
import { CellField } from './cell-field.tsx';
import { dropClass } from './drop.ts';
import type { GridProps } from './grid-body.tsx';
import type { Place } from './grid-keys.ts';
import { canMove } from './grid-moves.ts';
import { Grip } from './grip.tsx';
import { LitMark } from './lit-mark.tsx';
import classes from './matrix.module.css';
import { matrixWords } from './words.ts';

/** The head of a column: a tier, with the problems of the tier itself. */
export function HeadCell({
  active,
  editing,
  commit,
  cancel,
  click,
  begin,
  problems,
  view,
  handle,
  drop,
  place,
  text,
  path,
  className,
}: GridProps & { readonly place: Place; readonly text: string; readonly path?: Path; readonly className?: string | undefined }) {
  const say = useWords(matrixWords);
  const tier = view.columns[place.column];
  const fares = tier === undefined ? undefined : view.lit?.tiers.get(tier.id);
  const isActive = active.row === place.row && active.column === place.column;
  const isEdited = editing?.place.row === place.row && editing.place.column === place.column;
  const pointer = path && toPointer(path);
  const at = dropClass(drop, place);
  // Those of single references stand in their cells.
  const own =
    pointer === undefined ? [] : problems.filter((each) => each.pointer.startsWith(pointer) && !isInCell(view.rows, each.pointer));
  return (
    <th
      scope="col"
      className={[className, fares && classes[fares.status], at && classes[at]].filter(Boolean).join(' ')}
      data-at={`${place.row}:${place.column}`}
      tabIndex={isActive ? 0 : -1}
      onClick={(event) => !isEdited && click(place, event.shiftKey)}
      onDoubleClick={() => !isEdited && begin(place)}
    >
      {handle && !isEdited && canMove(view, place) && <Grip place={place} handle={handle} />}
      {isEdited ? (
        <CellField label={say('editTitle', { what: text })} text={editing.text} spec={null} commit={commit} cancel={cancel} />
      ) : (
        text
      )}
      {pointer !== undefined && <OpenMarker pointer={pointer} />}
      {fares && <LitMark text={`${fares.isHeld ? `${say('litHeld')}, ` : ''}${say(`lit.${fares.status}`)}`} />}
      {own.slice(0, 2).map(({ code, message, pointer: at }) => (
        <span key={`${code} ${at}`} className={classes.problem}>
          {code} {message}
        </span>
      ))}
    </th>
  );
}

const isInCell = (rows: GridProps['view']['rows'], pointer: string): boolean =>
  rows.some(({ cells }) =>
    cells.some(
      (cell) =>
        cell.kind === 'requirement' &&
        cell.asks.some(({ path }) => path !== null && (pointer === toPointer(path) || pointer.startsWith(`${toPointer(path)}/`))),
    ),
  );
