import './print.css';
import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ProblemError } from '@tierwright/client';
import { Failure } from '../app/failure.tsx';
import { me } from '../service/queries.ts';
import { hasRole } from '../service/roles.ts';
import { useWords } from '../words/use-words.ts';
import { AskReport } from './ask-report.tsx';
import { CopyButton } from './copy-button.tsx';
import { EarlierReports } from './earlier-reports.tsx';
import { useJob } from './job.ts';
import { JobProgress } from './job-progress.tsx';
import { readReport } from './read-report.ts';
import { linkOf } from './report-link.ts';
import { ReportView } from './report-view.tsx';
import { reportWords } from './words.ts';

/** A report, made by a job of the service that its link opens again; without one what is to be made. */
export function ReportsPage() {
  const say = useWords(reportWords);
  const search = useSearch({ from: '/signed-in/reports' });
  const navigate = useNavigate();
  const { data: who } = useQuery(me);
  const job = useJob(search.job);
  const report = readReport(job.data?.result);
  const mayMake = hasRole(who, 'programDesigner', 'approver', 'channelManager');
  const { job: _job, ...asked } = search;
  const begun = (id: string) => void navigate({ to: '/reports', search: { ...asked, job: id } });
  const anew = () => void navigate({ to: '/reports', search: asked });
  const isGone = job.error instanceof ProblemError && job.error.status === 404;
  const link =
    report && job.data
      ? new URL(`/reports?${new URLSearchParams({ ...linkOf(job.data.id, report.reproduce) })}`, window.location.origin).href
      : '';
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{say('title')}</Title>
        {report && (
          <Group gap="xs" className="no-print">
            <CopyButton text={link} label={say('copyLink')} />
            <Button size="compact-sm" variant="default" onClick={() => window.print()}>
              {say('print')}
            </Button>
            {mayMake && (
              <Button size="compact-sm" variant="default" onClick={anew}>
                {say('again')}
              </Button>
            )}
          </Group>
        )}
      </Group>
      {isGone && <Alert color="yellow" title={say('jobNotThere')} />}
      {job.error && !isGone && <Failure error={job.error} retry={() => void job.refetch()} />}
      {search.job !== undefined && job.isPending && <Skeleton height={200} />}
      {job.data && <JobProgress job={job.data} again={mayMake ? anew : undefined} />}
      {job.data?.state === 'done' && !report && <Text>{say('notOne')}</Text>}
      {report && search.base !== undefined && search.base !== report.reproduce.base && (
        <Alert color="yellow" title={say('baseMoved')}>
          {say('baseMovedText', { asked: search.base.slice(0, 12), now: report.reproduce.base.slice(0, 12) })}
        </Alert>
      )}
      {report && <ReportView report={report} link={link} />}
      {(search.job === undefined || isGone) && (
        <>
          <Text>{say(mayMake ? 'intro' : 'mayNot')}</Text>
          {mayMake && <AskReport key={JSON.stringify(asked)} search={asked} begun={begun} />}
          {hasRole(who, 'programDesigner', 'approver', 'channelManager', 'auditor') && <EarlierReports />}
        </>
      )}
    </Stack>
  );
}
