import { CHECKS } from '../../deal-registration/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import type { Expectation, ExpectedDeal, Json } from '../../tests/schema.ts';
import type { Examination } from '../examination.ts';
import { checkChain, checkTier, checkTrack, oneOf } from '../references.ts';
import { checkFactsGiven } from './check-facts-given.ts';
import { checkGroupName } from './check-given.ts';

/** What a test expects names things that there are, with values that they can have. */
export function checkExpectation(x: Examination, expect: Expectation | undefined, pointer: string): void {
  if (!expect) return;
  const track = typeof expect.track === 'string' && checkTrack(x, expect.track, `${pointer}/track`) ? expect.track : undefined;
  if (typeof expect.tier === 'string') checkTier(x, expect.tier, `${pointer}/tier`, track);
  checkGroups(x, expect.groups, `${pointer}/groups`, track);
  checkFactsGiven(x, expect.facts, `${pointer}/facts`, 'expected');
  expect.unknown?.forEach((id, index) => {
    checkKnownId(x, id, `${pointer}/unknown/${index}`);
  });
  checkMissed(x, expect.missed, `${pointer}/missed`, track);
  checkBenefits(x, expect.benefits, `${pointer}/benefits`);
  checkStacking(x, expect.stacking, `${pointer}/stacking`);
  if (expect.deal) checkDeal(x, expect.deal, `${pointer}/deal`);
}

/** The tier of each group, in a track that has one for each; without the track's name in any such track. */
export function checkGroups(x: Examination, groups: Record<string, string | null> | undefined, pointer: string, track?: string): void {
  if (!groups) return;
  const tracks = track === undefined ? (x.program.tracks ?? []) : [x.names.tracks.get(track)];
  const fields = [...new Set(tracks.flatMap((candidate) => candidate?.per ?? []))];
  const [first] = fields;
  if (first === undefined) {
    x.report.add('PDL222', pointer, 'No track has a tier for each group.', { value: groups, expected: 'a track with `per`' });
    return;
  }
  for (const [group, tier] of Object.entries(groups)) {
    const at = childPointer(pointer, group);
    const field = fields.find((candidate) => x.types.groups.get(candidate)?.values?.includes(group)) ?? first;
    checkGroupName(x, field, group, at);
    if (tier !== null) checkTier(x, tier, at, track);
  }
}

function checkKnownId({ types, program, report }: Examination, id: string, pointer: string): void {
  if (types.declared.has(id) || types.others.has(id) || (program.derived && Object.hasOwn(program.derived, id))) return;
  report.add('PDL201', pointer, `There is no fact, parameter or derived value \`${id}\`.`, {
    value: id,
    expected: 'the id of a fact, parameter or derived value',
    among: () => types.declared.keys(),
  });
}

function checkMissed(x: Examination, missed: Expectation['missed'], pointer: string, track: string | undefined): void {
  for (const [tier, requirements] of Object.entries(missed ?? {})) {
    checkTier(x, tier, `${pointer}/${tier}`, track);
    requirements.forEach((requirement, index) => {
      if (!x.names.requirements.has(requirement))
        x.report.add('PDL202', `${pointer}/${tier}/${index}`, `There is no requirement \`${requirement}\`.`, {
          value: requirement,
          expected: oneOf('a requirement', [...x.names.requirements]),
          among: () => x.names.requirements,
        });
    });
  }
}

function checkBenefits(x: Examination, benefits: Expectation['benefits'], pointer: string): void {
  for (const [id, expected] of Object.entries(benefits ?? {})) {
    const at = `${pointer}/${id}`;
    if (!x.names.benefits.has(id))
      x.report.add('PDL224', at, `There is no benefit \`${id}\`.`, {
        value: id,
        expected: oneOf('a benefit', [...x.names.benefits]),
        among: () => x.names.benefits,
        at: 'key',
      });
    else if (typeof expected !== 'boolean') checkValueAndAmount(x, expected, at, 'true, false, or `value` and `amount`');
  }
}

function checkStacking(x: Examination, stacking: Expectation['stacking'], pointer: string): void {
  for (const [id, expected] of Object.entries(stacking ?? {})) {
    const at = `${pointer}/${id}`;
    if (!x.names.stacking.has(id))
      x.report.add('PDL224', at, `There is no stacking \`${id}\`.`, {
        value: id,
        expected: oneOf('a stacking', [...x.names.stacking]),
        among: () => x.names.stacking,
        at: 'key',
      });
    else checkValueAndAmount(x, expected, at, '`value` and `amount`');
  }
}

/** `value` and `amount`, and nothing else: a misspelt key would compare nothing. */
function checkValueAndAmount({ report }: Examination, expected: Json | undefined, pointer: string, words: string): void {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) {
    report.add('PDL211', pointer, 'This is no expectation.', { value: expected, expected: words });
    return;
  }
  for (const [key, value] of Object.entries(expected)) {
    const at = childPointer(pointer, key);
    if (key !== 'value' && key !== 'amount')
      report.add('PDL201', at, `A benefit has no \`${key}\`.`, {
        value: key,
        expected: words,
        among: () => ['value', 'amount'],
        at: 'key',
      });
    else if (Array.isArray(value) || typeof value === 'boolean')
      report.add('PDL211', at, 'No benefit has such a value.', {
        value,
        expected: 'a number, a text, null, or one for each group or currency',
      });
  }
}

function checkDeal(x: Examination, deal: ExpectedDeal, pointer: string): void {
  const { program, report } = x;
  const registration = program.dealRegistration;
  if (!registration) {
    report.add('PDL242', pointer, 'The document has no deal registration.', { expected: 'the section `dealRegistration`' });
    return;
  }
  if (typeof deal.then === 'object') checkChain(x, deal.then.route, `${pointer}/then/route`);
  const reasons = [
    'otherwise',
    'notEligible',
    'couldNotCheck',
    'distribution',
    ...CHECKS.map((check) => `conflict.${check}`),
    ...registration.rules.list.map((rule) => rule.id),
  ];
  if (deal.by !== undefined && !reasons.includes(deal.by))
    report.add('PDL201', `${pointer}/by`, `Nothing decides by \`${deal.by}\`.`, {
      value: deal.by,
      expected: oneOf(
        'a rule',
        registration.rules.list.map((rule) => rule.id),
      ),
      among: () => reasons,
    });
}
