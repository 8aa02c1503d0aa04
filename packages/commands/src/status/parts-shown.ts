import { formatInstant, type Instant } from '@tierwright/lifecycle';
import { toMajor } from '@tierwright/program';
import { type Static, Type } from 'typebox';
import { closed } from '../shapes/vocabulary.ts';
import type { Shown } from './shown.ts';
import type { PartnerShown } from './status-shapes.ts';

export const instantOrNull = (at: Instant | null): string | null => (at === null ? null : formatInstant(at));

export const partnerShown = (shown: Pick<Shown, 'titleOf'>, id: string): PartnerShown => ({ id, title: shown.titleOf(id) });

/** Money in major units of a currency. */
export const moneyShape = closed({ amount: Type.Number(), currency: Type.String({ maxLength: 3 }) }, 'Major units of a currency.');
export type MoneyShown = Static<typeof moneyShape>;

export const moneyShown = (minor: number, currency: string): MoneyShown => ({ amount: toMajor(minor, currency), currency });
export const moneyOrNull = (minor: number | null, currency: string): MoneyShown | null =>
  minor === null ? null : moneyShown(minor, currency);
