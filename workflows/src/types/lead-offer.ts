import { continueAsNew } from '@temporalio/workflow';
import type { Driven, DriverInput } from '../driver/contract.ts';
import { drive } from '../driver/drive.ts';

/** A lead: offers by rank, each to be accepted in time. */
export async function leadOffer(input: DriverInput): Promise<Driven> {
  return drive(input, (next) => continueAsNew<typeof leadOffer>(next));
}
