import type { Tx } from '@tierwright/store';
import type { StepBook } from '../facts/step-book.ts';
import type { TakenStep } from '../items/keep-step.ts';

export async function keepDecisionsOf(_tx: Tx, _book: StepBook, _taken: TakenStep): Promise<string | null> {
  return null;
}
