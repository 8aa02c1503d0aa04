import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Json } from '@tierwright/program';
import { useState } from 'react';
import { Figures } from '../report/figures.tsx';
import { beginSimulation, useJob } from '../report/job.ts';
import { JobProgress } from '../report/job-progress.tsx';
import { LimitsPart } from '../report/limits-part.tsx';
import { MovesPart } from '../report/moves-part.tsx';
import { type Report, readReport } from '../report/read-report.ts';
import { linkOf } from '../report/report-link.ts';
import { ReportPart } from '../report/report-part.tsx';
import { day, number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { PromisesPart } from './promises-part.tsx';
import { Refused } from './refused.tsx';
import type { Me, Review } from './review-queries.ts';
import { reviewWords } from './words.ts';

interface Props {
  readonly me: Me;
  readonly review: Review;
  /** The version that it is compared with; null: none was in force. */
  readonly base: string | null;
  readonly document: { readonly [member: string]: Json };
}

/** The same question of the same person on the same day is one job. */
const today = (): string => new Date().toISOString().slice(0, 10);

/** What the version does to partners, worked out by the service when the page is first read; its limits and promises with it. */
export function ImpactPart({ me, review, base, document }: Props) {
  const say = useWords(reviewWords);
  const [attempt, setAttempt] = useState(0);
  const mayAsk = me.roles.some((role) => role === 'programDesigner' || role === 'approver' || role === 'channelManager');
  const asked = useQuery({
    queryKey: ['review-impact', review.id, attempt],
    enabled: mayAsk && base !== null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: () =>
      beginSimulation(
        { program: review.program, baseline: base ?? '', candidate: review.hash, notices: true },
        attempt === 0 ? `impact-${me.account.slice(0, 8)}-${review.id}-${today()}` : undefined,
      ),
  });
  const job = useJob(asked.data);
  const report = readReport(job.data?.result);
  const again = () => setAttempt(attempt + 1);
  return (
    <>
      <ReportPart title={say('impact')}>
        {base === null && <Text size="sm">{say('impactFirst')}</Text>}
        {base !== null && !mayAsk && <Text size="sm">{say('impactMayNot')}</Text>}
        <Refused error={asked.error ?? job.error} retry={again} />
        {asked.isFetching && <Skeleton height={80} />}
        {job.data && <JobProgress job={job.data} again={again} />}
        {report && job.data && <Summary report={report} job={job.data.id} again={again} />}
      </ReportPart>
      {report && <LimitsPart limits={report.limits} />}
      <PromisesPart document={document} told={report?.limits.invariants ?? []} />
    </>
  );
}

function Summary({ report, job, again }: { readonly report: Report; readonly job: string; readonly again: () => void }) {
  const say = useWords(reviewWords);
  const { notices, reproduce, moves } = report;
  return (
    <Stack gap="sm">
      <Figures report={report} />
      <Text size="sm">{say('told', { count: notices.partners, letters: number(notices.letters) })}</Text>
      <Group>
        <Text size="sm">{say('impactAsOf', { partners: number(report.partners), day: day(reproduce.asOf) })}</Text>
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/reports" search={linkOf(job, reproduce)} />}>
          {say('impactReport')}
        </Anchor>
        <Button size="compact-xs" variant="default" className="no-print" onClick={again}>
          {say('impactAgain')}
        </Button>
      </Group>
      {moves
        .filter(({ byGroup, moves: of }) => !byGroup && of.some(({ from, to }) => from !== to))
        .map((one) => (
          <MovesPart key={one.track} moves={one} />
        ))}
    </Stack>
  );
}
