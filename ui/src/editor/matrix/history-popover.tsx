import { CloseButton, Group, Popover, ScrollArea, Text } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { ParameterLanes } from '../parameters/parameter-lanes.tsx';
import { rowTitle } from './cell-words.ts';
import type { Place } from './grid-keys.ts';
import type { MatrixView } from './matrix-view.ts';
import { matrixWords } from './words.ts';

/** The values of a cell over time and its variants, beside the cell. */
export function HistoryPopover({
  place,
  left,
  top,
  view,
  close,
}: {
  readonly place: Place;
  readonly left: number;
  readonly top: number;
  readonly view: MatrixView;
  readonly close: () => void;
}) {
  const say = useWords(matrixWords);
  const row = view.rows[place.row];
  const cell = row?.cells[place.column];
  const placed = cell?.kind === 'requirement' || cell?.kind === 'benefit' ? cell.placed : null;
  if (!row || placed?.place[0] !== 'parameters') return null;
  const title = say('historyOf', { row: rowTitle(row, say) });
  return (
    <Popover
      opened
      onDismiss={close}
      position="bottom-start"
      shadow="md"
      withinPortal={false}
      withRoles={false}
      hideDetached={false}
      trapFocus
      closeOnEscape
    >
      <Popover.Target>
        <span style={{ position: 'fixed', left, top, width: 1, height: 1 }} />
      </Popover.Target>
      <Popover.Dropdown
        role="dialog"
        aria-label={title}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600} size="sm">
            {title}
          </Text>
          <CloseButton aria-label={say('close')} onClick={close} />
        </Group>
        <ScrollArea.Autosize mah={420} maw={720}>
          <ParameterLanes id={String(placed.place[1])} {...(placed.isShared ? {} : { tier: view.columns[place.column]?.id ?? '' })} />
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
