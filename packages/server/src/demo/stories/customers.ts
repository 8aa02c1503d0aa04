import type { Draw } from '../draw.ts';

const FIRST = ['Alder', 'Birch', 'Cobalt', 'Delta', 'Ember', 'Fjord', 'Garnet', 'Harbor', 'Iris', 'Juniper', 'Kestrel', 'Linden'] as const;
const SECOND = ['Foods', 'Logistics', 'Clinics', 'Energy', 'Motors', 'Insurance', 'Publishing', 'Airways', 'Bank', 'Robotics'] as const;
const COUNTRIES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  NA: ['US', 'CA'],
  EMEA: ['DE', 'FR', 'GB', 'NL'],
  APAC: ['JP', 'AU', 'SG'],
  LATAM: ['BR', 'MX'],
};

export interface Customer {
  readonly name: string;
  readonly country: string;
  readonly domain: string;
}

/** The nth invented customer, in a country of a region; another one for each n below 120. */
export function customer(n: number, region: string, draw: Draw): Customer {
  const first = FIRST[n % FIRST.length] ?? FIRST[0];
  const second = SECOND[Math.floor(n / FIRST.length) % SECOND.length] ?? SECOND[0];
  const name = `${first} ${second}`;
  return { name, country: draw.of(COUNTRIES[region] ?? ['US']), domain: `${first}-${second}.example`.toLowerCase() };
}
