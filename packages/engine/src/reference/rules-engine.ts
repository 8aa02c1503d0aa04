import { Engine, type TopLevelCondition } from 'json-rules-engine';

/** What json-rules-engine compares: money in major units, dates as text; NaN stands for unknown, [] for an unknown set. */
export type Constant = number | boolean | string | readonly string[];

/** A condition as json-rules-engine takes it: a group, `not` or reference at the top. */
export type RootCondition = TopLevelCondition;

/** A node of json-rules-engine's own result tree. The root has no `result`, and references are replaced by what they mean. */
export interface ResultNode {
  result?: boolean;
  all?: ResultNode[];
  any?: ResultNode[];
  not?: ResultNode;
}
export interface RuleRun {
  passes: boolean;
  tree: ResultNode;
}

const MAX_PARTS = 8;

/** Own properties along a dotted path, at most eight: what replaces jsonpath, which can run code. */
export function resolvePath(value: object, path: string): unknown {
  const parts = path.split('.');
  if (parts.length > MAX_PARTS) return undefined;
  let at: unknown = value;
  for (const part of parts) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return at;
}

/** The only place that makes an `Engine`: always with our path resolver. An engine serves one run, because runs share its state. */
export const createRulesEngine = (): Engine => new Engine([], { pathResolver: resolvePath });

/** An engine that holds the constants, the named conditions and the rules, each rule named, ready for one run. */
function loadRulesEngine(
  rules: Readonly<Record<string, RootCondition>>,
  named: ReadonlyMap<string, RootCondition>,
  constants: ReadonlyMap<string, Constant>,
): Engine {
  const engine = createRulesEngine();
  // Without `cache: false` json-rules-engine hashes every constant, which costs as much as the rest of the run.
  for (const [id, value] of constants) engine.addFact(id, value, { cache: false });
  for (const [id, condition] of named) engine.setCondition(id, condition);
  for (const [name, conditions] of Object.entries(rules)) engine.addRule({ name, conditions, event: { type: name } });
  return engine;
}

/** One condition decided by a fresh engine, with its result tree. */
export async function runRulesEngine(
  condition: RootCondition,
  named: ReadonlyMap<string, RootCondition>,
  constants: ReadonlyMap<string, Constant>,
): Promise<RuleRun> {
  const { results, failureResults } = await loadRulesEngine({ condition }, named, constants).run();
  const [rule] = [...results, ...failureResults];
  if (!rule) throw new Error('json-rules-engine gave no result');
  return { passes: rule.result === true, tree: rule.conditions as ResultNode };
}
