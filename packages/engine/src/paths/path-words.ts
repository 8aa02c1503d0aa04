import type { Program } from '@tierwright/program';
import type { Shown } from '../decision/decision.ts';
import { dateInWords } from '../explain/dates-in-words.ts';
import { listed } from '../explain/listed.ts';
import { amountInWords, numberInWords } from '../explain/numbers-in-words.ts';
import { titleOf, valueInWords, wordInWords } from '../explain/words.ts';
import type { Movable } from './movable/movable.ts';
import type { Margin, PathChange } from './path.ts';
import { singular } from './singular.ts';

const lowerFirst = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? `${text.slice(0, 1).toLowerCase()}${text.slice(1)}` : text);
/** A title without what follows a comma: `Deals won, last 12 months` as `Deals won`. */
const short = (title: string): string => title.split(',')[0] ?? title;
const inGroup = (group: string | undefined): string => (group === undefined ? '' : ` in ${group}`);

/** A title, with the group where the fact is by group. */
const titled = (program: Program, { fact, group }: { fact: string; group?: string }): string =>
  group === undefined ? titleOf(program, fact) : `${titleOf(program, fact)}, ${group}`;

/** A number of what a fact counts: `38,000 EUR`, `1 certificate`, `3 deals won`. */
function countInWords(program: Program, fact: string, amount: number): string {
  const { type, unit, title = fact } = program.facts?.[fact] ?? {};
  if (type === 'money') return amountInWords(amount, program.currency);
  if (type === 'percent') return `${numberInWords(amount)} percentage point${amount === 1 ? '' : 's'}`;
  if (type === 'date') return `${numberInWords(amount)} day${amount === 1 ? '' : 's'}`;
  const number = numberInWords(amount);
  if (unit === undefined) return `${number} (${short(title)})`;
  const word = amount === 1 ? singular(unit) : unit;
  const rest = short(title);
  // “People with a valid certificate”, counted in people, is told whole.
  return rest.toLowerCase().startsWith(`${unit.toLowerCase()} `) ? `${number} ${word}${rest.slice(unit.length)}` : `${number} ${word}`;
}

/** What a change asks for, to stand in a list: `38,000 EUR`, `2 people fewer`, `Agreement signed: yes`. */
function asked(program: Program, change: PathChange, needsTitle: boolean): string {
  const { fact, group, member, to, change: amount } = change;
  const { type } = program.facts?.[fact] ?? {};
  const title = titled(program, change);
  if (member !== undefined) return `${to === true ? '' : 'no '}${wordInWords(program, fact, member)} in ${lowerFirst(short(title))}`;
  if (amount === undefined) return `${short(title)}: ${valueInWords(program, fact, to)}`;
  const count = countInWords(program, fact, Math.abs(amount));
  if (type === 'date') return `${short(title)} ${count} ${amount < 0 ? 'earlier' : 'later'}`;
  const less = amount < 0 ? (type === 'integer' ? ' fewer' : ' less') : '';
  const of = needsTitle && (type === 'money' || type === 'percent') ? ` (${short(titleOf(program, fact))})` : '';
  return `${count}${less}${of}${inGroup(group)}`;
}

/** All that is asked for: `38,000 EUR and 1 certificate`. The group in question goes without saying. */
export function askedInWords(program: Program, changes: readonly PathChange[], group: string | undefined): string {
  const typeOf = ({ fact }: PathChange) => program.facts?.[fact]?.type;
  return listed(
    changes.map((change) => {
      const { group: own, ...rest } = change;
      const told = own === undefined || own === group ? rest : change;
      const alike = changes.filter((other) => typeOf(other) === typeOf(change));
      return asked(program, told, alike.length > 1 || typeOf(change) === 'percent');
    }),
  );
}

const bare = (program: Program, fact: string, value: Shown): string => valueInWords(program, fact, value);

/** One change told apart: `Bookings, last 12 months: 250,000 EUR instead of 212,000 EUR, by 31 December 2026`. */
export function changeInWords(program: Program, change: Omit<PathChange, 'sentence'>): string {
  const { fact, member, from, to, by } = change;
  const title = titled(program, change);
  const until = by === undefined ? '' : `, by ${dateInWords(by)}`;
  if (member !== undefined) return `${title}: ${to === true ? 'with' : 'without'} ${wordInWords(program, fact, member)}${until}`;
  return `${title}: ${bare(program, fact, to)} instead of ${bare(program, fact, from)}${until}`;
}

/** How far a value may move: `Bookings, last 12 months: 262,000 EUR, 12,000 EUR to spare; kept down to 250,000 EUR`. */
export function marginSentence(program: Program, movable: Movable, margin: Omit<Margin, 'sentence'>): string {
  const { fact, member, value, keeps, lost } = margin;
  const title = titled(program, margin);
  if (member !== undefined) {
    const word = wordInWords(program, fact, member);
    return lost === true ? `${title}: lost with ${word}` : `${title}: lost without ${word}`;
  }
  const now = bare(program, fact, value);
  if (movable.isSwitch) return `${title}: ${now}; lost with ${bare(program, fact, lost)}`;
  const down = (lost as number | string) < (value as number | string);
  if (movable.type === 'date') {
    const end = keeps === value ? 'lost' : `kept until ${bare(program, fact, keeps)}, lost`;
    return `${title}: ${now}; ${end} with ${bare(program, fact, lost)}`;
  }
  const spare = Math.abs((keeps as number) - (value as number));
  if (keeps === value) return `${title}: ${now}, nothing to spare; lost at ${bare(program, fact, lost)}`;
  const room =
    movable.type === 'percent' ? `${numberInWords(spare)} percentage point${spare === 1 ? '' : 's'}` : bare(program, fact, spare);
  return `${title}: ${now}, ${room} to spare; kept ${down ? 'down' : 'up'} to ${bare(program, fact, keeps)}`;
}
