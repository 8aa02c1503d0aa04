import type { Json } from '@tierwright/program';
import { itemsOf, memberOf, textOf, titleOf } from '../document/reading.ts';
import type { Choice } from '../entries/choice-member.tsx';
import { specOfValue } from './benefit-values.ts';

/** The benefits that can be combined: those whose value is a percentage. */
export const percentBenefits = (program: Json): readonly Choice[] =>
  itemsOf(memberOf(program, 'benefits')).flatMap((benefit) =>
    specOfValue(program, benefit)?.type === 'percent' ? [{ value: textOf(memberOf(benefit, 'id')), label: titleOf(benefit) }] : [],
  );
