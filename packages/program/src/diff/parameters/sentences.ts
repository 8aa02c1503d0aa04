import type { Parameter } from '../../parameters/schema.ts';
import type { Part } from '../../references/part.ts';
import { nameOf, tierTitle, valueTitle } from '../names.ts';
import { easesBy, effectAround } from '../partner-effect.ts';
import { type Place, report, type Said } from '../place.ts';
import type { Side } from '../side.ts';
import { leftInWords } from '../words/conditions.ts';
import { capital, joined, quoted } from '../words/join.ts';
import { dayBefore } from '../words/terms.ts';
import type { CellChange } from './cells.ts';
import { type Purpose, purposeOf } from './purpose.ts';
import { boundInWords, parameterName, valueInWords } from './value-words.ts';

export interface Told {
  id: string;
  /** For its type and unit, on either side. */
  before: Parameter;
  after: Parameter;
  /** "for “Growth regions”": the variant whose value changes. */
  variant?: string;
}

/** Tells one change of values as a change of what the parameter is for. */
export function sayCells(change: CellChange, told: Told, place: Place): void {
  const [first, ...rest] = change.cells;
  if (first === undefined) return;
  const effect = effectAround(place);
  const said: Said = {
    before: change.before,
    after: change.after,
    also: rest.map((cell) => (change.after === undefined ? cell.place.a : cell.place.b)),
    eases: easesBy(effect, moreOrLess(change)),
  };
  const purpose = purposeOf(place.after, told.id);
  const sentence = purpose.kind === 'threshold' ? threshold(change, told, place, purpose) : otherValue(change, told, place, purpose);
  const tellReach = purpose.kind === 'other' || (purpose.kind === 'threshold' && first.by === undefined);
  report(first.place, capital(`${timeOf(change)}${sentence}`), { ...said, tellReach, told: toldParts(change, purpose, place) });
}

/** The requirements and tiers that the sentence names. */
function toldParts(change: CellChange, purpose: Purpose, place: Place): Part[] {
  const tiers = change.cells.flatMap((cell) =>
    cell.by === 'tier' && cell.id !== undefined ? place.after.references.named(cell.id, 'tier') : [],
  );
  return [...tiers, ...(purpose.kind === 'threshold' ? purpose.requirements : [])];
}

function moreOrLess(change: CellChange): 'more' | 'less' | undefined {
  if (typeof change.before !== 'number' || typeof change.after !== 'number') return undefined;
  return change.after > change.before ? 'more' : 'less';
}

/** "From 2027-01-01, ", "Until 2026-12-31, ", or nothing for all time. The day named last is inside. */
function timeOf({ from, until }: CellChange): string {
  if (from === undefined && until === undefined) return '';
  if (from === undefined) return `until ${dayBefore(until ?? '')}, `;
  return until === undefined ? `from ${from}, ` : `from ${from} to ${dayBefore(until)}, `;
}

/** The tiers or bands of a change, from the lowest up, as people list them. */
function whoOf(change: CellChange, side: Side): string {
  const ids = change.cells.flatMap((cell) => (cell.id === undefined ? [] : [cell.id]));
  const isTier = change.cells[0]?.by === 'tier';
  return joined(isTier ? ids.reverse().map((id) => tierTitle(side, id)) : ids.map((id) => nameOf(side, 'band', id)));
}

type Threshold = Extract<Purpose, { kind: 'threshold' }>;

/** "Gold, for “Growth regions”: “Bookings” asks for at least 120,000 USD, was 100,000 USD". */
function threshold(change: CellChange, told: Told, place: Place, purpose: Threshold): string {
  const who = whoOf(change, place.after);
  const begin = [who, told.variant].filter((words) => words !== undefined && words !== '').join(', ');
  const asks = `${joined(purpose.requirements.map((part) => quoted(part.title)))} ${verb(purpose)} ${thresholdNumbers(change, told, place, purpose)}`;
  const isAskedOfNone = who !== '' && !change.cells.some((cell) => isAsked(cell.id, purpose.requirements, place));
  const remark = isAskedOfNone ? `; ${who} ${change.cells.length === 1 ? 'does' : 'do'} not ask for it` : '';
  return `${begin === '' ? '' : `${begin}: `}${asks}${remark}`;
}

function thresholdNumbers(change: CellChange, told: Told, place: Place, purpose: Threshold): string {
  const [leaf] = purpose.leaves;
  const of = leaf !== undefined && isOneOfSeveral(place.after, purpose) ? ` of ${leftInWords(leaf, place.after, [])}` : '';
  const is = boundInWords(change.after, purpose.operator, told.after, place.after);
  const was = boundInWords(change.before, purpose.operator, told.before, place.before);
  if (change.after === undefined) return `no number${of} any more (was ${was})`;
  return `${is}${of}, ${change.before === undefined ? 'had no number before' : `was ${sameBound(was, is)}`}`;
}

/** "at least 120,000 USD, was 100,000 USD": the bound is said once. */
function sameBound(was: string, is: string): string {
  for (const bound of ['at least ', 'more than ', 'at most ', 'less than ']) {
    if (was.startsWith(bound) && is.startsWith(bound)) return was.slice(bound.length);
  }
  return was;
}

function verb({ operator, requirements }: Threshold): string {
  const several = requirements.length > 1;
  return operator.startsWith('less') ? (several ? 'allow' : 'allows') : several ? 'ask for' : 'asks for';
}

/** Whether the requirement sets more bounds than this one, so that the sentence must say of what. */
function isOneOfSeveral(side: Side, { requirements, leaves }: Threshold): boolean {
  if (requirements.length !== 1 || leaves.length !== 1) return false;
  const when = side.program.requirements?.[requirements[0]?.id ?? '']?.when;
  return when !== undefined && (JSON.stringify(when).match(/"operator"/g) ?? []).length > 1;
}

function isAsked(tier: string | undefined, requirements: readonly Part[], place: Place): boolean {
  return requirements.some((part) => place.after.references.reaches(part.pointer).tiers.some((reached) => reached.id === tier));
}

function otherValue(change: CellChange, told: Told, place: Place, purpose: Purpose): string {
  const side = place.after;
  const what =
    purpose.kind === 'value' || purpose.kind === 'cap'
      ? joined(purpose.benefits.map((part) => part.title))
      : (valueTitle(side, told.id) ?? capital(parameterName(side, told.id)));
  const begin = [timeOf(change) === '' ? what : quoted(what), told.variant].filter((words) => words !== undefined).join(', ');
  const who = whoOf(change, side);
  const label = [purpose.kind === 'cap' ? 'cap' : '', who === '' ? '' : purpose.kind === 'cap' ? `for ${who}` : who]
    .filter((words) => words !== '')
    .join(' ');
  const was = valueInWords(change.before, told.before, place.before);
  const is = valueInWords(change.after, told.after, side);
  return `${begin}: ${label === '' ? '' : `${label} `}${was} → ${is}`;
}
