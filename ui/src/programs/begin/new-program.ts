/** What a program begins with. */
export interface Beginning {
  readonly title: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA. */
  readonly timeZone: string;
}

const FIRST_VERSION = '0.1.0';

/** An id made of a title: “Éclair Partner Program” → `eclair-partner-program`; empty where nothing is left. */
export function programIdOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const id = words.join('-').slice(0, 80).replace(/-+$/, '');
  return /^[a-z]/.test(id) ? id : id === '' ? '' : `p-${id}`;
}

export const isCurrency = (currency: string): boolean => {
  try {
    return /^[A-Z]{3}$/.test(currency) && Intl.supportedValuesOf('currency').includes(currency);
  } catch {
    return false;
  }
};

export const isTimeZone = (timeZone: string): boolean => {
  try {
    return timeZone.includes('/') && new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false;
  }
};

/** The text of a program with one tier, which everybody has: a higher one would have to ask for something. */
export function blankProgram({ title, currency, timeZone }: Beginning): string {
  const tiers = [{ id: 'member', title: 'Member' }];
  const program = {
    ...{ pdl: '1.0', program: programIdOf(title), version: FIRST_VERSION, title, currency, timeZone },
    tracks: [{ id: 'main', title: 'Partners', tiers }],
  };
  return `${JSON.stringify(program, null, 2)}\n`;
}

/** The text of a copy under its own title and id; what it took the place of is not its own past. */
export function copyOfProgram(document: unknown, title: string): string {
  const { supersedes: _supersedes, transition: _transition, ...kept } = { ...(document as Readonly<Record<string, unknown>>) };
  return `${JSON.stringify({ ...kept, program: programIdOf(title), version: FIRST_VERSION, title }, null, 2)}\n`;
}
