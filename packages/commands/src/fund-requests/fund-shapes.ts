import { type Static, Type } from 'typebox';
import { answers, closed, count, day, id, instant, listOf, orNull, text } from '../shapes/vocabulary.ts';
import { chainShape } from '../status/chain-shown.ts';
import { moneyShape } from '../status/parts-shown.ts';
import { headMembers, holderShape, partnerShape, personShape, reasonShape } from '../status/status-shapes.ts';

const costs = listOf(closed({ title: text('What it is for.', 400), cost: moneyShape }), 200);
const titled = closed({ id: id('By the document.'), title: text('What people call it.', 400) });

const common = {
  ...headMembers,
  partner: partnerShape,
  fund: titled,
  plan: orNull(
    closed({ activity: titled, startsOn: day('First day,'), endsOn: day('Last day,'), costs, answers: answers('Of the fund’s form.') }),
  ),
  amount: orNull(moneyShape),
  share: orNull(Type.Number({ description: 'Percent of the cost that is paid.' })),
  period: orNull(day('First day of the period that it counts in,')),
  submittedAt: orNull(instant('The last submission.')),
  approvedAt: orNull(instant('When it was approved.')),
  endedOn: orNull(day('When the activity ended, where that was earlier than planned,')),
  proof: listOf(closed({ kind: id('As the fund names it.'), file: text('Where it is.', 1000) }), 500),
  proven: costs,
  refusedClaims: count('Claims that were refused.'),
  paid: orNull(moneyShape),
  reasons: listOf(reasonShape, 100),
} as const;

const partnerFundShape = closed(
  { ...common, holders: listOf(text('Title of who has to do something now.', 400), 50) },
  'A request for money as people of its partner see it.',
);
export type PartnerFund = Static<typeof partnerFundShape>;

const vendorFundShape = closed(
  {
    ...common,
    holders: listOf(holderShape, 50),
    submitter: orNull(personShape),
    reservations: listOf(
      closed({ money: moneyShape, lot: orNull(day('The accrual that it comes from,')), expires: orNull(day('When it is over,')) }),
      500,
    ),
    chains: listOf(chainShape, 200),
  },
  'A request for money as the vendor’s people see it.',
);
export type VendorFund = Static<typeof vendorFundShape>;

export const fundShape = Type.Unsafe<PartnerFund | VendorFund>({ anyOf: [vendorFundShape, partnerFundShape] });

/** A partner's money in a fund. */
export const balanceShape = closed({
  program: id('The program.'),
  fund: titled,
  accrued: moneyShape,
  reserved: moneyShape,
  paid: moneyShape,
  forfeited: moneyShape,
  available: moneyShape,
});
export type Balance = Static<typeof balanceShape>;
