import { openApiDocument, type Route } from '@tierwright/api';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>> };
}
interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

const FORMATS = { uuid: /^[0-9a-f-]{36}$/, date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-\d\d-\d\dT/, email: /@/ };

/** Checks what routes answer against the OpenAPI document: status, type and body. */
export function answerChecker(routes: readonly Route[]) {
  const document = openApiDocument(routes) as unknown as Document;
  const ajv = new Ajv2020({ strict: false, formats: FORMATS });
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  /** As a fragment of a pointer. */
  const part = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

  /** What is wrong with an answer; nothing where it is as the document says. */
  return ({ method, path }: Route, status: number, contentType: string, text: string): string | undefined => {
    const documented = document.paths[path]?.[method]?.responses[String(status)];
    if (!documented) return `${status} is not documented`;
    const name = documented.$ref?.split('/').at(-1);
    const response = name === undefined ? documented : document.components.responses[name];
    if (!response?.content) return text === '' ? undefined : 'a body that is not documented';
    const type = (contentType.split(';')[0] ?? '').trim();
    if (!response.content[type]) return `${type} is not documented for ${status}`;
    if (!type.endsWith('json') || type.includes('ndjson')) return undefined;
    const where = name === undefined ? `/paths/${part(path)}/${method}/responses/${status}` : `/components/responses/${part(name)}`;
    const pointer = `openapi#${where}/content/${part(type)}/schema`;
    const check = compiled.get(pointer) ?? ajv.compile({ $ref: pointer });
    compiled.set(pointer, check);
    return check(JSON.parse(text)) ? undefined : `${status}: ${ajv.errorsText(check.errors)} ${text.slice(0, 300)}`;
  };
}
