import type { Invariant } from '../../invariants/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { readValue } from '../conditions/read-value.ts';
import { dealScope, definitionScope, operationsScope, type Scope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkTrack, oneOf } from '../references.ts';
import { checkTerm } from '../values/check-duration.ts';
import { checkLiteral } from '../values/check-literal.ts';

/** Sections that promises are made of, and who reads the facts of a promise there. */
const SECTIONS: Record<string, { present: 'dealRegistration' | 'onboarding' | 'funds' | 'leads'; scope: () => Scope }> = {
  dealRegistration: { present: 'dealRegistration', scope: () => dealScope() },
  onboarding: { present: 'onboarding', scope: () => operationsScope() },
  funds: { present: 'funds', scope: () => operationsScope('requests') },
  leads: { present: 'leads', scope: () => operationsScope('leads') },
};

export function checkInvariants(x: Examination): void {
  x.program.invariants?.forEach((invariant, index) => {
    const pointer = `/invariants/${index}`;
    if ('section' in invariant) checkPromise(x, invariant, pointer);
    else if ('fact' in invariant) checkMonotone(x, invariant.fact, `${pointer}/fact`);
    else if (invariant.track !== undefined) checkTrack(x, invariant.track, `${pointer}/track`);
  });
}

/** "More never costs a tier" is said of what can be more. */
function checkMonotone(x: Examination, id: string, pointer: string): void {
  const info = readValue(x, id, pointer, definitionScope());
  if (!info) return;
  if (info.of !== 'fact' && info.of !== 'derived')
    x.report.add('PDL211', pointer, `\`${id}\` is not measured of partners.`, { value: id, expected: 'a fact or a derived value' });
  else if (info.type === 'string' || info.type === 'enum' || info.type === 'duration')
    x.report.add('PDL211', pointer, `\`${id}\` is of type ${info.type}, of which there is no more and no less.`, {
      value: id,
      expected: 'a number, money, a percentage, a date, a set, or true and false',
    });
}

function checkPromise(x: Examination, invariant: Extract<Invariant, { section: string }>, pointer: string): void {
  const { report, program } = x;
  const { kind, section, atMost } = invariant;
  const known = Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
  const names = Object.keys(SECTIONS);
  if (!known) {
    report.add('PDL242', `${pointer}/section`, `Nothing is promised of \`${section}\`.`, {
      value: section,
      expected: oneOf('a section', names),
      among: () => names,
    });
    return;
  }
  if (!program[known.present])
    report.add('PDL242', `${pointer}/section`, `The document has no \`${section}\`.`, {
      value: section,
      expected: `the section \`${section}\``,
    });
  checkCondition(x, invariant.when, `${pointer}/when`, known.scope());
  if (kind === 'answersWithin') {
    if (atMost === undefined || typeof atMost === 'number')
      report.add('PDL242', pointer, 'It does not say within which time.', { value: kind, expected: '`atMost`, a term' });
    else checkTerm(x, atMost, `${pointer}/atMost`);
  } else if (kind === 'discount') {
    if (typeof atMost !== 'number')
      report.add('PDL242', pointer, 'It does not say how much at most.', { value: kind, expected: '`atMost`, a percentage' });
    else checkLiteral(x, atMost, { type: 'percent', min: 0, max: 100 }, `${pointer}/atMost`);
  } else if (atMost !== undefined)
    report.add('PDL242', `${pointer}/atMost`, `\`${kind}\` has no bound.`, { value: atMost, expected: 'answersWithin or discount' });
  if (kind === 'neverApproves' && !invariant.when)
    report.add('PDL242', pointer, 'It does not say when nothing is approved without a person.', { value: kind, expected: '`when`' });
}
