import { Text } from '@mantine/core';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { signedAmount } from './amounts.ts';
import type { Report } from './read-report.ts';
import classes from './report.module.css';
import { reportWords } from './words.ts';

/** One sentence, and the numbers that matter. */
export function Figures({ report }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const { up, down, in: into, out, mixed } = report.changes.directions;
  const { total } = report.cost;
  const figures = [
    [say('sumUp'), `▲ ${number(up)}`],
    [say('sumDown'), `▼ ${number(down)}`],
    [say('sumIn'), number(into)],
    [say('sumOut'), number(out)],
    ...(mixed > 0 ? [[say('sumMixed'), number(mixed)]] : []),
    [say('sumCost'), signedAmount(total.difference, total.currency.after, say('unknown'))],
  ] as const;
  return (
    <>
      <Text fw={600}>{report.summary}</Text>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
