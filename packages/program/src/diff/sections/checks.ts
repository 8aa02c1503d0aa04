import type { Invariant, Limit } from '../../invariants/schema.ts';
import type { ProgramTest } from '../../tests/schema.ts';
import { same } from '../content.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { type AnyShape, diffFields, type Fields } from '../fields/field.ts';
import { byContent } from '../fields/match.ts';
import { named, plain, valueNamed } from '../fields/values.ts';
import { worded } from '../fields/worded.ts';
import { nameOf, valueName } from '../names.ts';
import { say } from '../place.ts';
import type { Side } from '../side.ts';
import { joined, quoted } from '../words/join.ts';
import { numberInWords } from '../words/numbers.ts';
import { termInWords } from '../words/terms.ts';

type Kind = Invariant['kind'];

const kinds: Record<Kind, string> = {
  nested: 'a higher tier includes the lower ones',
  reachable: 'every tier can be reached',
  monotone: 'more never costs a tier',
  decides: 'every case is decided',
  steps: 'every step can be reached and ends',
  neverApproves: 'never approved without a person',
  answersWithin: 'answered in time',
  discount: 'the discount stays within its limit',
};

const sectionWords: Record<string, string> = { dealRegistration: 'deal registration' };

function invariantName(invariant: Invariant, side: Side): string {
  if ('fact' in invariant) return `${quoted(kinds[invariant.kind])} for ${valueName(side, invariant.fact)}`;
  if ('section' in invariant) return `${quoted(kinds[invariant.kind])} for ${sectionWords[invariant.section] ?? invariant.section}`;
  return invariant.track === undefined
    ? quoted(kinds[invariant.kind])
    : `${quoted(kinds[invariant.kind])} for ${nameOf(side, 'track', invariant.track)}`;
}

const invariantFields: Fields<AnyShape<Invariant>> = {
  kind: worded<Kind>('', (kind) => kinds[kind]),
  track: named('track', 'track', 'every track'),
  fact: valueNamed('fact'),
  section: plain('section'),
  when: condition('its condition'),
  atMost: worded<NonNullable<Extract<Invariant, { section: string }>['atMost']>>('at most', (bound) =>
    typeof bound === 'number' ? numberInWords(bound) : termInWords(bound),
  ),
};

export const invariants = entries<Invariant>({
  noun: 'invariant',
  keys: [
    byContent,
    (invariant) =>
      byContent([
        invariant.kind,
        'section' in invariant ? invariant.section : null,
        'track' in invariant ? (invariant.track ?? null) : null,
      ]),
    (invariant) => invariant.kind,
  ],
  order: 'free',
  name: invariantName,
  diff: (before, after, place) => diffFields<AnyShape<Invariant>>(invariantFields, before, after, place),
});

const measures: Record<Limit['measure'], string> = {
  demotedWithoutGracePercent: 'partners demoted without time to recover, in percent',
  benefitCostRisePercent: 'rise of the cost of benefits, in percent',
  runningDealsChanged: 'running deals changed',
  noticesPerDay: 'notices a day',
};

const limitFields: Fields<Limit> = {
  measure: worded<Limit['measure']>('measure', (measure) => measures[measure]),
  atMost: worded<number>('at most', numberInWords),
};

export const limits = entries<Limit>({
  noun: 'limit',
  keys: [(limit) => limit.measure],
  order: 'free',
  name: (limit) => quoted(measures[limit.measure]),
  details: (limit) => [`at most ${numberInWords(limit.atMost)}`],
  diff: (before, after, place) => diffFields(limitFields, before, after, place),
});

const testWords: { readonly [K in keyof ProgramTest]-?: string } = {
  name: 'name',
  why: 'reason',
  note: 'note',
  asOf: 'date',
  attributes: 'attributes',
  records: 'records',
  facts: 'facts',
  set: 'fixed parameters',
  loaded: 'watermarks',
  family: 'family',
  previous: 'state before',
  timeline: 'timeline',
  expect: 'expectation',
  instead: 'boundary cases',
};

export const tests = entries<ProgramTest>({
  noun: 'test',
  keys: [(test) => test.name, byContent],
  order: 'free',
  name: (test) => quoted(test.name),
  diff(before, after, place) {
    const changed = (Object.keys(testWords) as (keyof ProgramTest)[]).filter((key) => !same(before[key], after[key]));
    say(place, `changes in its ${joined(changed.map((key) => testWords[key]))}`, { before, after });
  },
});
