import { STEP_KINDS } from '@tierwright/program';
import { useWords } from '../../words/use-words.ts';
import { useRoleText } from '../approvals/use-step-summary.ts';
import { textOf, titleOf } from '../document/reading.ts';
import { valueAt } from '../document/value-at.ts';
import { useEditing } from '../fields/use-field.ts';
import { type Choice, roleChoices } from '../fields/vocabulary.ts';
import { type GraphStep, STEPS } from './step-graph.ts';
import { onboardingWords } from './words.ts';

/** What people read for the kind of a step and for who does it. */
export function useStepTexts(): { readonly kindText: (step: GraphStep) => string; readonly whoText: (step: GraphStep) => string } {
  const say = useWords(onboardingWords);
  const roleText = useRoleText();
  const { program } = useEditing();
  return {
    kindText: ({ kind }) => {
      const known = STEP_KINDS.find((one) => one === kind);
      return known ? say(known) : kind;
    },
    whoText: ({ owner, index }) => {
      if (owner === 'system') return say('system');
      if (owner !== '') return roleText(owner);
      const chain = textOf(valueAt({ ...program }, [...STEPS, index, 'chain']));
      return chain === '' ? '–' : say('chainDecides', { chain: titleOf(valueAt({ ...program }, ['approvals', chain])) || chain });
    },
  };
}

/** Who may do a step: roles, the partner, its account manager. */
export function useOwnerChoices(): Choice[] {
  const roleText = useRoleText();
  const { program } = useEditing();
  return [...roleChoices(program), ...['partner', 'accountManager'].map((value) => ({ value, label: roleText(value) }))];
}
