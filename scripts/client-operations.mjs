// The client's types, written from the routes of the API: their schemas are the one source.
// Run through tsx (scripts/generated.mjs), as it imports TypeScript.

const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const keyOf = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));
const literal = (value) => (typeof value === 'string' ? quoted(value) : JSON.stringify(value));
const union = (parts) => [...new Set(parts)].join(' | ') || 'never';

/** `if` and `then` for each word of a member: a union. Nothing where a schema is not of that form. */
const casesOf = ({ allOf }) => {
  const cases = allOf?.map(({ if: when, then }) => (when && then ? then : undefined));
  return cases?.length > 0 && cases.every(Boolean) ? cases : undefined;
};

const objectType = ({ properties = {}, required = [], patternProperties, additionalProperties }) => {
  const members = Object.entries(properties).map(
    ([name, schema]) => `readonly ${keyOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  const others = patternProperties ? Object.values(patternProperties) : [];
  if (additionalProperties && typeof additionalProperties === 'object') others.push(additionalProperties);
  if (additionalProperties === true) others.push({});
  if (members.length === 0)
    return others.length > 0 ? `Readonly<Record<string, ${union(others.map(typeOf))}>>` : 'Readonly<Record<string, never>>';
  const named = `{ ${members.join('; ')} }`;
  return others.length > 0 ? `${named} & Readonly<Record<string, unknown>>` : named;
};

/** The TypeScript type of a JSON Schema, as far as a type can say it. */
export const typeOf = (schema) => {
  if (schema === true || schema === undefined) return 'unknown';
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) return union(schema.enum.map(literal));
  const cases = casesOf(schema);
  if (cases) return union(cases.map((one) => typeOf({ type: 'object', ...one })));
  if (schema.anyOf ?? schema.oneOf) return union((schema.anyOf ?? schema.oneOf).map(typeOf));
  if (schema.allOf) return schema.allOf.map(typeOf).join(' & ');
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => typeOf({ ...schema, type })));
  switch (schema.type) {
    case 'string':
      return 'string';
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `ReadonlyArray<${typeOf(schema.items)}>`;
    case 'object':
      return objectType(schema);
    default:
      return 'unknown';
  }
};

const isEmpty = (schema) => schema === undefined || Object.keys(schema.properties ?? {}).length === 0;
const isOptional = (schema) => isEmpty(schema) || (schema.required ?? []).length === 0;

/** The body of what succeeded. */
const answerType = ({ answers }) =>
  union(
    Object.entries(answers)
      .filter(([status]) => Number(status) < 300)
      .map(([, schema]) => typeOf(schema)),
  );

const operationType = (route) => {
  const members = [];
  if (!isEmpty(route.params)) members.push(`readonly params: ${typeOf(route.params)}`);
  if (!isEmpty(route.query)) members.push(`readonly query${isOptional(route.query) ? '?' : ''}: ${typeOf(route.query)}`);
  if (route.body === 'stream') members.push('readonly body: Upload', 'readonly contentType: string');
  else if (route.body !== undefined) members.push(`readonly body: ${typeOf(route.body)}`);
  if (route.needs === 'revision' || route.needs === 'keyAndRevision') members.push('readonly ifMatch: number');
  else if (route.method !== 'get') members.push('readonly ifMatch?: number');
  const request = members.length > 0 ? `{ ${members.join('; ')} }` : 'NoRequest';
  return `  /** ${route.summary} */\n  readonly ${route.id}: { readonly request: ${request}; readonly answer: ${answerType(route)} };`;
};

const operationValue = ({ id, method, path, needs }) => {
  const hasKey = needs === 'key' || needs === 'keyAndRevision';
  return `  ${id}: { method: '${method}', path: ${quoted(path)}, isRepeatable: ${method === 'get' || hasKey}, hasKey: ${hasKey} },`;
};

/** The whole module. */
export const clientOperations = (routes) =>
  [
    '// Generated from the routes of the API (`npm run generate`). Do not edit.',
    '',
    `import type { ${['NoRequest', 'Operation', ...(routes.some(({ body }) => body === 'stream') ? ['Upload'] : [])].join(', ')} } from '../calling/operation.ts';`,
    '',
    '/** What each operation is asked and answers. */',
    'export interface Operations {',
    ...routes.map(operationType),
    '}',
    '',
    '/** How each operation is called. */',
    'export const OPERATIONS: { readonly [O in keyof Operations]: Operation } = {',
    ...routes.map(operationValue),
    '};',
    '',
  ].join('\n');
