import { Table, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../words/use-words.ts';
import classes from './compare.module.css';
import { lineDiff, withContext } from './line-diff.ts';
import { compareWords } from './words.ts';

/** Two texts side by side, what is the same left out. */
export function PlainTextDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useWords(compareWords);
  const rows = useMemo(() => lineDiff(before, after), [before, after]);
  if (!rows) return <Text>{say('tooLong')}</Text>;
  return (
    <div className={classes.texts}>
      <Table className={classes.lines}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('line')}</Table.Th>
            <Table.Th>{say('earlier')}</Table.Th>
            <Table.Th>{say('line')}</Table.Th>
            <Table.Th>{say('later')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {withContext(rows).map((row) =>
            row.kind === 'skipped' ? (
              <Table.Tr key={`skipped ${row.at}`}>
                <Table.Td colSpan={4} ta="center">
                  {say('unchangedLines', { count: row.count })}
                </Table.Td>
              </Table.Tr>
            ) : (
              <Table.Tr key={`${row.before?.line ?? ''} ${row.after?.line ?? ''}`} data-kind={row.kind}>
                <Table.Td className={classes.number}>{row.before?.line}</Table.Td>
                <Table.Td className={row.kind === 'same' ? classes.text : classes.old}>{row.before?.text}</Table.Td>
                <Table.Td className={classes.number}>{row.after?.line}</Table.Td>
                <Table.Td className={row.kind === 'same' ? classes.text : classes.now}>{row.after?.text}</Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </div>
  );
}
