import type { Program } from '../document/schema.ts';
import { detectFeatures } from './detect-features.ts';
import { FEATURES, type FeatureLetter } from './feature.ts';

/** A parsed program and the file it was read from, as a path from the folder of the page. */
export interface ProgramOnPage {
  file: string;
  program: Program;
}

interface Row extends ProgramOnPage {
  /** The pointers of each feature that the program uses. */
  found: Map<FeatureLetter, string[]>;
}

const letters = Object.keys(FEATURES) as FeatureLetter[];
const link = ({ file, program }: ProgramOnPage) => `[${program.program} ${program.version}](${file})`;

/** The page that says which program uses which feature, and where first: Markdown. */
export function featurePage(programs: readonly ProgramOnPage[]): string {
  const rows = programs.map((one): Row => ({ ...one, found: byFeature(one.program) }));
  const overview = [
    `| Program | ${letters.join(' | ')} |`,
    `|---|${letters.map(() => ':-:').join('|')}|`,
    ...rows.map((row) => `| ${link(row)} | ${letters.map((letter) => (row.found.has(letter) ? '●' : '')).join(' | ')} |`),
  ];
  return `${[...head, ...overview, ...letters.flatMap((letter) => section(letter, rows))].join('\n')}\n`;
}

const head = [
  '<!-- Written by npm run generate from the programs in rules/; npm run check compares it. -->',
  '# Features of the programs',
  '',
  'Which features of the language each program uses, found by the structure of its document, not by tags. Below the table: where',
  'each program uses a feature first, as a JSON pointer, and how often.',
  '',
];

function byFeature(program: Program): Row['found'] {
  const found: Row['found'] = new Map();
  for (const { feature, pointer } of detectFeatures(program)) found.set(feature, [...(found.get(feature) ?? []), pointer]);
  return found;
}

function section(letter: FeatureLetter, rows: readonly Row[]): string[] {
  const used = rows.flatMap((row) => {
    const [first, ...more] = row.found.get(letter) ?? [];
    return first === undefined ? [] : [`| ${link(row)} | \`${first}\` | ${more.length + 1} |`];
  });
  const title = `## ${letter}. ${FEATURES[letter]}`;
  if (used.length === 0) return ['', title, '', 'No program uses it.'];
  return ['', title, '', '| Program | First at | Times |', '|---|---|--:|', ...used];
}
