import {
  CHANGE_PARTNERS_RIGHTS,
  changePartner,
  createPartner,
  type NewPartner,
  newPartnerShape,
  type PartnerPatch,
  partnerFor,
  partnerPatchShape,
  partnerShape,
  partnersFor,
  partnerWithRecordsShape,
  READ_PARTNERS_RIGHTS,
  runCommand,
} from '@tierwright/commands';
import { type Static, Type } from 'typebox';
import { requestRefused } from '../../problems/request-refused.ts';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, pageOf, queryOf } from '../../route/page.ts';
import type { Route } from '../../route/route.ts';
import { PARTNER, partnerOf } from './partner-path.ts';

const LIST = queryOf({
  ...PAGE_QUERY,
  search: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Part of the title, or the beginning of the id.' })),
  parent: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'Whose family it belongs to.' })),
  attribute: Type.Optional(
    Type.Array(Type.String({ minLength: 2, maxLength: 600 }), {
      maxItems: 10,
      description: 'Attributes it has, such as `region:EMEA`; all of them.',
    }),
  ),
});

/** `region:EMEA` as a name and a value. */
function attributesOf(pairs: readonly string[] = []): { readonly attributes?: Readonly<Record<string, string>> } {
  if (pairs.length === 0) return {};
  const found = pairs.map((pair): [string, string] => {
    const colon = pair.indexOf(':');
    if (colon < 1)
      throw requestRefused('API112', 'An attribute has a name and a value.', {
        pointer: '/attribute',
        value: pair,
        expected: 'such as region:EMEA',
      });
    return [pair.slice(0, colon), pair.slice(colon + 1)];
  });
  return { attributes: Object.fromEntries(found) };
}

/** Partners themselves. */
export const partnerRoutes: readonly Route[] = [
  {
    id: 'listPartners',
    method: 'get',
    path: '/partners',
    tag: 'partners',
    summary: 'Partners by id.',
    rights: READ_PARTNERS_RIGHTS,
    query: LIST,
    answers: { 200: pageOf(partnerShape) },
    handle: (request) => {
      const { attribute, ...asked } = request.query as Static<typeof LIST>;
      return partnersFor(request.service, callerOf(request), { ...asked, ...attributesOf(attribute) });
    },
  },
  {
    id: 'createPartner',
    method: 'post',
    path: '/partners',
    tag: 'partners',
    summary: 'Makes a partner, under the vendor’s own id.',
    rights: CHANGE_PARTNERS_RIGHTS,
    body: newPartnerShape,
    needs: 'key',
    answers: { 201: partnerShape },
    handle: (request) => runCommand(request.service, createPartner, commanded(request, request.body as NewPartner)),
  },
  {
    id: 'getPartner',
    method: 'get',
    path: '/partners/{partner}',
    tag: 'partners',
    summary: 'A partner, with how many records of each kind it has.',
    rights: READ_PARTNERS_RIGHTS,
    params: PARTNER,
    answers: { 200: partnerWithRecordsShape },
    handle: (request) => partnerFor(request.service, callerOf(request), partnerOf(request)),
  },
  {
    id: 'changePartner',
    method: 'patch',
    path: '/partners/{partner}',
    tag: 'partners',
    summary: 'Changes a partner; what it was stays in its history.',
    rights: CHANGE_PARTNERS_RIGHTS,
    params: PARTNER,
    body: partnerPatchShape,
    needs: 'revision',
    answers: { 200: partnerShape },
    handle: (request) =>
      runCommand(request.service, changePartner, commanded(request, { partner: partnerOf(request), change: request.body as PartnerPatch })),
  },
];
