import type { Json } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { membersOf, textOf, textsOf } from '../document/reading.ts';
import { useEditing } from '../fields/use-field.ts';
import { useTermText } from '../fields/use-term-text.ts';
import { timeoutStages } from './chains.ts';
import { TIMEOUTS } from './timeouts.ts';
import { approvalWords } from './words.ts';

/** Roles as people read them: those of the program, and those that are found for each item. */
export function useRoleText(): (role: string) => string {
  const say = useWords(approvalWords);
  const { program } = useEditing();
  return (role) => {
    if (role === 'partner' || role === 'distributor' || role === 'accountManager') return say(role);
    return textOf(membersOf(program.roles)[role]) || role;
  };
}

/** What happens when a clock ends, in words. */
function useTimeoutText(): (timeout: Json | undefined) => string {
  const say = useWords(approvalWords);
  const roleText = useRoleText();
  return (timeout) => {
    const { stages, outcome } = timeoutStages(timeout, []);
    const last = TIMEOUTS.find(({ value }) => value === outcome);
    const end = last ? say(last.word) : outcome || say('waits');
    return stages.reduceRight((after, { escalate }) => say('escalates', { role: roleText(escalate), outcome: after }), end);
  };
}

/** A step of a chain in a line: who, how many, by when, and then. */
export function useStepSummary(): (step: Json) => string {
  const say = useWords(approvalWords);
  const roleText = useRoleText();
  const timeoutText = useTimeoutText();
  const termText = useTermText();
  return (step) => {
    const { roles, need, sla, onTimeout } = membersOf(step);
    const many = typeof need === 'number' ? say('people', { number: need }) : say(need === 'all' ? 'all' : 'any');
    return say('summary', {
      who: textsOf(roles).map(roleText).join(', '),
      need: many,
      time: sla === undefined ? say('noSla') : termText(sla),
      timeout: timeoutText(onTimeout),
    });
  };
}
