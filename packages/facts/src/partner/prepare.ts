import type { Json, Outcome } from '@tierwright/program';
import type { FactPlan } from '../facts/fact-plan.ts';
import type { ProgramModel } from '../facts/program-model.ts';
import { type Rate, RateTable } from '../money/rate-table.ts';
import type { RecordRow } from '../records/record-row.ts';
import { Findings, isObject, pointerKey } from './findings.ts';
import { type Givable, readGivenFacts } from './given-facts.ts';
import type { PartnerData } from './partner-data.ts';
import type { PreparedPartner } from './prepared-partner.ts';
import { attributeCells, readAttributes } from './read-attributes.ts';
import { readExceptions } from './read-exceptions.ts';
import { readKinds } from './read-kinds.ts';
import { readLoaded } from './read-loaded.ts';
import { readPrevious } from './read-previous.ts';
import { ratesOf } from './read-rates.ts';
import { followRefs, type RecordReading, readRecords } from './read-records.ts';
import type { Expected, ReadingContext } from './read-value.ts';

/** What the partners of a program are prepared with; made once. */
export interface Preparation extends ReadingContext {
  readonly model: ProgramModel;
  readonly facts: readonly { plan: FactPlan; expected: Expected }[];
  readonly givable: Givable;
}

export interface PrepareOptions {
  /** What the program does not declare (kinds, fields, attributes, facts) is refused by default, or passed over. */
  extra?: 'refuse' | 'ignore';
  /** Exchange rates of a whole base, as records of kind `rate`; the partner's own come after them. */
  rates?: readonly Json[];
}

/** Checks a partner file and converts it; all problems at once. Warnings come with a partner. */
export function preparePartner(data: PartnerData, preparation: Preparation, options: PrepareOptions): Outcome<PreparedPartner> {
  const findings = new Findings();
  const shared = options.rates ? readRates(options.rates, preparation, findings) : [];
  const partner = readPartner(data, '', preparation, findings, options.extra === 'ignore', shared, true);
  return findings.refused || partner === null
    ? { ok: false, problems: findings.problems }
    : { ok: true, value: partner, problems: findings.problems };
}

const readingOf = (
  { currency, minorPerMajor, zone }: Preparation,
  partner: string,
  findings: Findings,
  ignoreExtra: boolean,
): RecordReading => ({
  currency,
  minorPerMajor,
  zone,
  partner,
  findings,
  ignoreExtra,
});

const KEYS: ReadonlySet<string> = new Set(['id', 'title', 'parent', 'attributes', 'records', 'facts', 'loaded', 'previous', 'family']);

function readPartner(
  data: unknown,
  pointer: string,
  preparation: Preparation,
  findings: Findings,
  ignoreExtra: boolean,
  sharedRates: readonly Rate[],
  withFamily: boolean,
): PreparedPartner | null {
  if (!isObject(data)) {
    findings.add(pointer, { code: 'PDL407', value: data, expected: 'an object', message: 'A partner file is an object.' });
    return null;
  }
  for (const key of Object.keys(data)) {
    if (KEYS.has(key) && (withFamily || key !== 'family')) continue;
    if (!ignoreExtra)
      findings.add(`${pointer}/${pointerKey(key)}`, {
        code: 'PDL402',
        value: key,
        expected: [...KEYS].join(', '),
        message: `${key} is not a part of a partner file here.`,
      });
  }
  const id = textOf(data, 'id', pointer, findings);
  if (data.id === undefined) findings.add(pointer, { code: 'PDL408', value: 'id', message: 'The partner has no id.' });
  const section = (key: string) => sectionOf(data, key, pointer, findings);
  const { model, facts } = preparation;
  const reading = readingOf(preparation, id ?? '', findings, ignoreExtra);

  const given = section('facts');
  const records = section('records');
  const dealLines = given['deal.lines'];
  const rows = readKinds(records, dealLines, pointer, model, reading);
  followRefs(model.kindList, rows, (kind) => model.kinds.get(kind)?.index);
  const attributes = readAttributes(section('attributes'), facts, `${pointer}/attributes`, reading);
  const givenFacts = readGivenFacts(given, `${pointer}/facts`, preparation.givable, reading);
  const family = withFamily ? readFamily(data.family, `${pointer}/family`, preparation, findings, ignoreExtra) : [];
  return {
    id: id ?? '',
    title: textOf(data, 'title', pointer, findings),
    parent: textOf(data, 'parent', pointer, findings),
    previous: data.previous === undefined || data.previous === null ? null : readPrevious(data.previous, `${pointer}/previous`, findings),
    exceptions: model.kindList.flatMap((kind) =>
      kind.is === 'exception' ? readExceptions(kind, rows[kind.index] ?? [], `${pointer}/records/${kind.id}`, findings) : [],
    ),
    given: givenFacts,
    rows,
    loaded: readLoaded(data.loaded, `${pointer}/loaded`, model, findings, ignoreExtra),
    rates: new RateTable(model.currency, [
      ...sharedRates,
      ...family.flatMap((member) => ratesOf(member.rows, model)),
      ...ratesOf(rows, model),
    ]),
    family,
    attributes,
    attributeCells: attributeCells(facts, attributes, givenFacts),
    hasDealLines: dealLines !== undefined || records.dealLine !== undefined,
  };
}

