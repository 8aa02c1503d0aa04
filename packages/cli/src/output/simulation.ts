import type { Shown } from '@tierwright/engine';
import type { Attribution, Curve, ImpactReport, MoveReason, Sought, Timeline } from '@tierwright/simulation';
import { type Static, type TSchema, Type } from 'typebox';
import { ExplanationOutput } from './explanation.ts';
import { day, hash } from './hash.ts';
import { status } from './trace.ts';

const closed = { additionalProperties: false };
const tierOrNone = Type.Union([Type.String(), Type.Null()]);
const amount = Type.Integer({ minimum: 0 });
const money = Type.Number();
const moneyOrUnknown = Type.Union([money, Type.Null()]);
const change = Type.Union([Type.Literal('lost'), Type.Literal('gained')]);
const counts = Type.Object({ before: amount, after: amount }, closed);

const leaf = Type.Object(
  {
    fact: Type.String(),
    operator: Type.String(),
    measured: Type.Unsafe<Shown>({}),
    threshold: Type.Unsafe<Shown>({}),
    of: Type.Optional(Type.String()),
    status,
    shortfall: Type.Optional(Type.Number()),
  },
  closed,
);

const reason = Type.Unsafe<MoveReason>(
  Type.Object(
    {
      because: Type.Union([Type.Literal('missed'), Type.Literal('notInTrack'), Type.Literal('noSuchTier'), Type.Literal('review')]),
      version: Type.Union([Type.Literal('baseline'), Type.Literal('candidate')], { description: 'Under which version.' }),
      tier: Type.String({ description: 'The tier lost or gained.' }),
      distance: Type.Union([Type.Number(), Type.Null()], { description: 'Share of the threshold that is missing: 0.04 is 4 %.' }),
      missed: Type.Array(
        Type.Object(
          {
            requirement: Type.String(),
            title: Type.String(),
            distance: Type.Union([Type.Number(), Type.Null()]),
            leaves: Type.Array(leaf),
          },
          closed,
        ),
      ),
    },
    { ...closed, description: 'A loss: what the candidate asks for; a gain: what the baseline asked for.' },
  ),
);

const direction = ['up', 'down', 'in', 'out', 'mixed'] as const;
const band = ['gainOver5', 'gainUnder5', 'same', 'loseUnder5', 'loseOver5', 'unknown'] as const;
/** A part that is described where it is made: packages/simulation/src/impact. */
const partOf = <Name extends keyof ImpactReport>(type: 'object' | 'array', description: string) =>
  Type.Unsafe<ImpactReport[Name]>({ type, description, ...(type === 'array' ? { items: { type: 'object' } } : {}) });
const tally = <const W extends readonly string[]>(words: W, description: string) =>
  Type.Unsafe<Record<W[number], number>>({
    type: 'object',
    required: [...words],
    properties: Object.fromEntries(words.map((word) => [word, amount])),
    ...closed,
    description,
  });

const billSide = Type.Object(
  {
    partners: amount,
    value: Type.Union([money, Type.Null()], { description: 'A year, major units; null for a benefit without amounts.' }),
  },
  closed,
);
const version = Type.Object({ program: Type.String(), version: Type.String(), hash }, closed);

const track = Type.Object(
  {
    track: Type.String(),
    title: Type.String(),
    byGroup: Type.Boolean({ description: 'Counted by group, beside the headline tiers.' }),
    tiers: Type.Array(Type.Object({ tier: Type.String(), title: Type.String(), before: amount, after: amount }, closed)),
    noTier: counts,
    moves: Type.Array(Type.Object({ from: tierOrNone, to: tierOrNone, partners: amount }, closed)),
  },
  closed,
);

const tierChange = Type.Object(
  {
    change,
    track: Type.String(),
    tier: Type.String(),
    partners: amount,
    near: Type.Integer({ minimum: 0, description: 'By less than 5 %.' }),
  },
  closed,
);

const reasonCount = Type.Object(
  {
    change,
    track: Type.String(),
    tier: Type.String(),
    reason: Type.String({ description: 'A requirement; or notInTrack, noSuchTier, review, missed (the tier’s own condition).' }),
    title: Type.String(),
    partners: amount,
    alone: Type.Integer({ minimum: 0, description: 'Nothing else was missing.' }),
    near: amount,
  },
  closed,
);

const mover = Type.Object(
  {
    partner: Type.String(),
    title: Type.Optional(Type.String()),
    direction: Type.Union([Type.Literal('up'), Type.Literal('down'), Type.Literal('in'), Type.Literal('out'), Type.Literal('mixed')]),
    moves: Type.Array(
      Type.Object({ track: Type.String(), group: Type.Optional(Type.String()), from: tierOrNone, to: tierOrNone, reason }, closed),
    ),
    value: Type.Object({ before: moneyOrUnknown, after: moneyOrUnknown }, closed),
  },
  closed,
);

