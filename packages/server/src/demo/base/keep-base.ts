import type { Command } from '@tierwright/commands';
import type { PartnerLine } from '@tierwright/sample-data';
import { appendRecords, type NewRecord, putPartners } from '@tierwright/store';

/** Partners and what is held of them, as the vendor's systems have it. */
export interface Loaded {
  readonly partners: readonly PartnerLine[];
}

const SOURCE = 'sample';

/** Keeps partners with their records in one transaction: they were made for the program, so nothing of them is refused. */
export const keepBase: Command<Loaded, null> = {
  name: 'sample.partners',
  rights: {},
  async run({ tx, now, about }, { partners }) {
    const identities = partners.map(({ records: _records, ...identity }) => identity);
    await putPartners(tx, identities, { at: now, source: SOURCE, by: 'system:sampleData' });
    const records = partners.flatMap(({ id: partner, records: kinds }) =>
      Object.entries(kinds).flatMap(([kind, bodies]) =>
        bodies.map(
          (body): NewRecord => ({
            partner,
            kind,
            body,
            source: SOURCE,
            ...(body.id === undefined ? {} : { sourceRef: `${partner}/${body.id}` }),
          }),
        ),
      ),
    );
    await appendRecords(tx, records, now);
    about(`source/${SOURCE}`);
    return { ok: true, status: 200, body: null };
  },
};