function textOf(data: { [key: string]: Json }, key: string, pointer: string, findings: Findings): string | null {
  const value = data[key];
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && value !== '') return value;
  findings.add(`${pointer}/${key}`, { code: 'PDL407', value, expected: 'text', message: `${key} is text.` });
  return null;
}

function sectionOf(data: { [key: string]: Json }, key: string, pointer: string, findings: Findings): { [key: string]: Json } {
  const value = data[key];
  if (value === undefined || value === null) return {};
  if (isObject(value)) return value;
  findings.add(`${pointer}/${key}`, { code: 'PDL407', value, expected: 'an object', message: `${key} is an object.` });
  return {};
}

function readFamily(
  json: Json | undefined,
  pointer: string,
  preparation: Preparation,
  findings: Findings,
  ignoreExtra: boolean,
): PreparedPartner[] {
  if (json === undefined || json === null) return [];
  if (!Array.isArray(json)) {
    findings.add(pointer, {
      code: 'PDL407',
      value: json,
      expected: 'a list of partner files',
      message: 'The family is a list of partner files.',
    });
    return [];
  }
  return json.flatMap((member, index) => readPartner(member, `${pointer}/${index}`, preparation, findings, ignoreExtra, [], false) ?? []);
}

/** The rates of a base. */
function readRates(rates: readonly Json[], preparation: Preparation, findings: Findings): Rate[] {
  const { model } = preparation;
  const kind = model.kinds.get('rate');
  if (!kind) return [];
  const rows = readRecords(kind, rates, '/rates', readingOf(preparation, '', findings, true));
  return ratesOf(
    model.kindList.map(({ index }) => (index === kind.index ? rows : undefined)),
    model,
  );
}

/** A prepared partner with other given facts in place of its own. */
export function prepareWithFacts(
  partner: PreparedPartner,
  facts: { readonly [id: string]: Json },
  preparation: Preparation,
  { extra }: Pick<PrepareOptions, 'extra'>,
): Outcome<PreparedPartner> {
  const findings = new Findings();
  const { model } = preparation;
  const reading = readingOf(preparation, partner.id, findings, extra === 'ignore');
  const given = readGivenFacts(facts, '/facts', preparation.givable, reading);
  const lines = facts['deal.lines'];
  const rows = lines === undefined ? partner.rows : partner.rows.slice();
  const kind = model.kinds.get('dealLine');
  if (kind && Array.isArray(lines)) (rows as (readonly RecordRow[])[])[kind.index] = readRecords(kind, lines, '/facts/deal.lines', reading);
  if (findings.refused) return { ok: false, problems: findings.problems };
  const value = {
    ...partner,
    given,
    rows,
    attributeCells: attributeCells(preparation.facts, partner.attributes, given),
    hasDealLines: partner.hasDealLines || lines !== undefined,
  };
  return { ok: true, value, problems: findings.problems };
}
