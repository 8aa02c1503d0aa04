import type { Route } from '../route/route.ts';

/** Routes of one path, by method. */
export interface PathRoutes {
  /** As Express writes it: `/deals/:deal`. */
  readonly path: string;
  readonly routes: readonly Route[];
}

/** A name in a path sorts behind every word, so that `/deals/search` comes before `/deals/{deal}`. */
const sortKey = (path: string) => path.replaceAll(/\{[^}]+\}/g, '\uffff');

/** Routes by path, words before names. Two routes of the same method and path, or with the same id, are a bug. */
export function pathsOf(routes: readonly Route[]): readonly PathRoutes[] {
  const ids = new Set<string>();
  const byShape = new Map<string, Route[]>();
  for (const route of routes) {
    if (ids.has(route.id)) throw new Error(`two routes are called ${route.id}`);
    ids.add(route.id);
    const list = byShape.get(sortKey(route.path)) ?? [];
    if (list.some(({ method }) => method === route.method)) throw new Error(`two routes for ${route.method} ${route.path}`);
    if (list[0] && list[0].path !== route.path) throw new Error(`${list[0].path} and ${route.path} name their parts differently`);
    byShape.set(sortKey(route.path), [...list, route]);
  }
  return [...byShape]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, list]) => ({ path: (list[0]?.path ?? '').replaceAll(/\{([^}]+)\}/g, ':$1'), routes: list }));
}
