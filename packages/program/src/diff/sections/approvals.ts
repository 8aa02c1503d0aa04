import type { ApprovalChain, ApprovalStep, Approvals } from '../../approvals/schema.ts';
import { fromPointer } from '../../source/json-pointer.ts';
import { clockFields } from '../fields/clock.ts';
import { condition } from '../fields/condition.ts';
import { entries } from '../fields/entries.ts';
import { diffFields, type Field, type Fields, tellFields } from '../fields/field.ts';
import { mapEntries } from '../fields/map-entries.ts';
import { title, why } from '../fields/text.ts';
import { namedList, plain } from '../fields/values.ts';
import { wordList } from '../fields/word-list.ts';
import { worded } from '../fields/worded.ts';
import { nameOf } from '../names.ts';
import type { Side } from '../side.ts';
import { quoted } from '../words/join.ts';
import { countInWords } from '../words/numbers.ts';

const needs: Record<string, string> = { any: 'one of them', all: 'one for each role' };

/** Steps are named within their chain. */
const stepName = (chain: string, step: string, side: Side) => nameOf(side, 'chainStep', `${chain}/${step}`);

const stepFields = (chain: string): Fields<ApprovalStep> => ({
  id: plain('id', undefined, { silent: true }),
  title,
  why,
  roles: namedList('decided by', 'role'),
  need: worded<'any' | 'all' | number>('needs', (need) => needs[need] ?? countInWords(Number(need), 'people'), { absent: 'one of them' }),
  after: wordList<string>('starts after', (id, side) => stepName(chain, id, side), {
    absent: 'the step before',
    empty: 'nothing, at once',
  }),
  when: condition('its condition'),
  ...clockFields('2 business days'),
});

const steps: Field<readonly ApprovalStep[]> = {
  diff(before, after, place) {
    const chain = fromPointer(place.b)[1] ?? '';
    entries<ApprovalStep>({
      noun: 'step',
      keys: [(step) => step.id],
      order: 'matters',
      name: (step) => quoted(step.title),
      details: (step, side) => tellFields(stepFields(chain), step, side),
      diff: (one, other, at) => diffFields(stepFields(chain), one, other, at),
    }).diff(before, after, place);
  },
  tell: (list) => `${list.length === 1 ? 'step' : 'steps'} ${list.map((step) => quoted(step.title)).join(', ')}`,
};

const chainFields: Fields<ApprovalChain> = {
  title,
  why,
  delegate: namedList('a stand-in may be one of', 'role', 'nobody'),
  steps,
};

export const approvals: Field<Approvals> = mapEntries<ApprovalChain>({
  noun: 'approval chain',
  tellReach: true,
  name: (_, chain) => quoted(chain.title),
  details: (chain, side) => tellFields(chainFields, chain, side),
  diff: (before, after, place) => diffFields(chainFields, before, after, place),
});
