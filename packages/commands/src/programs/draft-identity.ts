import { parseJson } from '@tierwright/program';
import { MAX_SOURCE } from './shapes.ts';

const ID = /^[A-Za-z][A-Za-z0-9_.-]{0,119}$/;

/** What a text says of itself, even where it is no program yet: a draft is listed by it. */
export function identityOf(source: string): { readonly program?: string; readonly title?: string } {
  const value = parseJson(source, MAX_SOURCE).document?.value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  const { program, title } = value;
  return {
    ...(typeof program === 'string' && ID.test(program) ? { program } : {}),
    ...(typeof title === 'string' && title.length > 0 ? { title: title.slice(0, 200) } : {}),
  };
}

/** Whether a database keeps a text as it is: no U+0000, no halves of characters. */
export function isKeepable(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return false;
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = text.charCodeAt(at + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
    at += 1;
  }
  return true;
}
