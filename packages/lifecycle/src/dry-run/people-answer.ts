import type { ChainRun } from '../approvals/chain-run.ts';
import { eligibleDeciders } from '../approvals/eligible.ts';
import type { Deal } from '../deals/deal.ts';
import type { LifecycleProgram } from '../machine/lifecycle-program.ts';
import type { People } from '../machine/people.ts';
import type { Instant } from '../time/instant.ts';
import type { AnyMessage } from '../world/kinds.ts';
import type { WorldPerson } from '../world/world-people.ts';

/** How quickly people do what is asked of them: at once, in the last moment, or never. */
export const PEOPLE_ANSWERS = ['prompt', 'atDue', 'never'] as const;
export type PeopleAnswer = (typeof PEOPLE_ANSWERS)[number];

/** As many as any step needs of one role. */
function mostNeeded({ program }: LifecycleProgram): number {
  const needs = Object.values(program.approvals ?? {}).flatMap(({ steps }) =>
    steps.map(({ need }) => (typeof need === 'number' ? need : 1)),
  );
  return Math.max(1, ...needs);
}

/** Somebody for every role of the program, for the partner (who submits) and for its distributor. */
export function standInsFor(program: LifecycleProgram, partner: string, distributor: string | null): readonly WorldPerson[] {
  const roles = [...new Set(['channelManager', ...Object.keys(program.program.roles ?? {})])];
  const most = mostNeeded(program);
  const several = (id: string, more: Omit<WorldPerson, 'id'>): WorldPerson[] =>
    Array.from({ length: most }, (_, index) => ({ id: `${id}.${index + 1}`, ...more }));
  return [
    { id: 'partner', partner },
    ...several('accountManager', { looksAfter: [partner] }),
    ...roles.flatMap((role) => several(role, { roles: [role] })),
    ...(distributor === null ? [] : several('distributor', { partner: distributor })),
  ];
}

/** When an answer comes that is due at an instant: now, or the last instant before. */
const whenOf = (people: PeopleAnswer, due: Instant | null, now: Instant): Instant | undefined => {
  if (people === 'prompt') return now;
  return due === null ? undefined : Math.max(now, due - 1);
};

interface Asked {
  readonly program: LifecycleProgram;
  readonly people: People;
  readonly now: Instant;
}

/** What somebody does next about a deal, and when; nothing where nothing is asked, or nobody answers. */
export function answerFor(deal: Deal, answers: PeopleAnswer, asked: Asked): { at: Instant; message: AnyMessage } | undefined {
  if (answers === 'never') return undefined;
  const found = [...decisionsFor(deal, answers, asked), ...tasksFor(deal, answers, asked)];
  return found.reduce<(typeof found)[number] | undefined>(
    (first, one) => (first === undefined || one.at < first.at ? one : first),
    undefined,
  );
}

function decisionsFor(deal: Deal, answers: PeopleAnswer, { program, people, now }: Asked): { at: Instant; message: AnyMessage }[] {
  const host = { program, people, run: { now }, parties: partiesOf(deal) };
  const running = deal.chains.filter(({ state }: ChainRun) => state === 'running');
  return running.flatMap((chain) =>
    chain.steps.flatMap((step) => {
      const [person] = eligibleDeciders(host, chain, step);
      const at = whenOf(answers, step.due, now);
      if (!person || at === undefined) return [];
      return [{ at, message: { type: 'decide', by: person.id, chain: chain.id, step: step.id, outcome: 'approve' } }];
    }),
  );
}

function tasksFor(deal: Deal, answers: PeopleAnswer, { people, now }: Asked): { at: Instant; message: AnyMessage }[] {
  return deal.tasks.flatMap(({ id, state, due, owners }) => {
    const person = owners.flatMap((role) => people.withRole(role))[0];
    const at = whenOf(answers, due, now);
    if (state !== 'open' || !person || at === undefined) return [];
    return [{ at, message: { type: 'taskDone', by: person.id, task: id } }];
  });
}

function partiesOf({ submitter, partner, opposing, answers }: Deal) {
  const distributor = typeof answers.distributor === 'string' ? answers.distributor : null;
  return { submitter, partner, distributor, opposing: opposing.partners, owners: opposing.owners };
}
