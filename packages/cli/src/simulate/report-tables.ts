import type { SimulationOutput } from '../output/simulation.ts';
import type { Align } from '../terminal/table.ts';

/** A table of the report; the first row is the head. */
export interface ReportTable {
  title: string;
  rows: string[][];
  align: Align[];
}

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const number = (value: number) => (value === 0 ? '·' : whole.format(value));
const signed = (value: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${whole.format(Math.abs(value))}`;

type Track = SimulationOutput['moves'][number];

/** Rows are where partners come from, columns where they go, both from the highest tier down. */
function matrix({ title, byGroup, tiers, noTier, moves }: Track): ReportTable {
  const used = [...tiers].reverse().map(({ tier, ...rest }) => ({ tier: tier as string | null, ...rest }));
  const none = { tier: null, title: 'no tier', ...noTier };
  const all = none.before + none.after > 0 ? [...used, none] : used;
  const cell = (from: string | null, to: string | null) => moves.find((move) => move.from === from && move.to === to)?.partners ?? 0;
  return {
    title: `${title}: tiers before (rows) and after (columns)${byGroup ? ', by group' : ''}`,
    rows: [
      ['', ...all.map((to) => to.title), 'before'],
      ...all.map((from) => [from.title, ...all.map((to) => number(cell(from.tier, to.tier))), number(from.before)]),
      ['after', ...all.map((to) => number(to.after)), ''],
    ],
    align: ['left', ...all.map((): Align => 'right'), 'right'],
  };
}

function bill({ cost: { lines: benefits, total: cost } }: SimulationOutput): ReportTable {
  const priced = benefits.filter(({ before, after }) => before.value !== null || after.value !== null);
  const pair = (before: number, after: number) => (before + after === 0 ? '' : `${number(before)} / ${number(after)}`);
  const money = (value: number | null) => (value === null ? '' : whole.format(value));
  const lines = priced.map(({ title, before, after, unknown, difference }) => [
    title,
    money(before.value),
    money(after.value),
    difference === null ? '' : signed(difference),
    pair(before.partners, after.partners),
    unknown === 0 ? '' : number(unknown),
  ]);
  const total = ['All', money(cost.before), money(cost.after), cost.difference === null ? '' : signed(cost.difference), '', ''];
  const rows = [['', 'before', 'after', 'difference', 'partners', 'not known'], ...lines, ...(lines.length > 1 ? [total] : [])];
  const { before, after } = cost.currency;
  return {
    title: `Benefits in a year, ${before}${before === after ? '' : ` and ${after}`}`,
    rows: cost.unknown > 0 ? rows : rows.map((row) => row.slice(0, 5)),
    align: ['left', 'right', 'right', 'right', 'right', 'right'],
  };
}

/** Benefits without an amount whose holders change, such as access and listings. */
function grants({ cost: { lines: benefits } }: SimulationOutput): ReportTable {
  const changed = benefits.filter(
    ({ before, after }) => before.value === null && after.value === null && before.partners !== after.partners,
  );
  return {
    title: 'Partners with other benefits',
    rows: [
      ['', 'before', 'after', 'difference'],
      ...changed.map(({ title, before, after }) => [
        title,
        number(before.partners),
        number(after.partners),
        signed(after.partners - before.partners),
      ]),
    ],
    align: ['left', 'right', 'right', 'right'],
  };
}

const BAND_TITLES = [
  ['gainOver5', 'gain more than 5 %'],
  ['gainUnder5', 'gain up to 5 %'],
  ['same', 'stay the same'],
  ['loseUnder5', 'lose up to 5 %'],
  ['loseOver5', 'lose more than 5 %'],
  ['unknown', 'not known'],
] as const;

function winners({ bands, partners }: SimulationOutput): ReportTable {
  const partnersOf = (wanted: string) => bands.find(({ band }) => band === wanted)?.partners ?? 0;
  const told = BAND_TITLES.filter(([band]) => partnersOf(band) > 0);
  const share = (amount: number) => `${((100 * amount) / Math.max(1, partners)).toFixed(1)} %`;
  return {
    title: 'Partners by what their benefits come to in a year',
    rows: [['', 'partners', 'share'], ...told.map(([band, title]) => [title, number(partnersOf(band)), share(partnersOf(band))])],
    align: ['left', 'right', 'right'],
  };
}

const MOST_REASONS = 12;

function reasons({ changes: { reasons: all }, moves: tracks }: SimulationOutput): ReportTable {
  const tierTitle = (track: string, tier: string) =>
    tracks.find((one) => one.track === track)?.tiers.find((one) => one.tier === tier)?.title ?? tier;
  const rows = all
    .slice(0, MOST_REASONS)
    .map(({ change, track, tier, title, partners, alone, near }) => [
      `${change} ${tierTitle(track, tier)}`,
      title,
      number(partners),
      number(alone),
      number(near),
    ]);
  return {
    title: `What decided${all.length > MOST_REASONS ? ` (the first ${MOST_REASONS} of ${all.length})` : ''}`,
    rows: rows.length === 0 ? [] : [['', 'requirement', 'partners', 'alone', 'within 5 %'], ...rows],
    align: ['left', 'left', 'right', 'right', 'right'],
  };
}

/** SIM-F12: letters by day and notice, and whether memberships were given. */
function noticesTable({ notices: { partners, assumed, counts } }: SimulationOutput): ReportTable {
  const of =
    assumed === 0 ? '' : `, ${whole.format(assumed)} taken to be ${assumed === 1 ? 'a member' : 'members'} with the tiers of the baseline`;
  return {
    title: `Notices: ${whole.format(partners)} ${partners === 1 ? 'partner' : 'partners'} would be told${of}`,
    rows: [
      ['day', 'notice', 'letters', 'people', 'released by'],
      ...counts.map(({ day, notice, letters, people, heldBy }) => [day, notice, number(letters), number(people), heldBy ?? '']),
    ],
    align: ['left', 'left', 'right', 'right', 'left'],
  };
}

/** The report as tables: moves between tiers, the yearly bill, winners and losers, reasons, notices. */
export function reportTables(output: SimulationOutput): ReportTable[] {
  const moving = output.moves.filter(({ moves }) => moves.some(({ from, to }) => from !== to));
  const isMoney = output.cost.lines.some(({ difference }) => difference !== null);
  const tables = [
    ...(moving.length > 0 ? moving : output.moves).map(matrix),
    bill(output),
    ...(isMoney ? [winners(output)] : []),
    grants(output),
    reasons(output),
    noticesTable(output),
  ];
  return tables.filter(({ rows }) => rows.length > 1);
}

/** How partners move, in words: `12 up, 200 down, 2 out`. */
export function directionsText({ changes: { directions } }: SimulationOutput): string {
  const words = {
    up: 'up',
    down: 'down',
    in: 'newly in a tier',
    out: 'out of every tier',
    mixed: 'up in one track and down in another',
  } as const;
  const told = (Object.keys(words) as (keyof typeof words)[]).filter((direction) => directions[direction] > 0);
  return told.map((direction) => `${whole.format(directions[direction])} ${words[direction]}`).join(', ');
}
