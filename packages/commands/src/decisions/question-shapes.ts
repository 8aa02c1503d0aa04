import type { PartnerData } from '@tierwright/facts';
import { type Static, Type } from 'typebox';
import { partnerId } from '../partners/partner-shapes.ts';
import { closed, count, day, id, instant, listOf, orNull, text, word } from '../shapes/vocabulary.ts';

const MOST_STORED = 500;
const MOST_GIVEN = 10_000;
/** Answers with traces or sentences, and searches for paths, are larger and slower. */
export const MOST_EXPLAINED = 500;
const MOST_SEARCHED = 50;

export const programHash = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

const which = {
  program: Type.Optional(id('The program, where there are several.')),
  version: Type.Optional(programHash('A version by its hash; without it the one in force.')),
};
const days = {
  asOf: Type.Optional(day('The day whose facts decide; today in the program’s time zone if it is not given.')),
  asKnownOn: Type.Optional(day('Only what was recorded by this day counts.')),
};

/** Partner files are checked whole by the program, with pointers of their own: here only that they are objects. */
const given = (maxItems: number) =>
  Type.Optional(
    Type.Array(
      Type.Unsafe<PartnerData>({
        type: 'object',
        description: 'A partner file: `{ "id", "attributes", "records" }` or `{ "id", "facts" }`, as `tierwright decide` takes it.',
      }),
      { minItems: 1, maxItems, description: 'Facts to be decided that nobody keeps.' },
    ),
  );
const partners = (maxItems: number) =>
  Type.Optional(Type.Array(partnerId(), { minItems: 1, maxItems, description: 'Partners that are kept here; either these or `given`.' }));
const extra = Type.Optional(word(['refuse', 'ignore'], 'What the program does not declare in `given`: refused (default), or passed over.'));

export const decideShape = closed({
  ...which,
  ...days,
  parametersAsOf: Type.Optional(day('The day whose thresholds and rates hold.')),
  partners: partners(MOST_STORED),
  given: given(MOST_GIVEN),
  extra,
  show: Type.Optional(
    word(
      ['tiers', 'decision', 'trace', 'explanation'],
      'How much to answer: tiers only; the decision (default); with its trace; in sentences.',
    ),
  ),
});
export type DecideAsked = Static<typeof decideShape>;

export const keepDecisionsShape = closed({
  ...which,
  ...days,
  parametersAsOf: Type.Optional(day('The day whose thresholds and rates hold.')),
  partners: Type.Array(partnerId(), { minItems: 1, maxItems: MOST_STORED }),
  keepTrace: Type.Optional(Type.Boolean({ description: 'Keep the trace too, not only its hash.' })),
});
export type KeepAsked = Static<typeof keepDecisionsShape>;

export const pathShape = closed({
  ...which,
  ...days,
  parametersAsOf: Type.Optional(day('The day whose thresholds hold.')),
  partners: partners(MOST_SEARCHED),
  given: given(MOST_SEARCHED),
  extra,
  to: id('The tier to reach.'),
  track: Type.Optional(id('The track, where several that apply have the tier.')),
  group: Type.Optional(id('A group of the track; else each of them.')),
});
export type PathAsked = Static<typeof pathShape>;

export const lapseShape = closed({
  ...which,
  ...days,
  partners: partners(MOST_SEARCHED),
  given: given(MOST_SEARCHED),
  extra,
  horizon: Type.Optional(
    Type.String({ minLength: 3, maxLength: 20, description: 'How far to look ahead, ISO 8601; `P2Y` if it is not given.' }),
  ),
});
export type LapseAsked = Static<typeof lapseShape>;

/** What the pure packages answer: their own types say what is inside. */
const answered = (description: string) => Type.Unsafe<object>({ type: 'object', additionalProperties: true, description });
const problemShape = Type.Unsafe<object>({
  type: 'object',
  required: ['code', 'severity', 'pointer', 'message'],
  properties: { code: { type: 'string' }, severity: { type: 'string' }, pointer: { type: 'string' }, message: { type: 'string' } },
  additionalProperties: true,
  description: 'What is wrong, with a pointer into the partner file.',
});
const problems = listOf(problemShape, 100_000);

const versionShape = closed({ program: id('Its id.'), version: text('Its label.', 200), hash: programHash('Its hash.') });
const results = <S extends ReturnType<typeof closed>['properties']>(shown: S, maxItems: number) =>
  closed({
    version: versionShape,
    engineVersion: text('Of the engine.', 40),
    asOf: day('The day decided.'),
    results: Type.Array(
      closed({
        partner: Type.String({ maxLength: 200, description: 'Its id, as it was asked or given.' }),
        ok: Type.Boolean({ description: 'False: see `problems`; the other partners are answered all the same.' }),
        ...shown,
        problems: Type.Optional(problems),
      }),
      { maxItems, description: 'One for each partner, in the order asked.' },
    ),
  });

export const decideAnswerShape = results(
  {
    tracks: Type.Optional(listOf(answered('Track, group, tier held, tier qualified for, state.'), 10_000)),
    decision: Type.Optional(answered('Tracks, benefits, stacking, deal, exceptions; the trace where it was asked for.')),
    explanation: Type.Optional(answered('Sentences that can be forwarded.')),
  },
  MOST_GIVEN,
);
export const pathAnswerShape = results(
  { paths: Type.Optional(listOf(answered('One for each group that was asked about.'), 1000)) },
  MOST_SEARCHED,
);
export const lapseAnswerShape = results(
  { lapse: Type.Optional(answered('When each tier held is lost, if nothing else changes, and why.')) },
  MOST_SEARCHED,
);

export const keptDecisionShape = closed({
  id: Type.String({ format: 'uuid', description: 'Of the decision.' }),
  subject: closed({ kind: id('partner, deal, member …'), id: id('Its id.') }),
  program: programHash('The version that decided.'),
  facts: programHash('SHA-256 of what it was made of.'),
  engineVersion: text('Of the engine.', 40),
  zoneData: text('Version of the time-zone data.', 40),
  asOf: day('The day decided.'),
  decidedAt: instant('When.'),
  traceHash: programHash('SHA-256 of the trace.'),
});
export type KeptDecisionShown = Static<typeof keptDecisionShape>;

export const wholeDecisionShape = closed({
  ...keptDecisionShape.properties,
  decision: answered('What was decided.'),
  trace: orNull(answered('Where it was kept.')),
  explanation: Type.Optional(answered('Sentences, where the trace was kept.')),
});
export const keepAnswerShape = closed({
  version: versionShape,
  asOf: day('The day decided.'),
  kept: count('How many decisions.'),
  results: Type.Array(
    closed({
      partner: Type.String({ maxLength: 200 }),
      ok: Type.Boolean(),
      id: Type.Optional(Type.String({ format: 'uuid', description: 'Of the decision that was kept.' })),
      decision: Type.Optional(answered('What was decided.')),
      problems: Type.Optional(problems),
    }),
    { maxItems: MOST_STORED },
  ),
});

export const againShape = closed({
  same: Type.Boolean({ description: 'Decision and trace are the same, byte for byte.' }),
  differsSince: Type.Optional(
    closed(
      { engineVersion: text('That decided then.', 40), zoneData: text('Time-zone data then.', 40) },
      'What it was decided with, where it differs now.',
    ),
  ),
  engineVersion: text('That decided now.', 40),
  zoneData: text('Time-zone data now.', 40),
  hash: programHash('SHA-256 of the decision then.'),
  hashAgain: programHash('SHA-256 of the decision now.'),
  decision: answered('What is decided now, under the same version from the same facts.'),
});
