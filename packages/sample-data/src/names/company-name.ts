import type { Random } from '../random/random.ts';

// Syllables that make up no existing company: checked against nothing, made to sound like one.
const HEADS = [
  'Al',
  'Bel',
  'Cor',
  'Dra',
  'El',
  'Fen',
  'Gal',
  'Hal',
  'Ister',
  'Jor',
  'Kel',
  'Lum',
  'Mor',
  'Nor',
  'Ost',
  'Pel',
  'Quor',
  'Ral',
  'Sol',
  'Tar',
  'Ulm',
  'Ver',
  'Wen',
  'Yar',
  'Zel',
];
const MIDDLES = ['a', 'be', 'de', 'e', 'ga', 'i', 'ka', 'li', 'ma', 'no', 'o', 'ri', 'sta', 'ti', 'va'];
const TAILS = [
  'dan',
  'dor',
  'gard',
  'lin',
  'mark',
  'mont',
  'nex',
  'quist',
  'ran',
  'ris',
  'sen',
  'sten',
  'tek',
  'ton',
  'vane',
  'via',
  'wick',
  'zen',
];
const TRADES = [
  'Systems',
  'Solutions',
  'Consulting',
  'Networks',
  'Data',
  'Cloud',
  'Services',
  'Digital',
  'Software',
  'Partners',
  'Group',
  'IT',
];
const FORMS = ['GmbH', 'Ltd', 'Inc', 'SA', 'BV', 'Pty Ltd', 'LLC', 'AB', 'SpA', 'KK'];

/** An invented company name without its legal form, such as "Belstaton Systems". */
function companyStem(random: Random): string {
  const name = `${random.pick(HEADS)}${random.chance(0.7) ? random.pick(MIDDLES) : ''}${random.pick(TAILS)}`;
  return random.chance(0.75) ? `${name} ${random.pick(TRADES)}` : name;
}

export function companyName(random: Random): string {
  return `${companyStem(random)} ${random.pick(FORMS)}`;
}

/** The same company as another clerk would type it: another case, another legal form, or one letter left out. */
export function variantName(random: Random, name: string): string {
  const cut = FORMS.find((form) => name.endsWith(` ${form}`));
  const stem = cut === undefined ? name : name.slice(0, -cut.length - 1);
  const form = random.pick(FORMS.filter((other) => other !== cut));
  switch (random.below(3)) {
    case 0:
      return `${stem.toUpperCase()} ${form}`;
    case 1:
      return `${stem} ${form}`;
    default: {
      const gone = 1 + random.below(stem.length - 2);
      return `${stem.slice(0, gone)}${stem.slice(gone + 1)} ${cut ?? form}`;
    }
  }
}
