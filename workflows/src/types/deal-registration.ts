import { continueAsNew } from '@temporalio/workflow';
import type { Driven, DriverInput } from '../driver/contract.ts';
import { drive } from '../driver/drive.ts';

/** A deal: checks, approval, protection, extension, warnings, expiry. */
export async function dealRegistration(input: DriverInput): Promise<Driven> {
  return drive(input, (next) => continueAsNew<typeof dealRegistration>(next));
}
