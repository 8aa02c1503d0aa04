import { Anchor, Code, Group, Stack, Table, Text } from '@mantine/core';
import { day } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { CopyButton } from './copy-button.tsx';
import type { MadeOf } from './read-report.ts';
import classes from './report.module.css';
import { BASE_FILE, baseOf, commandOf, fileOf, requestOf } from './report-link.ts';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

/** What makes the same report again: the link, the command line, the request. */
export function ReproducePart({ made, link }: { readonly made: MadeOf; readonly link: string }) {
  const say = useWords(reportWords);
  const version = (of: MadeOf['baseline']) => (
    <>
      {`${of.program} ${of.version} `}
      <Code className={classes.hash}>{of.hash}</Code>{' '}
      <Anchor className="no-print" href={`/api/v1/versions/${of.hash}/document`} download={fileOf(of)}>
        {fileOf(of)}
      </Anchor>
    </>
  );
  const rows = [
    [say('baseline'), version(made.baseline)],
    [say('candidate'), version(made.candidate)],
    [
      say('base'),
      <>
        <Code className={classes.hash}>{made.base}</Code>{' '}
        <Anchor className="no-print" href={baseOf(made)} download={BASE_FILE}>
          {BASE_FILE}
        </Anchor>
      </>,
    ],
    [say('asOf'), day(made.asOf)],
    ...(made.from === undefined ? [] : [[say('range'), day(made.from)]]),
    ...(made.parametersAsOf === undefined ? [] : [[say('parametersAsOf'), day(made.parametersAsOf)]]),
    ...(made.asKnownOn === undefined ? [] : [[say('asKnownOn'), day(made.asKnownOn)]]),
    [say('engine'), made.engineVersion],
  ] as const;
  const texts = [
    { name: say('linkTitle'), hint: '', text: link },
    { name: say('commandTitle'), hint: say('commandHint', { file: BASE_FILE }), text: commandOf(made) },
    { name: say('requestTitle'), hint: say('requestHint'), text: requestOf(made, window.location.origin) },
  ];
  return (
    <ReportPart title={say('reproduceTitle')}>
      <Table withTableBorder>
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={String(name)}>
              <Table.Th scope="row" w={190}>
                {name}
              </Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Stack gap="sm" mt="sm">
        {texts.map(({ name, hint, text }) => (
          <div key={name}>
            <Group justify="space-between">
              <Text fw={600} size="sm">
                {name}
              </Text>
              <CopyButton text={text} label={say('copy')} />
            </Group>
            {hint !== '' && <Text size="sm">{hint}</Text>}
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </Code>
          </div>
        ))}
      </Stack>
    </ReportPart>
  );
}
