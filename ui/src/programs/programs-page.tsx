import { Button, Group, Skeleton, Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Failure } from '../app/failure.tsx';
import { me, openDrafts, programs, reviews } from '../service/queries.ts';
import { seesDrafts, seesPrograms, writesDrafts } from '../service/roles.ts';
import { useWords } from '../words/use-words.ts';
import { NewProgramDialog } from './begin/new-program-dialog.tsx';
import type { Way } from './begin/ways.ts';
import { DraftsTable } from './list/drafts-table.tsx';
import { EmptyPrograms } from './list/empty-programs.tsx';
import { ProgramRow } from './list/program-row.tsx';
import { NotForPartner } from './shown/not-for-partner.tsx';
import { programsOf } from './standing/standing.ts';
import { programWords } from './words.ts';

/** Every program with its state, dates and who acts next, and the drafts that somebody works on. */
export function ProgramsPage() {
  const say = useWords(programWords);
  const navigate = useNavigate();
  const { begin } = useSearch({ from: '/signed-in/' });
  const { data: who } = useQuery(me);
  const [mayRead, mayReadDrafts, mayBegin] = [seesPrograms(who), seesDrafts(who), writesDrafts(who)];
  const known = useQuery({ ...programs, enabled: mayRead });
  const drafts = useQuery({ ...openDrafts, enabled: mayReadDrafts });
  const asked = useQuery({ ...reviews, enabled: mayReadDrafts });
  const show = (way: Way | undefined) => void navigate({ to: '/', search: way ? { begin: way } : {}, replace: true });
  if (!mayRead) return <NotForPartner />;
  for (const { error, refetch } of [known, drafts, asked]) if (error) return <Failure error={error} retry={() => void refetch()} />;
  const isPending = known.isPending || (mayReadDrafts && drafts.isPending);
  const all = programsOf(known.data ?? [], drafts.data ?? []);
  const worked = (drafts.data ?? []).filter(({ state }) => state === 'open' || state === 'inReview');
  const kept = new Set(known.data?.map(({ id }) => id));
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1}>{say('title')}</Title>
        {mayBegin && <Button onClick={() => show('blank')}>{say('newProgram')}</Button>}
      </Group>
      {isPending && <Skeleton height={120} />}
      {!isPending && all.length === 0 && worked.length === 0 && <EmptyPrograms mayBegin={mayBegin} />}
      {all.length > 0 && (
        <Table aria-label={say('title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say('program')}</Table.Th>
              <Table.Th>{say('state')}</Table.Th>
              <Table.Th>{say('nextDate')}</Table.Th>
              <Table.Th>{say('actsNext')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {all.map((program) => (
              <ProgramRow
                key={program.id}
                program={program}
                isKept={kept.has(program.id)}
                drafts={drafts.data ?? []}
                reviews={asked.data ?? []}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {worked.length > 0 && (
        <>
          <Title order={2} size="h3">
            {say('drafts')}
          </Title>
          <DraftsTable drafts={worked} />
        </>
      )}
      {begin && mayBegin && <NewProgramDialog way={begin} choose={show} close={() => show(undefined)} />}
    </Stack>
  );
}
