import { defineSearchAttributeKey } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import type { ItemRef, Plan } from './contract.ts';

const PROGRAM_ID = defineSearchAttributeKey('ProgramId', 'KEYWORD');
const PROGRAM_HASH = defineSearchAttributeKey('ProgramHash', 'KEYWORD');
const KIND = defineSearchAttributeKey('Kind', 'KEYWORD');
const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD');
const DUE_AT = defineSearchAttributeKey('DueAt', 'DATETIME');
const HOLDER = defineSearchAttributeKey('Holder', 'KEYWORD_LIST');

/** Says what operators search by, where the server knows it and it is not what it said last. Gives what it says now. */
export function sayForSearch({ kind }: ItemRef, { search, state, due, holders }: Plan, said: string): string {
  if (!search) return said;
  const says = JSON.stringify([search.programId, search.programHash, state, due, holders]);
  if (says === said) return said;
  upsertSearchAttributes([
    { key: PROGRAM_ID, value: search.programId },
    { key: PROGRAM_HASH, value: search.programHash },
    { key: KIND, value: kind },
    { key: STAGE, value: state },
    { key: DUE_AT, value: due === null ? null : new Date(due) },
    { key: HOLDER, value: [...holders] },
  ]);
  return says;
}
