import { SimpleGrid, Stack, Title } from '@mantine/core';
import { useWords } from '../../words/use-words.ts';
import { isMembers } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { NumberAt } from '../fields/number-at.tsx';
import { TermAt } from '../fields/term-at.tsx';
import { useEditing } from '../fields/use-field.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { dealWords } from './words.ts';

const SECTION = 'dealRegistration';

/** How long people have to decide, and how long a partner is protected. */
export function Clocks() {
  const say = useWords(dealWords);
  const term = useTermText();
  const { program } = useEditing();
  const at = (...path: string[]) => [SECTION, ...path];
  const hasExtension = isMembers(valueAt({ ...program }, at('protection', 'extend')));
  const hasInactive = isMembers(valueAt({ ...program }, at('protection', 'inactive')));
  return (
    <Stack gap="xs">
      <Title order={3}>{say('clocks')}</Title>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <TermAt path={at('decision', 'sla')} label={say('sla')} usual={term({ business: 'P2D' })} mayBeParameter />
        <TermAt path={at('decision', 'answer')} label={say('answer')} usual={term('P14D')} />
        <TermAt path={at('decision', 'lapse')} label={say('lapse')} usual={term('P30D')} />
        <TermAt path={at('protection', 'for')} label={say('protectedFor')} usual={term('P90D')} mayBeParameter />
        <TermAt path={at('protection', 'extend', 'by')} label={say('extendBy')} mayBeParameter />
        {hasExtension && <NumberAt path={at('protection', 'extend', 'times')} label={say('extendTimes')} usual="1" min={0} max={20} />}
        {hasExtension && <TermAt path={at('protection', 'extend', 'atMost')} label={say('atMost')} mayBeParameter />}
        {hasInactive && <TermAt path={at('protection', 'inactive', 'after')} label={say('inactiveAfter')} />}
      </SimpleGrid>
    </Stack>
  );
}
