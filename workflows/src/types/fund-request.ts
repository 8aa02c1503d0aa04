import { continueAsNew } from '@temporalio/workflow';
import type { Driven, DriverInput } from '../driver/contract.ts';
import { drive } from '../driver/drive.ts';

/** A fund request: approval, activity, claim with proof, payment or return. */
export async function fundRequest(input: DriverInput): Promise<Driven> {
  return drive(input, (next) => continueAsNew<typeof fundRequest>(next));
}
