import type { PartnerData, RecordData, RowProblem } from '@tierwright/facts';
import type { Json } from '@tierwright/program';
import type { Shared } from '../base.ts';
import type { Line } from '../files/lines.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

type Read = { readonly partner: PartnerData } | { readonly problem: RowProblem };

/** A line of a file of partners: one partner as JSON, or what is wrong with it. */
export function partnerLine({ number, bytes, isCut = false }: Line): Read {
  const wrong = (code: string, message: string, expected: string, value?: Json): Read => ({
    problem: { line: number, row: number, column: null, code, message, expected, ...(value === undefined ? {} : { value }) },
  });
  if (isCut) return wrong('BASE117', 'The line is too long.', 'at most 64 MB');
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch (error) {
    return error instanceof SyntaxError
      ? wrong('BASE119', `The line is not JSON (${error.message}).`, 'one JSON object a line')
      : wrong('BASE111', 'The line is not UTF-8.', 'UTF-8');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return wrong('BASE119', 'A partner is an object.', '{ "id": "…", … }');
  if (!('id' in value) || typeof value.id !== 'string' || value.id === '')
    return { problem: { line: number, row: number, column: '/id', code: 'BASE116', message: 'The partner has no id.', expected: 'text' } };
  return { partner: value as PartnerData };
}

export const isBlank = ({ bytes }: Line): boolean => bytes.length === 0 || (bytes.length === 1 && bytes[0] === 13);

/** Adds what a base holds for all its partners. */
export function withShared(partner: PartnerData, { loaded, rates }: Shared): PartnerData {
  if (!loaded && !rates) return partner;
  const shared: PartnerData = { ...partner };
  if (loaded && !partner.loaded) shared.loaded = loaded;
  if (rates) shared.records = { ...partner.records, rate: [...(rates as RecordData[]), ...(partner.records?.rate ?? [])] };
  return shared;
}
