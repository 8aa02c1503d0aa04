import type { Condition } from '../../conditions/schema.ts';
import { traitsOfCondition } from '../../types-of-values/traits.ts';
import type { Traits } from '../../types-of-values/value.ts';
import type { Examination } from '../examination.ts';
import { checkRequirement } from '../references.ts';
import { checkLeaf, type ReadValue } from './check-leaf.ts';
import { readInRecords, readValue } from './read-value.ts';
import type { RecordScope, Scope } from './scope.ts';

interface Inside {
  read: ReadValue;
  requirement: (id: string, pointer: string) => void;
  /** Whether the condition may be unknown. */
  unknown: (condition: Condition) => boolean;
}

/** A condition over facts: every name is known where it stands, every comparison makes sense. */
export function checkCondition(x: Examination, condition: Condition | undefined, pointer: string, scope: Scope): void {
  if (condition === undefined) return;
  walk(x, condition, pointer, {
    read: (id, at) => readValue(x, id, at, scope),
    requirement: (id, at) => {
      const traits = checkRequirement(x, id, at) ? x.types.requirements.get(id) : undefined;
      if (traits) checkFits(x, id, traits, at, scope);
    },
    unknown: (part) =>
      traitsOfCondition(
        part,
        (id) => x.types.read(id, scope.reader),
        (id) => x.types.requirements.get(id),
      ).unknown,
  });
}

/** A filter over records: names are fields first, then parameters; requirements have no meaning there. */
export function checkFilter(x: Examination, condition: Condition | undefined, pointer: string, scope: RecordScope): void {
  const kind = scope.records[0];
  if (condition === undefined || kind === undefined) return;
  walk(x, condition, pointer, {
    read: (id, at) => readInRecords(x, id, at, scope),
    requirement: (id, at) => {
      x.report.add('PDL202', at, 'A filter of records cannot refer to a requirement.', { value: id, expected: 'tests of fields' });
    },
    unknown: (part) =>
      traitsOfCondition(
        part,
        (id) => x.types.readInRecord(id, kind),
        () => undefined,
      ).unknown,
  });
}

function walk(x: Examination, condition: Condition, pointer: string, inside: Inside): void {
  if ('all' in condition)
    condition.all.forEach((part, index) => {
      walk(x, part, `${pointer}/all/${index}`, inside);
    });
  else if ('any' in condition)
    condition.any.forEach((part, index) => {
      walk(x, part, `${pointer}/any/${index}`, inside);
    });
  else if ('condition' in condition) inside.requirement(condition.condition, `${pointer}/condition`);
  else if ('not' in condition) {
    if (inside.unknown(condition.not))
      x.report.add('PDL220', `${pointer}/not`, 'Something in this `not` may be unknown, and what is not known is not “not so”.', {
        at: 'key',
        expected: 'a test of what must hold, or facts that are always known',
      });
    walk(x, condition.not, `${pointer}/not`, inside);
  } else checkLeaf(x, condition, pointer, inside.read);
}

/** A requirement needs the group, the tier and the band that its leaves need. */
function checkFits({ report }: Examination, id: string, traits: Traits, pointer: string, scope: Scope): void {
  if (traits.byTier && !scope.tier)
    report.add('PDL232', pointer, `\`${id}\` asks for values that differ by tier, and here no tier is in question yet.`, {
      value: id,
      expected: 'a requirement that needs no tier',
    });
  if (traits.by !== undefined && !scope.groups.admits(traits.by))
    report.add('PDL217', pointer, `\`${id}\` is met or not for each \`${traits.by}\`, but ${scope.groups.words}.`, {
      value: id,
      expected: 'a requirement of the partner or of the same group',
    });
}
