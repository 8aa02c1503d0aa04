import type { Program, Window } from '@tierwright/program';
import { dateInWords, lastDayBefore } from '../explain/dates-in-words.ts';
import { listed, named } from '../explain/listed.ts';
import { valueInWords } from '../explain/words.ts';
import type { LapseReason, TierLapse, ValueChange } from './lapse.ts';

type Unsaid = Omit<TierLapse, 'sentence'>;

/** Ids told before the rest is only counted. */
const MOST_IDS = 5;

function sourceOf(program: Program, fact: string): { kind: string; windows: readonly Window[] } | undefined {
  const from = program.facts?.[fact]?.from;
  if (!from) return undefined;
  const own = from.window === undefined ? [] : Array.isArray(from.window) ? from.window : [from.window];
  if (!('within' in from)) return { kind: from.record, windows: own };
  const outer = sourceOf(program, from.within);
  return outer && { kind: outer.kind, windows: [...outer.windows, ...own] };
}

/** A kind of records as a noun: `2 certificates`; a title of several words stays as it is. */
function recordsInWords(program: Program, kind: string, count: number): string {
  const title = program.records?.[kind]?.title ?? kind;
  if (!/^\p{Lu}?\p{Ll}+$/u.test(title)) return `${count} × “${title}”`;
  const noun = title.toLowerCase();
  if (count === 1) return `1 ${noun}`;
  const plural = /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${plural}`;
}

const idsInWords = (ids: readonly string[]): string =>
  ids.length <= MOST_IDS ? listed(ids) : `${ids.slice(0, MOST_IDS).join(', ')} and ${ids.length - MOST_IDS} more`;

/** `2 certificates expire (c-1 and c-2)`, `1 deal leaves the window (d-7)`; `by then` where some of them go before. */
function recordsThatLeave(program: Program, { fact, group, title, left, last }: ValueChange, needsTitle: boolean): string[] {
  const source = sourceOf(program, fact);
  // What leaves the year before makes no value of this year smaller.
  if (!source || left.length === 0 || source.windows.some(({ ago }) => ago !== undefined)) return [];
  const one = left.length === 1;
  const ends = source.windows.some(({ span }) => span !== undefined);
  const verb = ends ? (one ? 'expires' : 'expire') : one ? 'leaves the window' : 'leave the window';
  const earlier = left.length > last.length ? ' by then' : '';
  const of = needsTitle ? ` of ${named(title)}${group === undefined ? '' : ` in ${group}`}` : '';
  return [`${recordsInWords(program, source.kind, left.length)} ${verb}${of}${earlier} (${idsInWords(left)})`];
}

function thresholds(program: Program, { parameters }: LapseReason): string[] {
  return parameters.map(({ parameter, title, from, to }) => {
    const told = (value: typeof to) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? 'other amounts'
        : valueInWords(program, parameter, value as null);
    return `${title}: ${told(to)} instead of ${told(from)}`;
  });
}

/** Why: records that go, thresholds that change, and what is then measured. */
function reasonsInWords(program: Program, reasons: readonly LapseReason[]): string {
  const changes = [
    ...new Map(reasons.flatMap(({ facts }) => facts.map((change) => [`${change.fact} ${change.group}`, change] as const))).values(),
  ];
  const kindOf = ({ fact }: ValueChange) => sourceOf(program, fact)?.kind;
  const isShared = (change: ValueChange) =>
    changes.some((other) => other !== change && other.left.length > 0 && kindOf(other) === kindOf(change));
  const causes = [
    ...changes.flatMap((change) => recordsThatLeave(program, change, isShared(change))),
    ...reasons.flatMap((reason) => thresholds(program, reason)),
  ];
  return [...new Set([...causes, ...reasons.map(({ sentence }) => sentence)])].join('; ');
}

const tierIn = ({ tierTitle, group }: Unsaid): string => (group === undefined ? tierTitle : `${tierTitle} in ${group}`);

/** What becomes of a tier (ENG-V6): `Gold lapses on 14 March 2027: 2 certificates expire (c-1 and c-2); …`. */
export function lapseSentence(program: Program, lapse: Unsaid, through: string): string {
  const { unmetOn, lostOn, atRiskOn, isMet, leavesTrack, becomes, state, trackTitle } = lapse;
  const tier = tierIn(lapse);
  const end = dateInWords(through);
  const next = becomesInWords(program, lapse);
  const why = reasonsInWords(program, lapse.reasons);
  const because = why === '' ? '' : `: ${why}`;
  const risk = atRiskOn === null ? '' : ` It is at risk from ${dateInWords(atRiskOn)}.`;
  if (leavesTrack && lostOn !== null)
    return `${tier} ends on ${dateInWords(lostOn)}, when the track ${trackTitle} no longer applies${because}.`;
  if (unmetOn === null && isMet) {
    return lostOn === null
      ? `${tier} is kept through ${end} if nothing else changes.`
      : `${tier} is lost on ${dateInWords(lostOn)} although it is met.${next}`;
  }
  if (!isMet) {
    const now = state === 'atRisk' ? `${tier} is at risk` : `${tier} is held, but not met`;
    void becomes;
    return lostOn === null
      ? `${now}; it is not lost through ${end} if nothing else changes.`
      : `${now}, and lapses on ${dateInWords(lostOn)}: its last day is ${lastDayBefore(lostOn)}.${next}`;
  }
  if (lostOn === unmetOn) return `${tier} lapses on ${dateInWords(unmetOn ?? '')}${because}.${next}`;
  const unmet = `${tier} is no longer met from ${dateInWords(unmetOn ?? '')}${because}.`;
  return lostOn === null
    ? `${unmet}${risk} It is held through ${end} all the same.`
    : `${tier} lapses on ${dateInWords(lostOn)}; it is no longer met from ${dateInWords(unmetOn ?? '')}${because}.${risk}${next}`;
}

/** What follows: the tier that is held then. */
function becomesInWords(program: Program, { track, becomes, lostOn }: Unsaid): string {
  if (lostOn === null) return '';
  const title = program.tracks?.find(({ id }) => id === track)?.tiers.find(({ id }) => id === becomes)?.title;
  return title === undefined ? ' No tier is left then.' : ` ${title} is held then.`;
}
