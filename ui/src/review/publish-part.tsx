import { Button, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ReportPart } from '../report/report-part.tsx';
import { api } from '../service/api.ts';
import { useWords } from '../words/use-words.ts';
import { CancelRelease } from './cancel-release.tsx';
import { Refused } from './refused.tsx';
import { releaseWhen, type When } from './release-when.ts';
import type { Me, Review } from './review-queries.ts';
import { mayRelease, whyNotPublish } from './rights.ts';
import type { Stage } from './stage.ts';
import { useAct } from './use-act.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly me: Me;
  readonly review: Review;
  readonly stage: Stage;
  readonly timeZone: string;
  /** Of every round of the draft. */
  readonly openComments: number;
}

/** Publishes an approved review now, on a day or at an hour; cancels what is scheduled. */
export function PublishPart({ me, review, stage, timeZone, openComments }: Props) {
  const say = useWords(reviewWords);
  const [when, setWhen] = useState<When>({ kind: 'now', day: '', hour: '' });
  const asked = releaseWhen(when);
  const publish = useAct(() => api.publishProgram({ body: { review: review.id, ...(asked ?? {}) } }));
  const why = whyNotPublish(me, review, stage) ?? (openComments > 0 ? 'comments' : null);
  return (
    <ReportPart title={say('publish')}>
      <Stack gap="xs" align="flex-start">
        {why && <Text size="sm">{say(`notPublish-${why}`)}</Text>}
        {!why && (
          <>
            <Text size="sm">{say('dryRunHint')}</Text>
            <Radio.Group label={say('when')} value={when.kind} onChange={(kind) => setWhen({ ...when, kind: kind as When['kind'] })}>
              <Stack gap={4}>
                <Radio value="now" label={say('now')} />
                <Radio value="day" label={say('onDay', { zone: timeZone })} />
                <Radio value="hour" label={say('atInstant')} />
              </Stack>
            </Radio.Group>
            {when.kind === 'day' && (
              <TextInput
                type="date"
                label={say('dayLabel')}
                value={when.day}
                onChange={({ currentTarget }) => setWhen({ ...when, day: currentTarget.value })}
              />
            )}
            {when.kind === 'hour' && (
              <TextInput
                type="datetime-local"
                label={say('hourLabel')}
                value={when.hour}
                onChange={({ currentTarget }) => setWhen({ ...when, hour: currentTarget.value })}
              />
            )}
            <Button disabled={!asked} loading={publish.isPending} onClick={() => publish.mutate()}>
              {say(when.kind === 'now' ? 'publishNow' : 'schedule')}
            </Button>
          </>
        )}
        <Refused error={publish.error} />
        {stage.kind === 'scheduled' && stage.release && mayRelease(me) && <CancelRelease release={stage.release.id} />}
      </Stack>
    </ReportPart>
  );
}
