import { continueAsNew } from '@temporalio/workflow';
import type { Driven, DriverInput } from '../driver/contract.ts';
import { drive } from '../driver/drive.ts';

/** The program's step graph: reminders, escalation, rework, timeouts, and milestones after activation. */
export async function partnerOnboarding(input: DriverInput): Promise<Driven> {
  return drive(input, (next) => continueAsNew<typeof partnerOnboarding>(next));
}
