import { Table } from '@mantine/core';
import { Behind } from '../impact/behind.tsx';
import { number } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { share, signedAmount } from './amounts.ts';
import type { Report } from './read-report.ts';
import classes from './report.module.css';
import { ReportPart } from './report-part.tsx';
import { reportWords } from './words.ts';

const WIDTH = 760;
const HEIGHT = 22;

/** Winners and losers in bands by what their benefits come to in a year. */
export function BandsPart({ report: { bands, cost, partners: all } }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const count = (...of: string[]) => bands.reduce((sum, { band, partners }) => sum + (of.includes(band) ? partners : 0), 0);
  const total = bands.reduce((sum, { partners }) => sum + partners, 0);
  let x = 0;
  const parts = bands.map(({ band, partners }) => {
    const width = total === 0 ? 0 : (WIDTH * partners) / total;
    const part = { band, partners, x, width };
    x += width;
    return part;
  });
  const title = say('bandsTitle', {
    gain: number(count('gainOver5', 'gainUnder5')),
    lose: number(count('loseOver5', 'loseUnder5')),
  });
  return (
    <ReportPart title={title}>
      <svg className={classes.picture} width={WIDTH} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('bandsPicture')}>
        {parts.map(({ band, partners, x: at, width }) => (
          <rect key={band} className={classes[`bar-${band}`]} x={at} y={0} width={width} height={HEIGHT}>
            <title>{`${say(band)}: ${number(partners)}`}</title>
          </rect>
        ))}
      </svg>
      <Table withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say('band')}</Table.Th>
            <Table.Th className={classes.number}>{say('partners')}</Table.Th>
            <Table.Th className={classes.number}>{say('share')}</Table.Th>
            <Table.Th className={classes.number}>{say('difference')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bands.map(({ band, partners, difference }) => (
            <Table.Tr key={band}>
              <Table.Th scope="row">
                <svg width={12} height={12} aria-hidden="true">
                  <rect className={classes[`bar-${band}`]} width={12} height={12} rx={2} />
                </svg>{' '}
                {say(band)}
              </Table.Th>
              <Table.Td className={classes.number}>
                <Behind selector={{ part: 'bands', band }} title={say(band)} count={partners} />
              </Table.Td>
              <Table.Td className={classes.number}>{share(partners, all)}</Table.Td>
              <Table.Td className={classes.number}>{signedAmount(difference, cost.total.currency.after, say('unknown'))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ReportPart>
  );
}
