import {
  createLead,
  LEAD_COMMANDS,
  LEAD_RIGHTS,
  leadBeginningShape,
  leadFor,
  leadMessageShape,
  leadRowShape,
  leadShape,
  leadsFor,
  READ_LEADS_RIGHTS,
} from '@tierwright/commands';
import { pathOf } from '../route/page.ts';
import type { Route } from '../route/route.ts';
import { customerQuery, itemId } from './deals/item-query.ts';
import { itemRoutes } from './items/item-routes.ts';

const { list, begin, get, tell, history } = itemRoutes({
  kind: 'lead',
  tag: 'leads',
  path: '/leads',
  one: 'lead',
  params: pathOf({ lead: itemId }),
  rights: READ_LEADS_RIGHTS,
  row: leadRowShape,
  item: leadShape,
  list: {
    id: 'listLeads',
    summary: 'Leads, the newest first: those that the caller may see.',
    query: customerQuery,
    find: leadsFor,
  },
  begin: {
    id: 'createLead',
    summary: 'A lead comes in, and is offered to the first partner at once.',
    body: leadBeginningShape,
    command: createLead,
  },
  get: { id: 'getLead', summary: 'How a lead stands: for a partner while it has it.', find: leadFor },
  tell: {
    id: 'tellLead',
    summary: 'Says something to a lead: accept, decline, feedback, recall, place.',
    body: leadMessageShape,
    rights: LEAD_RIGHTS,
    commands: LEAD_COMMANDS,
  },
  history: {
    id: 'getLeadHistory',
    summary: 'The steps that a lead took, the oldest first; for a partner since it was offered to it.',
  },
});

export const leadsRoutes: readonly Route[] = [list, begin, get, tell, history];
