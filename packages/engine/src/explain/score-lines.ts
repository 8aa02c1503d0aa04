import type { ScoreOf, ScorePart } from '@tierwright/program';
import { refOf } from '../model/fact-ref.ts';
import type { Evidence } from './evidence.ts';
import { named } from './listed.ts';
import { memberInWords } from './member-words.ts';
import { earnedInWords, numberInWords } from './numbers-in-words.ts';
import { sourceOf } from './sources.ts';
import { toldOf } from './told.ts';
import { titleOf, valueInWords } from './words.ts';

interface Points {
  earned: number;
  most: number;
  text: string;
}

function pointsOf(evidence: Evidence, part: ScorePart): Points | undefined {
  const numberOf = (value: number | { fact: string }): number | undefined => {
    const id = refOf(value);
    const read = id === undefined ? (value as number) : evidence.read(id).value;
    return typeof read === 'number' ? read : undefined;
  };
  const most = numberOf(part.points);
  if (most === undefined) return undefined;
  if ('when' in part) {
    const node = toldOf(evidence.evaluate(part.when), evidence);
    return { earned: node.status === 'met' ? most : 0, most, text: `: ${memberInWords(evidence, node)}` };
  }
  const { value } = evidence.read(part.per);
  const full = numberOf(part.full);
  if (full === undefined) return undefined;
  const title = `${named(titleOf(evidence.program, part.per))}${sourceOf(evidence, part.per)}`;
  const all = valueInWords(evidence.program, part.per, full);
  if (typeof value !== 'number') return { earned: 0, most, text: ` for ${title}: not known, full at ${all}` };
  const earned = (most * Math.min(Math.max(value, 0), full)) / full;
  return { earned, most, text: ` for ${title}: ${valueInWords(evidence.program, part.per, value)}, full at ${all}` };
}

/** `25 of 50 points for Bookings: 200,000 EUR, full at 400,000 EUR`, if the parts add up to what was decided. */
export function scoreLines(evidence: Evidence, id: string, derived: ScoreOf): string[] {
  const parts = derived.score.map((part) => pointsOf(evidence, part));
  const known = parts.flatMap((part) => part ?? []);
  const total = known.reduce((sum, { earned }) => sum + earned, 0);
  const { value } = evidence.read(id);
  if (known.length < parts.length || typeof value !== 'number' || Math.abs(total - value) > 1e-9 * Math.max(1, Math.abs(value))) return [];
  const unit = derived.unit ?? 'points';
  return known.map(({ earned, most, text }) => `${earnedInWords(earned)} of ${numberInWords(most)} ${unit}${text}`);
}
