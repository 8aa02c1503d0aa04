import { listed } from '@tierwright/engine';
import {
  calendarFor,
  type Deal,
  type DealFacts,
  dealForm,
  type Examination,
  examine,
  type Instant,
  type LifecycleProgram,
  protectionFromNow,
  type Terms,
  type WorkCalendar,
} from '@tierwright/lifecycle';
import { type Asked, routeFacets, stepDueFacets } from './chain-facets.ts';
import type { Facet, Outlook } from './facet.ts';
import { endWords, percentWords } from './words.ts';

/** Deadlines of a deal that people know, by the ids of their timers. */
const DEADLINES: Readonly<Record<string, string>> = {
  decision: 'Decided by',
  lapse: 'Lapses without a decision',
  answer: 'The partner answers by',
  inactive: 'Protection is cut without activity',
  progress: 'The next report is due',
};

/** Stages in which the partner still fills in the form. */
const WITH_PARTNER: readonly Deal['state'][] = ['draft', 'returned', 'recalled'];
/** Stages in which rules say what would become of it: as it stands, or if it were submitted again as it stands. */
const UNDECIDED: readonly Deal['state'][] = ['pending', 'returned', 'recalled'];

function termsFacets(program: LifecycleProgram, { band, percent, place }: Pick<Terms, 'band' | 'percent' | 'place'>): Facet[] {
  const bands = program.program.dealRegistration?.bands?.list ?? [];
  return [
    { aspect: 'band', title: 'Band', value: band, words: bands.find(({ id }) => id === band)?.title ?? band ?? 'none' },
    { aspect: 'discount', title: 'Benefit of the registration', value: percent, words: percentWords(percent) },
    { aspect: 'place', title: 'Place', value: place, words: String(place) },
  ];
}

/** What becomes of it if nobody has to be asked, or what stands in its way. */
function rulingFacet({ refusals, waitsFor, chains, rule }: Examination): Facet {
  const title = 'What the rules say';
  if (refusals.length > 0) {
    const why = refusals.map((reason) => reason.title ?? reason.by);
    return { aspect: 'ruling', title, value: ['reject', ...refusals.map(({ by }) => by)], words: `refused (${listed(why)})` };
  }
  if (waitsFor.length > 0) return { aspect: 'ruling', title, value: ['wait', ...waitsFor], words: `it waits for ${listed([...waitsFor])}` };
  const by = rule.title ?? rule.by;
  if (chains.length === 0) return { aspect: 'ruling', title, value: ['approve', rule.by], words: `approved by rule (${by})` };
  const asked = chains.map(({ about, title: its }) => its ?? about);
  return { aspect: 'ruling', title, value: ['ask', ...chains.map(({ about }) => about)], words: `somebody is asked (${listed(asked)})` };
}

/** What a running chain is followed by: what the rules ask besides. */
function askedOf({ asking, chains }: Deal, found: Examination | undefined): Asked[] {
  const runs = chains.filter(({ state }) => state === 'running');
  const current = runs.find(({ id }) => id === asking?.chain);
  const others = runs.filter((run) => run !== current).map((run) => ({ chain: run.chain, run }));
  const next = (found?.chains ?? []).filter(({ chain }) => chain !== current?.chain).map(({ chain }) => ({ chain }));
  return [...(current ? [{ chain: current.chain, run: current }] : []), ...next, ...others];
}

function deadlines({ timers }: Deal, calendar: WorkCalendar): Facet[] {
  return timers.flatMap(({ id, at }): Facet[] => {
    const title = DEADLINES[id];
    return title === undefined ? [] : [{ aspect: 'due', about: id, title, value: at, words: endWords(at, calendar) }];
  });
}

function formFacets(program: LifecycleProgram): Facet[] {
  return dealForm(program.program).map(({ id, title, required = true }) => ({
    aspect: 'field',
    about: id,
    title: `Field “${title}”`,
    value: { required },
    words: required ? 'has to be filled in' : 'may be left empty',
  }));
}

/** Checks whose source is not loaded, or whose other side is not known (D8). */
const unknownOf = ({ conflicts, rule, terms }: Examination): string[] => [
  ...new Set([
    ...conflicts.flatMap(({ check, opposing }) =>
      opposing === null ? [`It is not known whether this holds: ${check.title ?? check.on}.`] : [],
    ),
    ...(rule.by === 'couldNotCheck' ? ['It is not known which rule decides.'] : []),
    ...(terms.percent === null ? ['It is not known what benefit the registration gives.'] : []),
  ]),
];

/** SIM-F3: a registration as it stands under a version at an instant. What is not decided is told as it would be if it were decided then. */
export function dealOutlook(program: LifecycleProgram, deal: Deal, at: Instant, facts: DealFacts): Outlook {
  const calendar = calendarFor(program, deal.partner, at, facts);
  const stage: Facet = { aspect: 'stage', title: 'Stage', value: deal.state, words: deal.state };
  const form = WITH_PARTNER.includes(deal.state) ? formFacets(program) : [];
  const found = UNDECIDED.includes(deal.state) ? examine(program, decidable(deal), at, facts) : undefined;
  const terms = found?.terms ?? deal.terms;
  const protection = found ? protectionFor(program, deal, { found, at, calendar }) : deal.protection;
  const until = protection?.until ?? null;
  const facets: Facet[] = [
    stage,
    ...(found ? [rulingFacet(found)] : []),
    ...(found || deal.state === 'approved' ? routeFacets(program, askedOf(deal, found)) : []),
    ...(terms ? termsFacets(program, terms) : []),
    ...(protection ? [{ aspect: 'protection', title: 'Protected through', value: until, words: endWords(until, calendar) } as const] : []),
    ...deadlines(deal, calendar),
    ...stepDueFacets(program, deal.chains, (end) => endWords(end, calendar)),
    ...form,
  ];
  const unknown = found ? unknownOf(found) : [];
  if (protection && until === null) unknown.push('It is not known how long protection runs.');
  return { facets, unknown };
}

/** What is with the partner is looked at as if it were submitted again as it stands: chains are asked anew. */
const decidable = (deal: Deal): Deal => (deal.state === 'pending' ? deal : { ...deal, passed: [], terms: null });

function protectionFor(
  program: LifecycleProgram,
  { state, submittedAt }: Deal,
  { found, at, calendar }: { readonly found: Examination; readonly at: Instant; readonly calendar: WorkCalendar },
) {
  const registration = program.program.dealRegistration;
  if (!registration) return null;
  const from = state === 'pending' ? submittedAt : at;
  return protectionFromNow(from, { registration, reading: found.reading, calendar, now: at });
}
