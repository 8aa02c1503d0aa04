import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { FORMATS } from '../../shape/formats.ts';
import { ALL_ROUTES } from '../all-routes.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: FORMATS });
const checks = new Map<string, ValidateFunction>();

function checkFor(method: string, path: string, status: number): { id: string; check: ValidateFunction | undefined } {
  const [plain = ''] = path.split('?');
  const parts = plain.split('/');
  const fits = (pattern: string) => {
    const names = pattern.split('/');
    return names.length === parts.length && names.every((name, n) => name.startsWith('{') || name === parts[n]);
  };
  const route = ALL_ROUTES.filter((one) => one.method === method.toLowerCase() && fits(one.path)).sort((a, b) =>
    a.path.includes('{') === b.path.includes('{') ? 0 : a.path.includes('{') ? 1 : -1,
  )[0];
  if (!route) throw new Error(`no route for ${method} ${path}`);
  const schema = route.answers[status];
  if (!schema) return { id: route.id, check: undefined };
  const key = `${route.id} ${status}`;
  const check = checks.get(key) ?? ajv.compile(schema);
  checks.set(key, check);
  return { id: route.id, check };
}

/** Throws where an answer is not as its route describes it. */
export function describedAnswer(method: string, path: string, status: number, body: unknown): void {
  if (status >= 400) return;
  const { id, check } = checkFor(method, path, status);
  if (!check) throw new Error(`${id} describes no ${status}`);
  if (!check(body)) throw new Error(`${id} ${status}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(body).slice(0, 2000)}`);
}
