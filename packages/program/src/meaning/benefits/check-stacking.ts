import type { Benefit } from '../../benefits/schema.ts';
import { isFactRef } from '../../types-of-values/each-leaf.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { oneOf } from '../references.ts';
import { checkPercent } from '../values/check-num.ts';

/** Stacked benefits are percentages of one basis. */
export function checkStacking(x: Examination): void {
  const { report, program } = x;
  const benefits = new Map((program.benefits ?? []).map((benefit) => [benefit.id, benefit]));
  for (const [id, stack] of Object.entries(program.stacking ?? {})) {
    const pointer = `/stacking/${id}`;
    if (benefits.has(id))
      report.add('PDL204', pointer, `\`${id}\` is a benefit already.`, { value: id, expected: 'an id of its own', at: 'key' });
    const members: Benefit[] = [];
    stack.of.forEach((member, index) => {
      const at = `${pointer}/of/${index}`;
      const benefit = benefits.get(member);
      if (!benefit) {
        report.add('PDL224', at, `There is no benefit \`${member}\`.`, {
          value: member,
          expected: oneOf('a benefit', [...benefits.keys()]),
          among: () => benefits.keys(),
        });
        return;
      }
      if (members.includes(benefit))
        report.add('PDL237', at, `\`${member}\` stands here a second time.`, { value: member, expected: 'each benefit once' });
      else if (!isPercentage(x, benefit))
        report.add('PDL237', at, `\`${member}\` is no percentage.`, { value: member, expected: 'a benefit whose value is a percentage' });
      else if (
        members[0] &&
        members[0].basis !== benefit.basis &&
        [members[0], benefit].every(({ basis }) => basis === undefined || x.types.declared.has(basis))
      )
        report.add('PDL237', at, `\`${member}\` and \`${members[0].id}\` are applied to different things.`, {
          value: member,
          expected: `the basis \`${members[0].basis ?? 'none'}\``,
        });
      members.push(benefit);
    });
    checkPercent(x, stack.max, `${pointer}/max`, operationsScope());
  }
}

/** Whether a benefit's value is a percentage, as far as that can be told. */
export function isPercentage({ types }: Examination, { kind, value }: Benefit): boolean {
  if (typeof value === 'number') return kind !== 'fee' && kind !== 'count';
  if (!isFactRef(value)) return false;
  const type = types.declared.get(value.fact)?.type;
  return type === undefined || type === 'percent';
}
