import {
  type Answer,
  anyRights,
  type Command,
  historyFor,
  type PersonCaller,
  type Rights,
  runCommand,
  type Service,
  stepShape,
} from '@tierwright/commands';
import type { ItemKind } from '@tierwright/lifecycle';
import type { TSchema } from 'typebox';
import { callerOf, commanded } from '../../route/commanded.ts';
import { PAGE_QUERY, type PageQuery, pageOf, queryOf } from '../../route/page.ts';
import type { Route, RouteRequest } from '../../route/route.ts';

/** What a route is called in the documentation and the client. */
type Named = Pick<Route, 'id' | 'summary'>;
type Find<Asked> = (service: Service, caller: PersonCaller, asked: Asked) => Promise<Answer<unknown>>;

/** Items of one kind: `Wanted` a list of them is asked by, `Begun` one begins with, `Said` one can be told. */
interface Items<Wanted, Begun, Said extends { readonly type: string }> {
  readonly kind: ItemKind;
  readonly tag: string;
  /** Where they are, `/deals`, and what an id is called there: `/deals/{deal}`. */
  readonly path: string;
  readonly one: string;
  readonly params: TSchema;
  /** Who may read them. */
  readonly rights: Rights;
  /** An item in a list, and a whole one. */
  readonly row: TSchema;
  readonly item: TSchema;
  readonly list: Named & { readonly query: TSchema; readonly find: Find<Wanted> };
  readonly begin: Named & { readonly body: TSchema; readonly command: Command<Begun, unknown, PersonCaller> };
  readonly get: Named & { readonly find: Find<string> };
  readonly tell: Named & {
    readonly body: TSchema;
    readonly rights: Readonly<Record<Said['type'], Rights>>;
    readonly commands: Readonly<Record<Said['type'], Command<{ readonly id: string; readonly message: Said }, unknown, PersonCaller>>>;
  };
  readonly history: Named;
}

/** What can be done with items of every kind: they are listed, begun, read, told something, and their steps read. */
export function itemRoutes<Wanted, Begun, Said extends { readonly type: string }>(
  items: Items<Wanted, Begun, Said>,
): Readonly<Record<'list' | 'begin' | 'get' | 'tell' | 'history', Route>> {
  const { kind, tag, path, one, params, rights, row, item, list, begin, get, tell, history } = items;
  const idOf = (request: RouteRequest) => request.params[one] ?? '';
  const at = `${path}/{${one}}`;
  const reads = { method: 'get', tag, rights } as const;
  const writes = { method: 'post', tag, needs: 'key' } as const;
  return {
    list: {
      ...reads,
      id: list.id,
      summary: list.summary,
      path,
      query: list.query,
      answers: { 200: pageOf(row) },
      handle: (request) => list.find(request.service, callerOf(request), request.query as Wanted),
    },
    begin: {
      ...writes,
      id: begin.id,
      summary: begin.summary,
      path,
      rights: begin.command.rights,
      body: begin.body,
      answers: { 201: item },
      handle: (request) => runCommand(request.service, begin.command, commanded(request, request.body as Begun)),
    },
    get: {
      ...reads,
      id: get.id,
      summary: get.summary,
      path: at,
      params,
      answers: { 200: item },
      handle: (request) => get.find(request.service, callerOf(request), idOf(request)),
    },
    tell: {
      ...writes,
      id: tell.id,
      summary: tell.summary,
      path: `${at}/messages`,
      params,
      body: tell.body,
      rights: anyRights(tell.rights),
      answers: { 200: item },
      handle(request) {
        const message = request.body as Said;
        const type: Said['type'] = message.type;
        return runCommand(request.service, tell.commands[type], commanded(request, { id: idOf(request), message }));
      },
    },
    history: {
      ...reads,
      ...history,
      path: `${at}/history`,
      params,
      query: queryOf(PAGE_QUERY),
      answers: { 200: pageOf(stepShape) },
      handle: (request) =>
        historyFor(request.service, callerOf(request), { ...(request.query as PageQuery), kind, id: idOf(request), rights }),
    },
  };
}
