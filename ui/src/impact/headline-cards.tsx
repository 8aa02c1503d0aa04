import { Anchor, Group, Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { amount } from './amounts.ts';
import { headlineNumbers, type Who } from './headline-numbers.ts';
import type { Reported } from './impact-state.ts';
import { impactWords } from './words.ts';

const SIGNS = { up: '▲', down: '▼', mixed: '◆' } as const;

/** The three numbers that matter; each leads to its partners. */
export const HeadlineCards = memo(function HeadlineCards({ draft, reported }: { readonly draft: string; readonly reported: Reported }) {
  const say = useWords(impactWords);
  const { up, down, mixed, cost, currency, unknown } = headlineNumbers(reported.report);
  const counts = [['up', up], ['down', down], ...(mixed > 0 ? [['mixed', mixed] as const] : [])] as readonly (readonly [
    Exclude<Who, 'all'>,
    number,
  ])[];
  return (
    <Group
      gap="xs"
      aria-live="polite"
      data-edition={reported.number}
      data-took={Math.round(reported.took)}
      data-deciding={Math.round(reported.deciding)}
    >
      {counts.map(([who, count]) => (
        <Paper key={who} withBorder px="sm" py={4} miw={110}>
          <Text size="xs">{`${SIGNS[who]} ${say(who)}`}</Text>
          <Anchor
            renderRoot={(props) => <Link {...props} to="/drafts/$draft/impact" params={{ draft }} search={{ who }} hash="partners" />}
            fw={700}
            size="lg"
          >
            {number(count)}
          </Anchor>
        </Paper>
      ))}
      <Paper withBorder px="sm" py={4} miw={130}>
        <Text size="xs">{say('cost')}</Text>
        <Anchor renderRoot={(props) => <Link {...props} to="/drafts/$draft/impact" params={{ draft }} hash="cost" />} fw={700} size="lg">
          {cost === null ? say('otherCurrency') : amount(cost, currency, { signed: true })}
        </Anchor>
        {unknown > 0 && (
          <Text size="xs" c="dimmed">
            {say('costUnknown', { count: unknown })}
          </Text>
        )}
      </Paper>
      <Text size="xs" c="dimmed">
        {say('ofPartners', { count: reported.report.partners, shown: number(reported.report.partners) })}
      </Text>
    </Group>
  );
});
