import { Group, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type Program, parseProgram } from '@tierwright/program';
import { moveSentences } from '@tierwright/simulation';
import { useDeferredValue, useMemo, useState } from 'react';
import { signedAmount } from '../report/amounts.ts';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { WHO, type Who } from './headline-numbers.ts';
import type { Reported } from './impact-state.ts';
import { differenceOf, moversOf } from './movers.ts';
import { PartnerLink } from './partners-behind.tsx';
import { VirtualRows } from './virtual-rows.tsx';
import { impactWords } from './words.ts';

interface Props {
  readonly draft: string;
  readonly reported: Reported;
  readonly who: Who;
}

/** Everybody who moves, with the reason: filtered, as many as there are. */
export function MoversList({ draft, reported, who }: Props) {
  const say = useWords(impactWords);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const { changes, cost } = reported.report;
  const movers = useMemo(() => moversOf(changes.partners, who, wanted), [changes, who, wanted]);
  const programs = useMemo(
    () => [parseProgram(reported.baseline).program, parseProgram(reported.candidate).program] as const,
    [reported.baseline, reported.candidate],
  );
  const choose = (next: string) =>
    void navigate({ to: '/drafts/$draft/impact', params: { draft }, search: { who: next }, hash: 'partners' });
  return (
    <section id="partners" className="no-print" aria-label={say('partners')}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          {say('partners')}
        </Title>
        <Group align="flex-end">
          <SegmentedControl
            aria-label={say('who')}
            value={who}
            onChange={choose}
            data={[...WHO].reverse().map((one) => ({ value: one, label: say(one) }))}
          />
          <TextInput
            label={say('filter')}
            placeholder={say('filterHint')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            style={{ flexGrow: 1 }}
          />
        </Group>
        <Text size="sm" role="status">
          {say('listed', { shown: number(movers.length), count: number(changes.changed) })}
        </Text>
        {movers.length > 0 && (
          <VirtualRows
            label={say('partners')}
            columns={[{ title: say('partner'), width: '24%' }, { title: say('reason') }, { title: say('difference'), width: '130px' }]}
            count={movers.length}
            keyOf={(index) => movers[index]?.partner ?? String(index)}
            row={(index) => {
              const mover = movers[index];
              if (!mover) return [];
              const [baseline, candidate] = programs;
              const why = baseline && candidate ? moveSentences(mover, baseline as Program, candidate as Program) : [];
              return [
                <PartnerLink key="partner" draft={draft} partner={mover.partner} title={mover.title} />,
                why.join(' · '),
                signedAmount(differenceOf(mover), cost.total.currency.after, say('notKnown')),
              ];
            }}
          />
        )}
      </Stack>
    </section>
  );
}
