import { describe, expect, it } from 'vitest';
import type { MadeOf } from './read-report.ts';
import { askedBy, commandOf, linkOf, requestOf } from './report-link.ts';

const MADE: MadeOf = {
  baseline: { program: 'p', version: '1 beta', hash: 'a'.repeat(64) },
  candidate: { program: 'p', version: '2', hash: 'b'.repeat(64) },
  base: 'c'.repeat(64),
  asOf: '2026-11-23',
  parametersAsOf: '2027-01-01',
  notices: true,
  engineVersion: '1',
};

describe('the link of a report', () => {
  it('holds both versions, the base and the days, and asks for the same again', () => {
    const link = linkOf('j1', MADE);
    expect(link).toEqual({
      ...{ job: 'j1', program: 'p', baseline: 'a'.repeat(64), candidate: 'b'.repeat(64), base: 'c'.repeat(64) },
      ...{ asOf: '2026-11-23', parametersAsOf: '2027-01-01' },
    });
    expect(askedBy(link)).toEqual({
      ...{ program: 'p', baseline: 'a'.repeat(64), candidate: 'b'.repeat(64) },
      ...{ asOf: '2026-11-23', parametersAsOf: '2027-01-01' },
    });
  });

  it('asks for nothing where it names no candidate', () => {
    expect(askedBy({ job: 'j1', baseline: 'a' })).toBeNull();
  });

  it('has the command line of the same numbers, quoted for a shell', () => {
    expect(commandOf(MADE)).toBe(
      "tierwright simulate 'p-1 beta.program.json' p-2.program.json --base partners.ndjson --as-of 2026-11-23 --parameters-as-of 2027-01-01 --notices",
    );
  });

  it('has the request to the service, with nothing that a shell reads in it', () => {
    const request = requestOf({ ...MADE, candidate: { ...MADE.candidate, program: "p'q" } }, 'https://x.example');
    expect(request).toContain(`"program":"p'\\''q"`);
    expect(request).toContain('"notices":true');
    expect(request).not.toContain('"base":');
  });
});
