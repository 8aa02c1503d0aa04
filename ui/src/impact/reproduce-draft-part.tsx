import { Anchor, Button, Code, Group, Table, Text } from '@mantine/core';
import { CopyButton } from '../report/copy-button.tsx';
import { ReportPart } from '../report/report-part.tsx';
import { day } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Reported } from './impact-state.ts';
import { commandOfDraft, filesOf } from './reproduce-draft.ts';
import { impactWords } from './words.ts';

/** Hands a text over as a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

/** What it takes to make the same report again: hashes, files, and the line that does. */
export function ReproduceDraftPart({ reported }: { readonly reported: Reported }) {
  const say = useWords(impactWords);
  const made = reported.report.reproduce;
  if (!made) return null;
  const files = filesOf(made);
  const command = commandOfDraft(made);
  const file = (name: string, text: string) => (
    <Button size="compact-xs" variant="default" className="no-print" onClick={() => download(name, text)}>
      {name}
    </Button>
  );
  const base = `/api/v1/partners/base?program=${encodeURIComponent(made.candidate.program)}`;
  const rows = [
    {
      name: say('baseline'),
      value: `${made.baseline.program} ${made.baseline.version}`,
      hash: made.baseline.hash,
      get: file(files.baseline, reported.baseline),
    },
    {
      name: say('candidate'),
      value: `${made.candidate.program} ${made.candidate.version}`,
      hash: made.candidate.hash,
      get: file(files.candidate, reported.candidate),
    },
    {
      ...{ name: say('base'), value: '', hash: made.base },
      get: (
        <Anchor className="no-print" size="sm" href={base} download={files.base}>
          {files.base}
        </Anchor>
      ),
    },
  ];
  return (
    <ReportPart title={say('reproduce')}>
      <Table withTableBorder>
        <Table.Tbody>
          {rows.map(({ name, value, hash, get }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                {value} <Code>{hash}</Code> {get}
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{say('asOf')}</Table.Th>
            <Table.Td>{day(made.asOf)}</Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row">{say('engine')}</Table.Th>
            <Table.Td>{made.engineVersion}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Group justify="space-between" mt="sm">
        <Text size="sm">{say('commandHint')}</Text>
        <CopyButton text={command} label={say('copy')} />
      </Group>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {command}
      </Code>
    </ReportPart>
  );
}
