import type { ErrorObject } from 'ajv/dist/2020.js';

const words = (list: unknown) => (Array.isArray(list) ? list.map(String).join(', ') : String(list));

/** What would have been right, in words. */
export function expectedOf({ keyword, params, parentSchema }: ErrorObject): string {
  const { limit } = params as { readonly limit?: number };
  switch (keyword) {
    case 'type':
      return words(params.type);
    case 'enum':
      return `one of ${words(params.allowedValues)}`;
    case 'const':
      return JSON.stringify(params.allowedValue);
    case 'required':
      return `the key ${String(params.missingProperty)}`;
    case 'additionalProperties': {
      const names = Object.keys((parentSchema?.properties as object | undefined) ?? {});
      return names.length === 0 ? 'no keys' : `one of ${names.join(', ')}`;
    }
    case 'minLength':
      return `at least ${limit} characters`;
    case 'maxLength':
      return `at most ${limit} characters`;
    case 'minItems':
      return `at least ${limit} items`;
    case 'maxItems':
      return `at most ${limit} items`;
    case 'maxProperties':
      return `at most ${limit} keys`;
    case 'minimum':
      return `at least ${limit}`;
    case 'maximum':
      return `at most ${limit}`;
    case 'format':
      return String(params.format);
    case 'pattern':
      return `text like ${String(params.pattern)}`;
    default:
      return 'what the schema in /api/docs says';
  }
}
