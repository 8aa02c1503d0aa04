import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseProgram } from '../parse/parse-program.ts';
import { sentencesOf } from './sentences.ts';

const { program } = parseProgram(readFileSync(new URL('../../../../rules/northwind/2027.1.0.program.json', import.meta.url), 'utf8'));
const say = sentencesOf(program as NonNullable<typeof program>);

describe('what a program says', () => {
  it('PDL-D14: facts, derived values and conditions in the words of people', () => {
    const ids = [
      'partner.region',
      'bookings.t12m',
      'certs.active',
      'specializations',
      'offer.onMarket',
      'orders.onTime',
      'electives',
      'points',
    ];
    expect([...ids.map((id) => say.value(id)), say.value('today')]).toMatchInlineSnapshot(`
      [
        "the partner’s attribute “region”",
        "the sum of “amount” of “Deal” records, the last 12 months by “wonOn”",
        "the number of different “person” in “Certificate” records, from “issuedOn” until “expiresOn”, from “joinedOn” of “person” until “leftOn” of “person”",
        "every “area” found in “Specialization” records, from “acceptedOn” until “expiresOn”",
        "whether there are “Managed service on the market” records, all time by “acceptedOn”",
        "those records of “Orders shipped, last 3 months”, where “onTime” is yes",
        "counts the requirements “Security specialization”, “Happy customers” and “Steady flow of deals”",
        "the sum of up to 50 points for “People with a valid certificate” (all of them at 10) and 20 points if “Security specialization”",
        undefined,
      ]
    `);
    expect(say.condition({ all: [{ fact: 'bookings.t12m', operator: 'greaterThan', value: 5 }, { not: { condition: 'security' } }] })).toBe(
      '“Bookings, last 12 months” is above 5 USD and not “Security specialization”',
    );
    expect([say.nameOfValue('bookings.t12m'), say.nameOfRequirement('nothing')]).toEqual(['“Bookings, last 12 months”', '“nothing”']);
  });
});
