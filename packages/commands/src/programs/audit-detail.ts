import { canonicalize, hashProgram } from '@tierwright/program';

/** A human in the audit chain: the chain holds no address, and equal humans have equal digests. */
export const humanDigest = (tenant: string, human: string): string => hashProgram({ human, tenant });

/** What the chain proves of a command: ids, hashes, numbers and states. */
export const detailOf = (facts: Readonly<Record<string, string | number | null | readonly string[]>>): string => canonicalize(facts);
