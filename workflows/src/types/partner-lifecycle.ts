import { continueAsNew } from '@temporalio/workflow';
import type { Driven, DriverInput } from '../driver/contract.ts';
import { drive } from '../driver/drive.ts';

/**
 * A partner with something due soon: tier state, grace, lapse, phases, milestones, evidence that expires. There are many
 * partners, so a run ends where nothing is due for a month, and the daily sweep begins the next.
 */
export async function partnerLifecycle(input: DriverInput): Promise<Driven> {
  return drive(input, (next) => continueAsNew<typeof partnerLifecycle>(next), { days: 30 });
}
