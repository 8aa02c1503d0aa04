import type { Program, Track } from '@tierwright/program';
import { dateInWords } from '../explain/dates-in-words.ts';
import { numberInWords } from '../explain/numbers-in-words.ts';
import type { Path } from './path.ts';
import { askedInWords } from './path-words.ts';

type Unsaid = Omit<Path, 'sentence'>;

const trackOf = (program: Program, { track }: Unsaid): Track | undefined => program.tracks?.find(({ id }) => id === track);
const titleIn = (track: Track | undefined, tier: string | null): string =>
  tier === null ? 'no tier' : (track?.tiers.find(({ id }) => id === tier)?.title ?? tier);
const tierAndGroup = ({ tierTitle, group }: Unsaid): string => (group === undefined ? tierTitle : `${tierTitle} in ${group}`);

/** When the review gives what is met. */
function reached({ reachedOn, asOf }: Unsaid): string {
  if (reachedOn === asOf) return '';
  return reachedOn === null
    ? ' The review gives it on no day of the next ten years.'
    : ` The review gives it on ${dateInWords(reachedOn)}.`;
}

/** The tier that is met on top of the one asked for. */
function beyond(track: Track | undefined, path: Unsaid): string {
  return path.reaches === null || path.reaches === path.tier ? '' : ` ${titleIn(track, path.reaches)} is met with it.`;
}

/** `38,000 EUR and 1 certificate to Gold, by 31 December 2026.` (ENG-H10) */
export function pathSentence(program: Program, path: Unsaid): string {
  const by = path.by === undefined ? '' : `, by ${dateInWords(path.by)}`;
  return `${askedInWords(program, path.changes, path.group)} to ${tierAndGroup(path)}${by}.${beyond(trackOf(program, path), path)}${reached(path)}`;
}

/** What is met already, and what is not. */
export function metSentence(program: Program, path: Unsaid, isHeld: boolean): string {
  const track = trackOf(program, path);
  const where = tierAndGroup(path);
  const higher = path.qualified === path.tier ? '' : `: ${titleIn(track, path.qualified)} is met`;
  if (!isHeld) return `Everything that ${where} asks for is met${higher}.${reached(path)}`;
  const held = path.held === path.tier ? `${where} is held` : `${where} is held with ${titleIn(track, path.held)}`;
  return `${held}, and everything it asks for is met.`;
}

export function blockedSentence(_program: Program, path: Unsaid): string {
  const count = path.blockers.length;
  const what = count === 1 ? '1 thing stands' : `${numberInWords(count)} things stand`;
  return `${tierAndGroup(path)} cannot be reached by what can be moved: ${what} in the way.`;
}
