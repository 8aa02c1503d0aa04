import { toPointer } from '@tierwright/program';
import type { KeyboardEvent } from 'react';
import { useWords } from '../../words/use-words.ts';
import { useDocument, useEdition } from '../document/use-document.ts';
import { shownValue, type ValueSpec } from '../matrix/typed-value.ts';
import { matrixWords } from '../matrix/words.ts';
import { useChoose } from '../selection/selection.ts';
import { type Entry, moveEntry } from './dated.ts';
import { plusDays, plusMonths } from './days.ts';
import { fromText, laneTitle } from './lane-words.ts';
import type { Lane } from './lanes.ts';
import classes from './timeline.module.css';
import { timelineOf } from './timeline.ts';
import { parameterWords } from './words.ts';

// A picture has no elements of these kinds.
const GROUP = { role: 'group' };
const buttonOf = (onFocus: () => void, onKeyDown: (event: KeyboardEvent) => void) => ({ role: 'button', tabIndex: 0, onFocus, onKeyDown });

const WIDTH = 720;
const LABEL = 150;
const ROW = 30;

/** The values over time as a picture; every number stands in the table too. A date is moved with the arrow keys. */
export function TimelinePicture({
  id,
  lanes,
  spec,
  today,
}: {
  readonly id: string;
  readonly lanes: readonly Lane[];
  readonly spec: ValueSpec;
  readonly today: string;
}) {
  const say = useWords(parameterWords);
  const sayValue = useWords(matrixWords);
  const document = useDocument();
  const choose = useChoose('parameters');
  const { fault } = useEdition();
  const timeline = timelineOf(lanes, today);
  const x = (part: number) => LABEL + part * (WIDTH - LABEL);
  const text = (entry: Entry | undefined) => (entry?.value === null || !entry ? sayValue('unknownYet') : shownValue(entry.value, spec));
  const move = (event: KeyboardEvent, lane: Lane, entry: Entry | undefined) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0 || !entry || entry.from === null || fault !== null) return;
    event.preventDefault();
    const { from } = entry;
    const to = event.shiftKey ? plusMonths(from, step) : plusDays(from, step);
    document.edit(say('didMove', { what: id }), (edits) => void moveEntry(edits, lane.place, from, to), {
      ...{ at: performance.now(), joins: `date ${toPointer(lane.place)}` },
    });
  };
  return (
    <svg className={classes.picture} viewBox={`0 0 ${WIDTH} ${lanes.length * ROW + 24}`} {...GROUP} aria-label={say('timeline')}>
      {timeline.years.map(({ year, at }) => (
        <g key={year} className={classes.year}>
          <line x1={x(at)} x2={x(at)} y1={16} y2={lanes.length * ROW + 20} />
          <text x={x(at) + 2} y={12}>
            {year}
          </text>
        </g>
      ))}
      {timeline.lanes.map((segments, row) => {
        const lane = lanes[row] as Lane;
        const title = laneTitle(lane, say);
        return (
          <g key={lane.key} transform={`translate(0 ${row * ROW + 20})`}>
            <text x={0} y={18} className={classes.label}>
              {title.length > 22 ? `${title.slice(0, 21)}…` : title}
            </text>
            {segments.map(({ index, from, start, end }) => {
              const entry = lane.entries[index];
              const shown = text(entry);
              const width = Math.max(2, x(end) - x(start) - 1);
              return (
                <g
                  key={index}
                  {...buttonOf(
                    () => entry && choose(toPointer(entry.path)),
                    (event) => move(event, lane, entry),
                  )}
                  aria-label={say('segment', { lane: title, value: shown, from: fromText(from, say) })}
                  className={index % 2 === 0 ? classes.even : classes.odd}
                >
                  <rect x={x(start)} y={2} width={width} height={ROW - 6} rx={2} />
                  {width > shown.length * 7.5 && (
                    <text x={x(start) + 5} y={18}>
                      {shown}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
      <line className={classes.today} x1={x(timeline.today)} x2={x(timeline.today)} y1={16} y2={lanes.length * ROW + 20} />
      <text className={classes.todayText} x={x(timeline.today) + 3} y={lanes.length * ROW + 23}>
        {say('today')}
      </text>
    </svg>
  );
}
