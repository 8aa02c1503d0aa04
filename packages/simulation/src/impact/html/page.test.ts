import { describe, expect, it } from 'vitest';
import { EXAMPLE, partnerWith, withGoldAt } from '../../report/versions.fixture.ts';
import { reportCsv } from '../csv/report-csv.ts';
import { joined, PARTNERS, REGIONS, reportOn, versionsOf, withAttributes } from '../regions.fixture.ts';
import { reportHtml } from './page.ts';
import type { Told } from './told.ts';

const HOSTILE = `<script>alert("1")</script>'&`;
const told: Told = {
  report: reportOn(REGIONS, PARTNERS),
  baseline: REGIONS.baseline.program,
  candidate: REGIONS.candidate.program,
  command: 'tierwright simulate old.json new.json --base my-base',
};

function hostile(): Told {
  const named = (title: string) => (program: typeof EXAMPLE) => ({ ...program, title, tracks: [{ ...program.tracks![0]!, title }] });
  const versions = versionsOf(withAttributes(named(HOSTILE)(EXAMPLE)), withAttributes(named(HOSTILE)(withGoldAt(1500))));
  const partner = joined({ ...partnerWith('=1+1', 1200), title: HOSTILE }, { region: 'north' });
  return { ...told, report: reportOn(versions, [partner]), baseline: versions.baseline.program, candidate: versions.candidate.program };
}

describe('a report as HTML', () => {
  const page = reportHtml(told);

  it('SIM-O1: is one file that loads nothing and runs nothing', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;`,
    );
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\ssrc=|\sstyle=|\son\w+=/i);
    expect(page.match(/href="[^"]*"/g)!.every((href) => href.startsWith('href="#'))).toBe(true);
    expect(page.match(/https?:\/\//g)).toBeNull();
    expect(page).toContain('@media (prefers-color-scheme: dark)');
    expect(page).toContain('@media print');
    for (const [, anchor] of page.matchAll(/href="#([^"]*)"/g)) expect(page).toContain(`<section id="${anchor}">`);
  });

  it('SIM-O1: is well formed: what is opened is closed', () => {
    const open: string[] = [];
    const alone = new Set(['meta', 'line', 'rect', 'path']);
    for (const [tag, slash, name, end] of page.replace(/<style>[^<]*<\/style>/, '').matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
      if (slash === '/') expect([open.pop(), tag]).toEqual([name, tag]);
      else if (end !== '/' && name !== 'meta') open.push(name!);
      else expect(alone.has(name!)).toBe(true);
    }
    expect(open).toEqual([]);
  });

  it('SIM-O2: says what the report says, pictures with a table beside them', () => {
    expect(page).toContain(told.report.summary);
    expect(page).toContain('<th scope="row">Gold</th><td>3</td><td class="down">4 <span class="sign-down">▼</span></td>');
    expect(page).toContain('<title>4 partners: Gold → Silver</title>');
    expect(page.match(/<li><span class="who">P\d+<\/span>/g)).toHaveLength(4);
    expect(page).toContain('Bookings: 1,000 USD, must be at least 1,500 USD (33.3 % short)');
    expect(page).toContain('<pre>tierwright simulate old.json new.json --base my-base</pre>');
    for (const { value } of told.report.slices[0]!.values) expect(page).toContain(`<th scope="row">${value ?? 'not known'}</th>`);
    expect(reportHtml(told)).toBe(page);
  });

  it('SIM-O2: escapes every text', () => {
    const written = reportHtml(hostile());
    expect(written).not.toContain('<script');
    expect(written).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;');
  });

  it('SIM-O2: says of nobody that nobody moves', () => {
    const versions = versionsOf(EXAMPLE, { ...EXAMPLE, version: '2' });
    const quiet = reportHtml({
      ...told,
      report: reportOn(versions, []),
      baseline: versions.baseline.program,
      candidate: versions.candidate.program,
    });
    expect(quiet).toContain('None of 0 partners changes tier');
    expect(quiet).not.toContain('NaN');
  });
});

describe('a report as CSV', () => {
  const files = new Map(reportCsv(told).map(({ name, text }) => [name, text]));

  it('SIM-O3: has a file for each table', () => {
    expect([...files.keys()].join(' ')).toBe(
      'summary.csv moves.csv slices.csv slice-moves.csv changes.csv tiers.csv reasons.csv bands.csv cost.csv cost-by-kind.csv cost-by-period.csv cost-by-quarter.csv cliffs.csv nearest.csv running.csv notices.csv limits.csv undecided.csv',
    );
    expect(files.get('moves.csv')).toContain('resale,false,gold,silver,Gold,Silver,4\r\n');
    expect(files.get('slices.csv')!.split('\r\n')[1]).toMatch(/^fact,region,Region,north,north,20,2,0,2,0,0,0,/);
    expect(
      files
        .get('changes.csv')!
        .split('\r\n')
        .filter((line) => line.startsWith('P')),
    ).toHaveLength(4);
    expect(files.get('cost.csv')).toMatch(/^line,title,kind,.*\r\nrebate,Rebate,rebate,/);
  });

  it('SIM-O3: lets no spreadsheet run what partners are called', () => {
    const changes = reportCsv(hostile()).find(({ name }) => name === 'changes.csv')!.text;
    expect(changes.split('\r\n')[1]).toMatch(/^'=1\+1,"<script>alert\(""1""\)<\/script>'&",/);
  });
});
