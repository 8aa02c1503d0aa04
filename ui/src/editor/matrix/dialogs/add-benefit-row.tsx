import { AddBenefit } from '../../benefits/add-benefit.tsx';
import { stringOf } from '../../document/reading.ts';
import { valueAt } from '../../document/value-at.ts';
import { takenIn } from '../rename-id.ts';
import type { DialogProps } from './matrix-dialog.tsx';

/** A new benefit of the track, with a value for each tier where its kind has one. */
export function AddBenefitRow({ view: { program, track }, close }: DialogProps) {
  const [benefits, stacks] = [takenIn(program, 'benefit'), takenIn(program, 'stacking')];
  const taken = { has: (name: string) => benefits.has(name) || stacks.has(name) };
  const id = stringOf(valueAt(program, ['tracks', track, 'id']));
  return <AddBenefit taken={taken} close={close} {...(id === undefined ? {} : { track: id })} isByTier />;
}
