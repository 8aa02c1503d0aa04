import { type Lapse, lapse, type Path, pathTo } from '@tierwright/engine';
import type { Problem } from '@tierwright/program';
import type { Answer } from '../command/answer.ts';
import type { Service } from '../command/command.ts';
import type { Caller } from '../rights/caller.ts';
import { breathe } from './breathe.ts';
import { type AnswerHead, headOf, noSuchPartner, opened } from './decide-partners.ts';
import type { LapseAsked, PathAsked } from './question-shapes.ts';

interface PartnerAnswered {
  readonly partner: string;
  readonly ok: boolean;
  readonly paths?: readonly Path[];
  readonly lapse?: Lapse;
  readonly problems?: readonly Problem[];
}
type Answers = AnswerHead & { readonly results: readonly PartnerAnswered[] };

const withProblems = (problems: readonly Problem[]) => (problems.length === 0 ? {} : { problems });

/** What it takes each partner to reach a tier. */
export async function pathsOf(service: Service, caller: Caller, question: PathAsked): Promise<Answer<Answers>> {
  const open = await opened(service, caller, question);
  if (!open.ok) return open;
  const { version, days, asked, extra } = open.body;
  const { to, track, group } = question;
  const about = { ...days, to, ...(track === undefined ? {} : { track }), ...(group === undefined ? {} : { group }), extra };
  const results: PartnerAnswered[] = [];
  const pause = breathe();
  for (const { partner, file } of asked) {
    const outcome = file ? await pathTo(version.compiled, file, about) : { ok: false as const, problems: [noSuchPartner(partner)] };
    results.push(
      outcome.ok
        ? { partner, ok: true, paths: outcome.value, ...withProblems(outcome.problems) }
        : { partner, ok: false, problems: outcome.problems },
    );
    await pause();
  }
  return { ok: true, status: 200, body: { ...headOf(open.body), results } };
}

/** When each partner loses the tiers that it holds, with nothing else changing. */
export async function lapsesOf(service: Service, caller: Caller, question: LapseAsked): Promise<Answer<Answers>> {
  const open = await opened(service, caller, question);
  if (!open.ok) return open;
  const { version, days, asked, extra } = open.body;
  const { parametersAsOf: _, ...ofLapse } = days;
  const about = { ...ofLapse, ...(question.horizon === undefined ? {} : { horizon: question.horizon }), extra };
  const results: PartnerAnswered[] = [];
  const pause = breathe();
  for (const { partner, file } of asked) {
    const outcome = file ? await lapse(version.compiled, file, about) : { ok: false as const, problems: [noSuchPartner(partner)] };
    results.push(
      outcome.ok
        ? { partner, ok: true, lapse: outcome.value, ...withProblems(outcome.problems) }
        : { partner, ok: false, problems: outcome.problems },
    );
    await pause();
  }
  return { ok: true, status: 200, body: { ...headOf(open.body), results } };
}
