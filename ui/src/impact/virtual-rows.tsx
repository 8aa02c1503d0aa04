import { Table } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

interface Rows {
  readonly label: string;
  /** Titles of the columns, and how wide they are. */
  readonly columns: readonly { readonly title: string; readonly width?: string }[];
  readonly count: number;
  readonly keyOf: (index: number) => string;
  readonly row: (index: number) => readonly ReactNode[];
}

/** What a row is likely to take, before it is measured. */
const ROW = 40;
const FRAME = { maxHeight: 480, overflow: 'auto', border: '1px solid var(--mantine-color-default-border)' } as const;

/** A table of which only the rows that are seen are there: ten thousand partners are no more work than twenty. */
export function VirtualRows({ label, columns, count, keyOf, row }: Rows) {
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 8, getItemKey: keyOf });
  const shown = rows.getVirtualItems();
  const space = (height: number) =>
    height > 0 && (
      <tr>
        <td colSpan={columns.length} style={{ height, padding: 0 }} />
      </tr>
    );
  return (
    <div ref={frame} style={FRAME}>
      <Table stickyHeader layout="fixed" aria-label={label} aria-rowcount={count + 1}>
        <Table.Thead>
          <Table.Tr aria-rowindex={1}>
            {columns.map(({ title, width }) => (
              <Table.Th key={title} style={width === undefined ? {} : { width }}>
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {space(shown[0]?.start ?? 0)}
          {shown.map(({ index, key }) => (
            <Table.Tr key={key} ref={rows.measureElement} data-index={index} aria-rowindex={index + 2}>
              {row(index).map((content, at) => (
                <Table.Td key={columns[at]?.title} style={{ overflowWrap: 'anywhere', verticalAlign: 'top' }}>
                  {content}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          {space(rows.getTotalSize() - (shown.at(-1)?.end ?? 0))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
