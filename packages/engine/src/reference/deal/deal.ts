import type { CountedRecord, FactSet, FactValue } from '@tierwright/facts';
import type { Condition, Then, ValueType } from '@tierwright/program';
import type { DealDecision } from '../../decision/decision.ts';
import type { BenefitDecided } from '../benefits/benefits.ts';
import type { BuiltIns } from '../benefits/holder.ts';
import type { StackDecided } from '../benefits/stacking.ts';
import type { Context } from '../context.ts';
import { givenValue } from '../partner-built-ins.ts';
import type { Reading } from '../reading.ts';
import type { Session } from '../session.ts';
import type { Dates } from '../state/replay.ts';
import type { TrackDecided } from '../tracks.ts';
import { typeOfValue } from '../value-type.ts';
import { bandOf, bandsOfLines } from './bands.ts';
import { conflictsOf, type Hit, strictestHits } from './conflicts.ts';
import { priceOf } from './price.ts';
import { protectedUntil } from './protection.ts';
import { type RuleOutcome, ruleThatHolds } from './rules.ts';

const ACTIVE: Condition = { all: [{ fact: 'partner.status', operator: 'equal', value: 'active' }] };
const REVIEW = 'review';
const ONE_PLACE: readonly number[] = [100];

/** The lines of the deal. */
export type Lines = readonly CountedRecord[];

/** ENG-R1: whether there is a deal to decide. */
export const hasDeal = (session: Session, facts: FactSet): boolean =>
  session.program.dealRegistration !== undefined && [...facts.given].some((id) => id.startsWith('deal.'));

/** ENG-R7: the deal's bands and its only band. */
async function bandsOfDeal(
  session: Session,
  lines: Lines,
  context: Context,
): Promise<{ band: string | null; bands: readonly string[] | null }> {
  const { bands, form } = session.program.dealRegistration ?? {};
  if (!bands) return { band: null, bands: null };
  const { currency } = session.program;
  if (!bands.of.startsWith('line.')) {
    const band = bandOf(bands.list, await session.read(bands.of, context), currency);
    return { band, bands: band === null ? null : [band] };
  }
  const field = bands.of.slice('line.'.length);
  const declared = form?.find(({ type }) => type === 'lines')?.of?.find(({ id }) => id === field)?.type;
  const type: ValueType = declared === 'money' ? 'money' : 'number';
  const found = bandsOfLines(
    bands.list,
    lines.map((line) => line.field(field)),
    type,
    currency,
  );
  return { band: found?.length === 1 ? (found[0] ?? null) : null, bands: found };
}

/** What conditions of a deal read besides facts: the deal, its conflicts, the partner's standing. */
async function dealContext(
  session: Session,
  lines: Lines,
  facts: FactSet,
  first: TrackDecided | undefined,
  dates: Dates,
  partner: BuiltIns,
) {
  const given = (id: string): Reading => ({ type: typeOfValue(session.program, id).type, value: givenValue(facts, id) });
  const submittedOn = givenValue(facts, 'deal.submittedOn');
  const builtIns = new Map(partner);
  const add = (id: string, value: FactValue) => {
    builtIns.set(id, facts.given.has(id) ? given(id) : { type: typeOfValue(session.program, id).type, value });
  };
  add('deal.model', givenValue(facts, 'deal.distributor') === null ? 'oneTier' : 'twoTier');
  for (const [check, conflict] of conflictsOf(facts)) builtIns.set(`conflict.${check}`, { type: 'enum', value: conflict });
  const context: Context = {
    day: dates.asOf,
    parametersAsOf: typeof submittedOn === 'string' ? submittedOn : dates.parametersAsOf,
    track: first?.track.id ?? null,
    tier: first?.headline.tier ?? null,
    group: null,
    inner: [],
    band: null,
    builtIns,
  };
  const { band, bands } = await bandsOfDeal(session, lines, context);
  add('deal.band', band);
  add('deal.bands', bands);
  const inForce = builtIns.get('deal.band')?.value;
  return {
    context: { ...context, band: typeof inForce === 'string' ? inForce : null },
    submittedOn: typeof submittedOn === 'string' ? submittedOn : null,
  };
}

