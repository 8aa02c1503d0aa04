/** A published program that comes with the editor; the document is a file beside it. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly address: string;
}

/** What a designer can begin with in one click: one that uses every section, and three of real vendors. */
export const SAMPLES: readonly Sample[] = [
  {
    ...{ id: 'northwind', title: 'Northwind Partner Program' },
    address: new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url).href,
  },
  {
    ...{ id: 'odoo', title: 'Odoo partnership, version 11' },
    address: new URL('../../../../rules/odoo/v11.program.json', import.meta.url).href,
  },
  {
    ...{ id: 'hubspot-solutions', title: 'HubSpot Solutions Partner, July 2025' },
    address: new URL('../../../../rules/hubspot-solutions/2025.7.0.program.json', import.meta.url).href,
  },
  {
    ...{ id: 'google-partners', title: 'Google Partners badge, 2024' },
    address: new URL('../../../../rules/google-partners/2024.1.0.program.json', import.meta.url).href,
  },
];
