import type { Json, Previous } from '@tierwright/program';
import { parseDay } from '../dates/day.ts';
import { type Findings, pointerKey } from './findings.ts';

type Check = (value: Json) => boolean;

const isDay: Check = (value) => typeof value === 'string' && parseDay(value) !== undefined;
const isTier: Check = (value) => value === null || typeof value === 'string';
const isGroups: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isTier);
const STATES: readonly Json[] = ['held', 'atRisk', 'none', 'removed'];

const FIELDS: Record<keyof Previous, { fits: Check; expected: string; code: string }> = {
  on: { fits: isDay, expected: 'a day as YYYY-MM-DD', code: 'PDL409' },
  tier: { fits: isTier, expected: 'the id of a tier, or null', code: 'PDL407' },
  groups: { fits: isGroups, expected: 'a tier or null for each group', code: 'PDL407' },
  since: { fits: isDay, expected: 'a day as YYYY-MM-DD', code: 'PDL409' },
  state: { fits: (value) => STATES.includes(value), expected: 'held, atRisk, none or removed', code: 'PDL412' },
  until: { fits: isDay, expected: 'a day as YYYY-MM-DD', code: 'PDL409' },
};

/** The state before, shape checked; whether its tiers exist is for the engine, since a program may have dropped one. */
export function readPrevious(json: Json, pointer: string, findings: Findings): Previous | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    findings.add(pointer, {
      code: 'PDL407',
      value: json,
      expected: 'an object',
      message: 'The state before is an object: { "on": day, "tier": id }.',
    });
    return null;
  }
  for (const [key, value] of Object.entries(json)) {
    const at = `${pointer}/${pointerKey(key)}`;
    const field = Object.hasOwn(FIELDS, key) ? FIELDS[key as keyof Previous] : undefined;
    if (!field)
      findings.add(at, {
        code: 'PDL402',
        value: key,
        expected: Object.keys(FIELDS).join(', '),
        message: `The state before has no ${key}.`,
      });
    else if (!field.fits(value)) findings.add(at, { code: field.code, value, expected: field.expected, message: `Not ${field.expected}.` });
  }
  if (json.on === undefined)
    findings.add(pointer, { code: 'PDL408', value: 'on', message: 'The state before does not say on which day it held.' });
  checkState(json as unknown as Previous, pointer, findings);
  return json as unknown as Previous;
}

/** A state says with its tier what it means: at risk of losing one by a day, or without one. */
function checkState({ state, tier, groups, until }: Previous, pointer: string, findings: Findings): void {
  if (state === 'atRisk' && until === undefined)
    findings.add(pointer, { code: 'PDL408', value: 'until', message: 'A tier at risk needs the day on which it is lost: `until`.' });
  if (state === 'atRisk' && groups === undefined && (tier === undefined || tier === null))
    findings.add(pointer, { code: 'PDL408', value: 'tier', message: 'A state at risk needs the tier that may be lost.' });
  if ((state === 'none' || state === 'removed') && typeof tier === 'string')
    findings.add(`${pointer}/tier`, { code: 'PDL407', value: tier, expected: 'null', message: `In the state ${state} no tier is held.` });
}
