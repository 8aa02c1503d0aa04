import '../report/print.css';
import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Failure } from '../app/failure.tsx';
import { NotForPartner } from '../programs/shown/not-for-partner.tsx';
import { useJob } from '../report/job.ts';
import { me } from '../service/queries.ts';
import { hasRole, seesPrograms } from '../service/roles.ts';
import { useWords } from '../words/use-words.ts';
import { ChooseVersions } from './choose-versions.tsx';
import { type Compared, difference } from './compare-queries.ts';
import { CountEffects } from './count-effects.tsx';
import { attributionIn, effectsOf } from './effects.ts';
import { SemanticDiff } from './semantic-diff.tsx';
import { TextDiff } from './text-diff.tsx';
import { compareWords } from './words.ts';

/** Two versions of a program: the changes as sentences first, then the texts. */
export function ComparePage() {
  const say = useWords(compareWords);
  const { a, b, draft } = useSearch({ from: '/signed-in/compare' });
  const { data: who } = useQuery(me);
  const isChosen = a !== undefined && (b !== undefined || draft !== undefined);
  if (!seesPrograms(who)) return <NotForPartner />;
  return (
    <Stack>
      {isChosen ? (
        <Comparison key={`${a} ${b} ${draft}`} a={a} b={b} draft={draft} />
      ) : (
        <>
          <Title order={1}>{say('title')}</Title>
          <Text>{say('choose')}</Text>
          <ChooseVersions a={a} b={b} program={undefined} />
        </>
      )}
    </Stack>
  );
}

function Comparison(compared: Compared) {
  const say = useWords(compareWords);
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/compare' });
  const { data: who } = useQuery(me);
  const found = useQuery(difference(compared));
  const job = useJob(search.job);
  const told = attributionIn(job.data?.result);
  const effectOf = useMemo(() => (told ? effectsOf(told) : undefined), [told]);
  const mayCount = hasRole(who, 'programDesigner', 'approver', 'channelManager');
  if (found.error) {
    return (
      <>
        <Title order={1}>{say('title')}</Title>
        <Failure error={found.error} retry={() => void found.refetch()} />
      </>
    );
  }
  if (!found.data) return <Skeleton height={240} />;
  const { from, to, changes } = found.data;
  const name = ({ title, version }: typeof from) => `${title} ${version}`;
  const begun = (id: string) => void navigate({ to: '/compare', search: { ...search, job: id }, replace: true });
  return (
    <>
      <Title order={1}>{say('titleOf', { from: name(from), to: name(to) })}</Title>
      {compared.draft === undefined && <ChooseVersions a={compared.a} b={compared.b} program={to.program} />}
      {compared.draft !== undefined && (
        <Anchor renderRoot={(props) => <Link {...props} to="/drafts/$draft" params={{ draft: compared.draft ?? '' }} />}>
          {say('draftOf', { title: to.title })}
        </Anchor>
      )}
      <Title order={2} size="h4">
        {say('changes')}
      </Title>
      {mayCount && changes.length > 0 && <CountEffects program={to.program} compared={compared} job={job.data} begun={begun} />}
      <SemanticDiff changes={changes} effectOf={effectOf} />
      {compared.draft === undefined && (
        <Anchor
          renderRoot={(props) => (
            <Link {...props} to="/reports" search={{ program: to.program, baseline: from.hash, candidate: to.hash }} />
          )}
        >
          {say('toReport')}
        </Anchor>
      )}
      <TextDiff {...compared} />
    </>
  );
}