interface Outcome {
  by: string;
  title?: string;
  then: Then;
  chains: string[];
}
const refused = (by: string, title?: string): Outcome => ({ by, ...(title !== undefined && { title }), then: 'reject', chains: [] });

/** ENG-R4, ENG-R6: who is asked, in order, and by what. */
function outcomeOf(session: Session, facts: FactSet, hits: readonly Hit[], rule: RuleOutcome): Outcome {
  if (rule.then === 'reject') return refused(rule.by, rule.title);
  const { distribution, conflicts } = session.program.dealRegistration ?? {};
  const confirm = givenValue(facts, 'deal.distributor') === null ? undefined : distribution?.confirm;
  const asked = [
    ...(confirm === undefined ? [] : [{ chain: confirm, by: 'distribution', title: undefined }]),
    ...hits
      .filter(({ then }) => then === 'adjudicate')
      .map(({ check }) => ({ chain: check.by ?? conflicts?.adjudication ?? REVIEW, by: `conflict.${check.on}`, title: check.title })),
    ...(typeof rule.then === 'object' ? [{ chain: rule.then.route, by: rule.by, title: rule.title }] : []),
  ];
  const chains = [...new Set(asked.map(({ chain }) => chain))];
  const [first = { by: rule.by, title: rule.title, chain: undefined }] = asked;
  return {
    by: first.by,
    ...(first.title !== undefined && { title: first.title }),
    then: first.chain === undefined ? rule.then : { route: first.chain },
    chains,
  };
}

/** ENG-R1 to ENG-R11. */
export async function decideDeal(
  session: Session,
  lines: Lines,
  decided: readonly TrackDecided[],
  benefits: readonly BenefitDecided[],
  stacks: readonly StackDecided[],
  dates: Dates,
  partner: BuiltIns,
): Promise<DealDecision> {
  const registration = session.program.dealRegistration;
  if (!registration) throw new Error('The document has no deal registration');
  const facts = await session.factsOn(dates.asOf);
  const { context, submittedOn } = await dealContext(session, lines, facts, decided[0], dates, partner);
  const eligible = (await session.evaluate(registration.eligible ?? ACTIVE, context)).status;
  const hits = await strictestHits(session, facts, context);
  const [hit] = hits;
  const given = givenValue(facts, 'deal.place');
  const place = typeof given === 'number' ? given : hit?.then === 'nextPlace' && eligible === 'met' ? 2 : 1;
  // A place that was given as unknown has no share; the deal goes its way as the first, and rules read that.
  const known = given === null && facts.given.has('deal.place') ? null : place;
  const placed = { ...context, builtIns: new Map(context.builtIns).set('deal.place', { type: 'integer', value: place }) };
  const decide = async (): Promise<Outcome> => {
    if (eligible !== 'met') return refused(eligible === 'unknown' ? 'couldNotCheck' : 'notEligible');
    const { places = ONE_PLACE, checks = [] } = registration.conflicts ?? {};
    if (hit?.then === 'reject') return refused(`conflict.${hit.check.on}`, hit.check.title);
    if (place > places.length) {
      // A place that was given and is beyond: another partner's registration stands there.
      const on = hit?.then === 'nextPlace' ? hit.check.on : 'otherPartner';
      return refused(`conflict.${on}`, checks.find((check) => check.on === on)?.title);
    }
    return outcomeOf(session, facts, hits, await ruleThatHolds(session, registration.rules, placed));
  };
  const { by, title, then, chains } = await decide();
  const price = await priceOf(session, known, benefits, stacks, placed);
  return {
    then,
    by,
    ...(title !== undefined && { title }),
    chains,
    place,
    ...(registration.bands && { band: context.band }),
    ...price,
    protectedUntil: then === 'reject' ? null : await protectedUntil(session, submittedOn, placed),
  };
}
