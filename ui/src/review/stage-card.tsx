import { Alert, Group, Text } from '@mantine/core';
import type { KeyOfWords } from '../words/area.ts';
import { instant } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { type Stage, suspensionOf } from './stage.ts';
import { reviewWords } from './words.ts';

const COLORS = {
  waitsForApproval: 'blue',
  waitsForPublication: 'blue',
  scheduled: 'teal',
  inForce: 'green',
  wasInForce: 'gray',
  suspended: 'red',
  changesAsked: 'orange',
  withdrawn: 'gray',
} as const;

const SUSPENSIONS = [
  ...(['baseMoved', 'schemaUpgraded', 'documentFails', 'authorDisabled'] as const),
  ...(['approvalsMissing', 'ruleError', 'limitExceeded'] as const),
];

/** The state of a review, explained: whose turn, since when, until when, and what that means. */
export function StageCard({ stage, timeZone }: { readonly stage: Stage; readonly timeZone: string }) {
  const say = useWords(reviewWords);
  const suspension = stage.kind === 'suspended' ? SUSPENSIONS.find((one) => one === suspensionOf(stage.release?.reason ?? '')) : undefined;
  const facts = [
    [say('next'), say(`next-${stage.next ?? 'none'}`)],
    [say('since'), instant(stage.since, timeZone)],
    ...(stage.until === null ? [] : [[say('until'), instant(stage.until, timeZone)]]),
  ] as const;
  return (
    <Alert
      color={COLORS[stage.kind]}
      title={
        <Text size="sm" fw={700} c="var(--mantine-color-text)">
          {say(`stage-${stage.kind}`)}
        </Text>
      }
      role="status"
      data-stage={stage.kind}
    >
      <Text size="sm">{say(`says-${stage.kind}`, stage.approvals)}</Text>
      {stage.kind === 'suspended' && <Text size="sm">{stage.release?.reason}</Text>}
      {suspension && <Text size="sm">{say(`suspended-${suspension}` as KeyOfWords<typeof reviewWords>)}</Text>}
      <Group component="dl" gap="lg" my={4}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text component="dt" size="sm">
              {name}
            </Text>
            <Text component="dd" size="sm" fw={600} m={0}>
              {value}
            </Text>
          </div>
        ))}
      </Group>
    </Alert>
  );
}
