import { nearestName, type Problem } from '@tierwright/program';

/** Codes of simulation, with what to do. Stable; never reused. */
export const SIMULATION_PROBLEMS = {
  SIM101: { title: 'Not a snapshot', advice: 'The file is damaged, or something else. Make the snapshot anew from its base.' },
  SIM102: { title: 'Snapshot in another form', advice: 'It was written by another release. Make the snapshot anew from its base.' },
  SIM103: { title: 'Content does not match its hash', advice: 'The file was changed or damaged. Make the snapshot anew from its base.' },
  SIM104: { title: 'Column missing', advice: 'Make the snapshot anew from its base.' },
  SIM105: { title: 'Column of another type', advice: 'Make the snapshot anew from its base.' },
  SIM106: { title: 'Column of another length', advice: 'Make the snapshot anew from its base.' },
  SIM107: { title: 'Value that no fact can have', advice: 'Correct it where the partners come from, and make the snapshot anew.' },
  SIM108: { title: 'Day that cannot be decided', advice: 'Correct it where the partners come from, and make the snapshot anew.' },
  SIM111: { title: 'Made by another engine', advice: 'Make the snapshot anew with this release.' },
  SIM112: { title: 'Made of another base', advice: 'Make a snapshot of this base.' },
  SIM113: { title: 'Made for another day', advice: 'Make a snapshot for these days, or ask for the days that it was made for.' },
  SIM114: { title: 'Fact or benefit that the snapshot does not hold', advice: 'Make the snapshot for this version too.' },
  SIM115: { title: 'Fact that is defined otherwise', advice: 'Make the snapshot for this version too.' },
  SIM116: { title: 'Partners read otherwise', advice: 'Make the snapshot for this version too.' },
  SIM117: { title: 'Partners whose records are needed', advice: 'Make the snapshot for this version too.' },
  SIM118: {
    title: 'Partner that the version cannot decide',
    advice: 'Make the snapshot for this version too: it lists the partner apart.',
  },
  SIM119: {
    title: 'Not a partner',
    advice: 'Each line is one partner as a JSON object with an id of its own. Correct the line, or export the partners anew.',
  },
  SIM301: { title: 'Unknown parameter', advice: 'Use the id of a parameter of the candidate.' },
  SIM302: { title: 'Not a number', advice: 'Only parameters of type integer, number, money and percent can be moved.' },
  SIM303: { title: 'No such value', advice: 'Name a tier, and a variant, for which the parameter has a value of its own.' },
  SIM304: { title: 'No value on the day', advice: 'Ask for a day on which the value holds, or fill in the placeholder.' },
  SIM305: { title: 'Bounds the wrong way round', advice: 'Give a `from` below `to`, and a `step` above 0.' },
  SIM306: { title: 'Too many values', advice: 'Give a larger step, or narrower bounds.' },
  SIM307: { title: 'Value not of the type', advice: 'Whole numbers for integers, no more decimals than the currency has for money.' },
  SIM308: {
    title: 'Parameter of a filter',
    advice:
      'It decides which records count: what the facts would be at other values is not in a snapshot. Simulate a candidate with the other value.',
  },
  SIM309: { title: 'Unknown measure', advice: 'Use one of the measures that are expected.' },
  SIM310: { title: 'Goal without bound', advice: 'Give `atMost` or `atLeast`, each a number, the lesser one first.' },
  SIM311: { title: 'Unknown track, tier or line', advice: 'Use an id of the candidate.' },
  SIM312: { title: 'Wrong question', advice: 'Correct the question: its members are named where it is wrong.' },
  SIM313: { title: 'Threshold named twice', advice: 'Name each threshold once.' },
  SIM401: { title: 'A broken line in a file of items', advice: 'Correct or remove the line, or export the items anew.' },
  SIM402: { title: 'A thing of an unknown kind in a file of items', advice: 'Use one of the kinds that are expected.' },
  SIM403: {
    title: 'An item of another program or version',
    advice: 'Leave it out, or add a line with the version that it runs under.',
  },
  SIM404: { title: 'An item of a partner that is not in the base', advice: 'Export items and base at the same time, or leave it out.' },
  SIM405: { title: 'An item that is not as its kind is', advice: 'Export the items anew: a line is an item as it is kept.' },
  SIM406: { title: 'An item that is there twice', advice: 'Keep one of the lines.' },
  SIM407: { title: 'A thing beside the items that cannot be used', advice: 'Correct the named place, or export the items anew.' },
  SIM501: { title: 'No number of a report', advice: 'Name the part, and what tells the number there, with the words of the report.' },
  SIM502: { title: 'Not in the report', advice: 'Use an id or a value that the report has.' },
} as const;

export type SimulationCode = keyof typeof SIMULATION_PROBLEMS;

/** What is known of a problem besides its code. */
interface Details {
  /** JSON pointer into the question. */
  readonly pointer?: string;
  readonly value?: unknown;
  readonly expected?: string;
  /** Names that would do: the nearest one is suggested. */
  readonly among?: readonly string[];
}

/** A problem of a question about a simulation; where a name is unknown, with the nearest one that there is. */
export function simulationProblem(code: SimulationCode, message: string, { pointer = '', value, expected, among }: Details = {}): Problem {
  const nearest = among && typeof value === 'string' ? nearestName(value, among) : undefined;
  const wanted = expected ?? (among === undefined ? undefined : among.length === 0 ? 'none' : `one of ${among.join(', ')}`);
  return {
    code,
    severity: 'error',
    pointer,
    message,
    ...(value === undefined ? {} : { value }),
    ...(wanted === undefined ? {} : { expected: wanted }),
    suggestion: nearest === undefined ? SIMULATION_PROBLEMS[code].advice : `Did you mean ${nearest}?`,
  };
}
