import { type DecideOptions, type Decision, decide, ENGINE_VERSION, explain } from '@tierwright/engine';
import type { PartnerData } from '@tierwright/facts';
import type { LifecycleProgram } from '@tierwright/lifecycle';
import type { Problem } from '@tierwright/program';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { reading } from '../partners/reading.ts';
import type { Caller } from '../rights/caller.ts';
import { mayTouch, type Reach } from '../rights/reach.ts';
import { type DaysAsked, daysOf, loadPartners, partnerUnder } from './asked-partners.ts';
import { breathe } from './breathe.ts';
import { chosenVersion, type VersionAsked } from './chosen-version.ts';
import { ASK_RIGHTS } from './decision-rights.ts';
import { type DecideAsked, MOST_EXPLAINED } from './question-shapes.ts';

/** A partner that is asked about: its id, and its file where there is one. */
interface AskedPartner {
  readonly partner: string;
  readonly file: PartnerData | undefined;
}

/** A question made ready: which version, which days, whom. */
export interface Opened {
  readonly version: LifecycleProgram;
  readonly days: Pick<DecideOptions, 'asOf' | 'parametersAsOf' | 'asKnownOn'>;
  readonly asked: readonly AskedPartner[];
  readonly extra: 'refuse' | 'ignore';
}

interface Asked extends VersionAsked, DaysAsked {
  readonly partners?: readonly string[];
  readonly given?: readonly PartnerData[];
  readonly extra?: 'refuse' | 'ignore';
}

/** What every answer about partners begins with. */
export interface AnswerHead {
  readonly version: { readonly program: string; readonly version: string; readonly hash: string };
  readonly engineVersion: string;
  readonly asOf: string;
}

export const headOf = ({ version: { program, hash }, days: { asOf } }: Opened): AnswerHead => ({
  version: { program: program.program, version: program.version, hash },
  engineVersion: ENGINE_VERSION,
  asOf,
});

/** Reads what a question about partners needs. Afterwards nothing of the store is held. */
export function opened(service: Service, caller: Caller, question: Asked): Promise<Answer<Opened>> {
  return reading<Opened>(service, ASK_RIGHTS, caller, async (tx, reach) => {
    const { partners, given, extra = 'refuse' } = question;
    if ((partners === undefined) === (given === undefined)) {
      return refuse('CMD503', 'Whom is it about?', { expected: 'either `partners` or `given`' });
    }
    const chosen = await chosenVersion(service, tx, question, reach);
    if (!chosen.ok) return chosen;
    const { version } = chosen;
    const days = daysOf(version, service.clock(), question);
    if (given) {
      const asked = given.map((file, index) => ({ partner: typeof file.id === 'string' ? file.id : `#${index + 1}`, file }));
      return { ok: true, status: 200, body: { version, days, asked, extra } };
    }
    const ids = partners ?? [];
    const loaded = await loadPartners(tx, [version], within(reach, ids), days.asKnownOn);
    const asked = ids.map((partner) => ({ partner, file: partnerUnder(version, loaded, partner, days.asOf) }));
    return { ok: true, status: 200, body: { version, days, asked, extra: 'ignore' } };
  });
}

const within = (reach: Reach, ids: readonly string[]) => ids.filter((partner) => mayTouch(reach, { partner }));

export const noSuchPartner = (partner: string): Problem => ({
  code: 'CMD102',
  severity: 'error',
  pointer: '',
  value: partner,
  message: `There is no partner ${partner}.`,
});

type Show = NonNullable<DecideAsked['show']>;

/** One partner's answer; `problems` are warnings where it was decided. */
export interface PartnerDecided {
  readonly partner: string;
  readonly ok: boolean;
  readonly tracks?: readonly object[];
  readonly decision?: Decision;
  readonly explanation?: object;
  readonly problems?: readonly Problem[];
}

const withProblems = (problems: readonly Problem[]) => (problems.length === 0 ? {} : { problems });

function shown({ compiled: { program } }: LifecycleProgram, decision: Decision, file: PartnerData, show: Show) {
  if (show === 'tiers') {
    return {
      tracks: decision.tracks.map(({ track, group, tier, qualified, state }) => ({
        track,
        ...(group === undefined ? {} : { group }),
        tier,
        qualified,
        state,
      })),
    };
  }
  if (show !== 'explanation') return { decision };
  const { trace: _, ...rest } = decision;
  const named = typeof file.title === 'string' ? { partnerTitle: file.title } : {};
  return { decision: rest, explanation: explain(decision, program, named) };
}

/** Answers that are handed on at once: what is written out early need not be held. */
const PAGE = 100;

/**
 * Decides partners that are kept, or facts that are given; one answer each in the order asked, page by page as they are
 * decided. None of them is kept.
 */
export async function decidePartners(
  service: Service,
  caller: Caller,
  question: DecideAsked,
): Promise<Answer<AnswerHead & { readonly pages: AsyncIterable<readonly PartnerDecided[]> }>> {
  const { show = 'decision', given = [] } = question;
  const isLong = show === 'trace' || show === 'explanation';
  if (isLong && given.length > MOST_EXPLAINED) {
    return refuse('CMD503', 'That is more than one answer takes.', {
      pointer: '/given',
      value: given.length,
      expected: `at most ${MOST_EXPLAINED} with \`show: ${show}\``,
    });
  }
  const open = await opened(service, caller, question);
  if (!open.ok) return open;
  return { ok: true, status: 200, body: { ...headOf(open.body), pages: pagesOf(open.body, show) } };
}

async function* pagesOf({ version, days, asked, extra }: Opened, show: Show): AsyncGenerator<readonly PartnerDecided[]> {
  const options: DecideOptions = { ...days, extra, trace: show === 'trace' || show === 'explanation' };
  const pause = breathe();
  let page: PartnerDecided[] = [];
  for (const { partner, file } of asked) {
    page.push(file ? answerFor(version, { partner, file }, options, show) : { partner, ok: false, problems: [noSuchPartner(partner)] });
    const turn = pause();
    if (turn) await turn;
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  yield page;
}

function answerFor(
  version: LifecycleProgram,
  { partner, file }: { partner: string; file: PartnerData },
  options: DecideOptions,
  show: Show,
): PartnerDecided {
  const outcome = decide(version.compiled, file, options);
  if (!outcome.ok) return { partner, ok: false, problems: outcome.problems };
  return { partner, ok: true, ...shown(version, outcome.value, file, show), ...withProblems(outcome.problems) };
}
