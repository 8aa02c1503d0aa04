import { amountInWords } from '@tierwright/engine';
import { currencyOf, type FundRequest, findFund, type LifecycleProgram } from '@tierwright/lifecycle';
import { toMajor } from '@tierwright/program';
import { routeFacets, stepDueFacets } from './chain-facets.ts';
import type { Facet, Outlook } from './facet.ts';
import { endWords, percentWords } from './words.ts';

const DEADLINES: Readonly<Record<string, string>> = {
  answer: 'The partner answers by',
  claim: 'The claim is due',
  pay: 'Paid by',
};

/** SIM-F5: a request for money as it stands under a version. */
export function fundOutlook(program: LifecycleProgram, item: FundRequest): Outlook {
  const fund = findFund(program, item.fund);
  const calendar = program.baseCalendar;
  const end = (at: number | null) => endWords(at, calendar);
  const currency = fund ? currencyOf(program.program, fund) : program.program.currency;
  const money = (minor: number | null) => (minor === null ? 'not known' : amountInWords(toMajor(minor, currency), currency));
  const runs = item.chains.filter(({ state }) => state === 'running');
  const facets: Facet[] = [
    { aspect: 'stage', title: 'Stage', value: item.state, words: item.state },
    ...(item.plan
      ? [{ aspect: 'amount', about: 'asked', title: 'Asked for', value: item.amount, words: money(item.amount) } as const]
      : []),
    ...(item.share === null
      ? []
      : [{ aspect: 'amount', about: 'share', title: 'Share of the cost', value: item.share, words: percentWords(item.share) } as const]),
    ...(item.state === 'pending' || item.state === 'claimed'
      ? routeFacets(
          program,
          runs.map((run) => ({ chain: run.chain, run })),
        )
      : []),
    ...item.timers.flatMap(({ id, at }): Facet[] => {
      const title = DEADLINES[id];
      return title === undefined ? [] : [{ aspect: 'due', about: id, title, value: at, words: end(at) }];
    }),
    ...stepDueFacets(program, item.chains, end),
  ];
  return {
    facets,
    unknown: item.plan && item.amount === null && item.state === 'pending' ? ['It is not known how much is asked for.'] : [],
  };
}
