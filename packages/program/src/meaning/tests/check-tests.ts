import type { Fact } from '../../facts/schema.ts';
import { childPointer } from '../../source/json-pointer.ts';
import type { Previous, ProgramTest } from '../../tests/schema.ts';
import type { Examination } from '../examination.ts';
import { checkTier, oneOf } from '../references.ts';
import { checkKind } from '../sections/check-kind.ts';
import { checkExpectation, checkGroups } from './check-expectation.ts';
import { checkFactsGiven, checkSet } from './check-facts-given.ts';
import { checkGiven } from './check-given.ts';
import { checkRecordsGiven } from './check-records-given.ts';

/** Tests of the document: what they give and expect is declared, and their days rise. */
export function checkTests(x: Examination): void {
  const names = new Set<string>();
  const attributes = new Map<string, Fact>();
  for (const fact of x.types.facts.values())
    if (fact.attribute !== undefined && !attributes.has(fact.attribute)) attributes.set(fact.attribute, fact);
  x.program.tests?.forEach((test, index) => {
    const pointer = `/tests/${index}`;
    if (names.has(test.name))
      x.report.add('PDL204', `${pointer}/name`, 'Another test has this name.', { value: test.name, expected: 'a name of its own' });
    names.add(test.name);
    checkAttributes(x, test, attributes, `${pointer}/attributes`);
    checkRecordsGiven(x, test.records, `${pointer}/records`);
    test.family?.forEach((member, place) => {
      checkAttributes(x, member, attributes, `${pointer}/family/${place}/attributes`);
      checkRecordsGiven(x, member.records, `${pointer}/family/${place}/records`);
    });
    for (const kind of Object.keys(test.loaded ?? {})) checkKind(x, kind, childPointer(`${pointer}/loaded`, kind));
    checkFactsGiven(x, test.facts, `${pointer}/facts`, 'given');
    checkSet(x, test.set, `${pointer}/set`);
    checkDays(x, test, pointer);
    if (test.previous) checkPrevious(x, test.previous, `${pointer}/previous`);
    checkExpectation(x, test.expect, `${pointer}/expect`);
    test.instead?.forEach((entry, place) => {
      checkFactsGiven(x, entry.facts, `${pointer}/instead/${place}/facts`, 'given');
      checkExpectation(x, entry.expect, `${pointer}/instead/${place}/expect`);
    });
    test.timeline?.forEach((step, place) => {
      checkFactsGiven(x, step.facts, `${pointer}/timeline/${place}/facts`, 'given');
      checkExpectation(x, step.expect, `${pointer}/timeline/${place}/expect`);
    });
  });
}

function checkAttributes(x: Examination, test: Pick<ProgramTest, 'attributes'>, known: ReadonlyMap<string, Fact>, pointer: string): void {
  for (const [id, value] of Object.entries(test.attributes ?? {})) {
    const fact = known.get(id);
    if (fact) checkGiven(x, value, fact, `${pointer}/${id}`);
    else
      x.report.add('PDL201', `${pointer}/${id}`, `No fact reads an attribute \`${id}\`.`, {
        value: id,
        expected: oneOf('an attribute', [...known.keys()]),
        among: () => known.keys(),
        at: 'key',
      });
  }
}

/** A test decides on a day, or on the rising days of its timeline, after the day of its previous state. */
function checkDays(x: Examination, test: ProgramTest, pointer: string): void {
  const { report } = x;
  const expects = test.expect || test.instead || test.timeline;
  if (!expects) report.add('PDL240', pointer, 'The test expects nothing.', { expected: '`expect`, `instead` or `timeline`' });
  if (test.asOf === undefined && !test.timeline && x.program.effective?.from === undefined)
    report.add('PDL240', pointer, 'The test has no day.', { expected: '`asOf`' });
  let before = test.previous?.on;
  if (before !== undefined && test.asOf !== undefined && test.asOf < before)
    report.add('PDL240', `${pointer}/asOf`, `The test decides on ${test.asOf}, before its previous state of ${before}.`, {
      value: test.asOf,
      expected: `${before} or later`,
    });
  test.timeline?.forEach((step, index) => {
    if (before !== undefined && (index === 0 ? step.on < before : step.on <= before))
      report.add('PDL240', `${pointer}/timeline/${index}/on`, `${step.on} does not come after ${before}.`, {
        value: step.on,
        expected: `a day after ${before}`,
      });
    before = step.on;
  });
}

function checkPrevious(x: Examination, previous: Previous, pointer: string): void {
  if (typeof previous.tier === 'string') checkTier(x, previous.tier, `${pointer}/tier`);
  checkGroups(x, previous.groups, `${pointer}/groups`);
  if (previous.since !== undefined && previous.since > previous.on)
    x.report.add('PDL240', `${pointer}/since`, `The tier of ${previous.on} cannot be held since ${previous.since}.`, {
      value: previous.since,
      expected: `${previous.on} or earlier`,
    });
  if (previous.until !== undefined && previous.until < previous.on)
    x.report.add('PDL240', `${pointer}/until`, `On ${previous.on} nobody is at risk until ${previous.until}.`, {
      value: previous.until,
      expected: `${previous.on} or later`,
    });
}
