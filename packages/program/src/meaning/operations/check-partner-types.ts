import type { Managed, PartnerType } from '../../partner-types/schema.ts';
import { checkCondition } from '../conditions/check-condition.ts';
import { operationsScope } from '../conditions/scope.ts';
import type { Examination } from '../examination.ts';
import { checkRole, checkUnique, oneOf } from '../references.ts';
import { checkDuration } from '../values/check-duration.ts';

/** Partner types: how each is managed, in which phases, and that `partner.type` knows the same types. */
export function checkPartnerTypes(x: Examination): void {
  const types = x.program.partnerTypes;
  if (!types) return;
  checkUnique(x, types, '/partnerTypes', 'partner type');
  types.forEach((type, index) => {
    const pointer = `/partnerTypes/${index}`;
    if ('phases' in type) checkPhases(x, type, pointer);
    else checkManaged(x, type, pointer);
  });
  checkAttribute(x, types);
}

function checkManaged(x: Examination, managed: Managed, pointer: string): void {
  if (managed.managed === 'program') return;
  checkRole(x, managed.owner, `${pointer}/owner`, ['accountManager']);
  checkDuration(x, managed.review, `${pointer}/review`, { days: true, period: true });
  checkUnique(x, managed.terms ?? [], `${pointer}/terms`, 'term');
  managed.terms?.forEach((term, index) => {
    checkCondition(x, term.passes, `${pointer}/terms/${index}/passes`, operationsScope());
  });
}

function checkPhases(x: Examination, { phases }: Extract<PartnerType, { phases: unknown }>, pointer: string): void {
  const ids = phases.map((phase) => phase.id);
  checkUnique(x, phases, `${pointer}/phases`, 'phase');
  phases.forEach((phase, index) => {
    const at = `${pointer}/phases/${index}`;
    checkManaged(x, phase, at);
    if (!phase.next) return;
    checkCondition(x, phase.next.when, `${at}/next/when`, operationsScope());
    const { to } = phase.next;
    if (!ids.includes(to) || to === phase.id)
      x.report.add('PDL229', `${at}/next/to`, `There is no other phase \`${to}\`.`, {
        value: to,
        expected: oneOf(
          'another phase',
          ids.filter((id) => id !== phase.id),
        ),
        among: () => ids,
      });
  });
}

/** The fact `partner.type`, where it is declared, has the ids of the partner types as its words. */
function checkAttribute({ program, report }: Examination, types: readonly PartnerType[]): void {
  const values = program.facts?.['partner.type']?.values;
  if (!values) return;
  const ids = types.map((type) => type.id);
  values.forEach((value, index) => {
    if (!ids.includes(value))
      report.add('PDL229', `/facts/partner.type/values/${index}`, `There is no partner type \`${value}\`.`, {
        value,
        expected: oneOf('a partner type', ids),
        among: () => ids,
      });
  });
  types.forEach((type, index) => {
    if (!values.includes(type.id))
      report.add('PDL214', `/partnerTypes/${index}/id`, `\`${type.id}\` is no word of the fact \`partner.type\`.`, {
        value: type.id,
        expected: oneOf('one of the words', values),
        among: () => values,
      });
  });
}