const billLine = Type.Object(
  {
    line: Type.String({ description: 'A benefit, or stacking.<id> in place of its members.' }),
    title: Type.String(),
    kind: Type.String({ description: 'A fee is negative.' }),
    before: billSide,
    after: billSide,
    unknown: Type.Integer({ minimum: 0, description: 'Partners whose amount is not known under one version; in neither sum.' }),
    difference: moneyOrUnknown,
  },
  closed,
);
const sum = {
  before: money,
  after: money,
  difference: Type.Union([money, Type.Null()], { description: 'Null where the currencies differ.' }),
  unknown: Type.Integer({ minimum: 0, description: 'Partners with an amount that is not known.' }),
};
const every = Type.Union([Type.Literal('month'), Type.Literal('quarter'), Type.Literal('year'), Type.Null()]);
const cost = Type.Object(
  {
    lines: Type.Array(billLine),
    total: Type.Object({ currency: Type.Object({ before: Type.String(), after: Type.String() }, closed), ...sum }, closed),
    kinds: Type.Array(Type.Object({ kind: Type.String(), ...sum }, closed)),
    recurring: Type.Array(Type.Object({ every, ...sum }, closed), { description: 'For one such period.' }),
  },
  { ...closed, description: 'All benefits in a year, fees taken away; other currencies at the partner’s rates on the day.' },
);

const parts = {
  summary: Type.String({ description: 'One sentence with the numbers that matter.' }),
  partners: amount,
  moves: Type.Array(track, { description: 'By track: tiers before and after.' }),
  slices: partOf<'slices'>('array', 'Moves and bands by region, type, size and age in the program.'),
  changes: Type.Object(
    {
      changed: Type.Integer({ minimum: 0, description: 'Partners whose tier changes.' }),
      directions: tally(direction, 'in and out: from and to no tier at all.'),
      tiers: Type.Array(tierChange),
      reasons: Type.Array(reasonCount),
      listed: Type.Integer({ minimum: 0, description: 'How many of them `partners` has.' }),
      partners: Type.Array(mover, { description: 'By id: the first 10,000, and the first 100 of each move between headline tiers.' }),
    },
    closed,
  ),
  bands: Type.Array(
    Type.Object({ band: Type.Unsafe<(typeof band)[number]>({ enum: [...band] }), partners: amount, difference: moneyOrUnknown }, closed),
    {
      description: 'All partners by how their yearly benefits change: more or less than 5 %.',
    },
  ),
  cost,
  quarters: partOf<'quarters'>('array', 'Of a range: the yearly bill at the end of each quarter.'),
  cliffs: partOf<'cliffs'>('object', 'Partners near a threshold, and what hangs on it.'),
  limits: partOf<'limits'>('object', '`limits` and `invariants` of the candidate: held or broken, and by whom.'),
  undecided: partOf<'undecided'>('object', 'Partners whom one of the versions cannot decide; they are in no other number.'),
  inFlight: partOf<'inFlight'>('object', 'Running deals, onboardings, requests and leads.'),
  members: partOf<'members'>('object', 'Memberships, and reviews that come due.'),
  notices: partOf<'notices'>('object', 'Notices that would be sent.'),
  reproduce: Type.Object(
    {
      baseline: version,
      candidate: version,
      base: hash,
      asOf: day,
      from: Type.Optional(day),
      parametersAsOf: Type.Optional(day),
      asKnownOn: Type.Optional(day),
      engineVersion: Type.String(),
      command: Type.String({ description: 'Makes the same report again.' }),
    },
    closed,
  ),
} satisfies Record<keyof ImpactReport, TSchema>;

/** `tierwright simulate --json` */
export const SimulationOutput = Type.Object(
  {
    ...parts,
    curves: Type.Optional(
      Type.Unsafe<Curve[]>({
        type: 'array',
        items: { type: 'object' },
        description: 'For each --sweep: what comes of each value of the threshold.',
      }),
    ),
    sought: Type.Optional(Type.Unsafe<Sought>({ type: 'object', description: 'The values of --move that meet --seek, or come nearest.' })),
    timeline: Type.Optional(
      Type.Unsafe<Timeline>({ type: 'object', description: 'Of a range: who holds what under both versions, at the end of each --step.' }),
    ),
    attribution: Type.Optional(
      Type.Unsafe<Attribution>({ type: 'object', description: 'With --attribute: what each change of the candidate does alone.' }),
    ),
    explained: Type.Array(
      Type.Object(
        { partner: Type.String(), title: Type.Optional(Type.String()), before: ExplanationOutput, after: ExplanationOutput },
        closed,
      ),
      { description: 'The partners named with --partner.' },
    ),
  },
  closed,
);
export type SimulationOutput = Static<typeof SimulationOutput>;
