import {
  anyRights,
  createLead,
  historyFor,
  type ItemsWanted,
  LEAD_COMMANDS,
  LEAD_RIGHTS,
  type LeadAsked,
  type LeadSaid,
  leadBeginningShape,
  leadFor,
  leadMessageShape,
  leadRowShape,
  leadShape,
  leadsFor,
  READ_LEADS_RIGHTS,
  runCommand,
  stepShape,
} from '@tierwright/commands';
import { callerOf, commanded } from '../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, pathOf, queryOf } from '../route/page.ts';
import type { Route, RouteRequest } from '../route/route.ts';
import { customerQuery, itemId } from './deals/item-query.ts';

const params = pathOf({ lead: itemId });
const leadOf = ({ params: { lead = '' } }: RouteRequest) => lead;
const reads = { method: 'get', tag: 'leads', rights: READ_LEADS_RIGHTS } as const;

export const leadsRoutes: readonly Route[] = [
  {
    ...reads,
    id: 'listLeads',
    path: '/leads',
    summary: 'Leads, the newest first: those that the caller may see.',
    query: customerQuery,
    answers: { 200: pageOf(leadRowShape) },
    handle: (request) => leadsFor(request.service, callerOf(request), request.query as ItemsWanted & { customer?: string }),
  },
  {
    id: 'createLead',
    method: 'post',
    path: '/leads',
    tag: 'leads',
    summary: 'A lead comes in, and is offered to the first partner at once.',
    rights: createLead.rights,
    body: leadBeginningShape,
    needs: 'key',
    answers: { 201: leadShape },
    handle: (request) => runCommand(request.service, createLead, commanded(request, request.body as LeadAsked)),
  },
  {
    ...reads,
    id: 'getLead',
    path: '/leads/{lead}',
    summary: 'How a lead stands: for a partner while it has it.',
    params,
    answers: { 200: leadShape },
    handle: (request) => leadFor(request.service, callerOf(request), leadOf(request)),
  },
  {
    id: 'tellLead',
    method: 'post',
    path: '/leads/{lead}/messages',
    tag: 'leads',
    summary: 'Says something to a lead: accept, decline, feedback, recall, place.',
    rights: anyRights(LEAD_RIGHTS),
    params,
    body: leadMessageShape,
    needs: 'key',
    answers: { 200: leadShape },
    handle(request) {
      const message = request.body as LeadSaid;
      return runCommand(request.service, LEAD_COMMANDS[message.type], commanded(request, { id: leadOf(request), message }));
    },
  },
  {
    ...reads,
    id: 'getLeadHistory',
    path: '/leads/{lead}/history',
    summary: 'The steps that a lead took, the oldest first; for a partner since it was offered to it.',
    params,
    query: queryOf(PAGE_QUERY),
    answers: { 200: pageOf(stepShape) },
    handle: (request) =>
      historyFor(request.service, callerOf(request), {
        ...(request.query as PageQuery),
        kind: 'lead',
        id: leadOf(request),
        rights: READ_LEADS_RIGHTS,
      }),
  },
];
