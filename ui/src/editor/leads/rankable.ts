import type { ValueType } from '@tierwright/program';
import type { Known } from '../conditions/known.ts';
import { placeOf } from '../conditions/place-of-condition.ts';
import { readableAt } from '../conditions/readable-values.ts';
import type { Choice } from '../entries/choice-member.tsx';

const ORDERED: ReadonlySet<ValueType> = new Set(['integer', 'number', 'money', 'percent', 'date']);

/** What has a highest and a lowest, and differs from partner to partner. */
export const rankable = (known: Known): Choice[] =>
  readableAt(known, placeOf(known, ['leads', 'rank']))
    .filter(({ info }) => ORDERED.has(info.type) && info.of !== 'parameter' && info.of !== 'form')
    .map(({ id, title }) => ({ value: id, label: title }));
