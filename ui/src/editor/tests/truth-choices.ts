import type { Json } from '@tierwright/program';
import type { Choice } from '../entries/choice-member.tsx';
import type { Naming } from './naming.ts';
import type { Kind } from './value-kinds.ts';

/** Yes and no, each as JSON; what stands there and is neither, as it is written. */
export function truthChoices(say: Naming['say'], { none }: Pick<Kind, 'none'>, value: Json): readonly Choice[] {
  const choices = [
    { value: 'true', label: say('yes') },
    { value: 'false', label: say('no') },
  ];
  if (typeof value === 'boolean') return choices;
  const written = JSON.stringify(value);
  return [...choices, { value: written, label: value === null ? say(none) : written }];
}
