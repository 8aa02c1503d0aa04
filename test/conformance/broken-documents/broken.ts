import { readFileSync } from 'node:fs';
import { locate, parseProgram, type SourceDocument } from '@tierwright/program';

/**
 * A real program with one edit that breaks it. In the part at `in`, the first `find` is replaced by `put`; the mark ⟦
 * in `put` stands where the problem must be reported and is taken out.
 */
export interface Broken {
  kind: string;
  of: keyof typeof PROGRAMS;
  in: string;
  find: string;
  put: string;
  code: string;
  pointer: string;
  /** What the suggestion must hold, where there must be one. */
  suggestion?: string;
}

export const PROGRAMS = {
  atlassian: 'atlassian-marketplace/2024.6.0',
  aws: 'aws-services/2024.12.0',
  google: 'google-partners/2024.1.0',
  gumdrop: 'gumdrop/published',
  harbor: 'harbor/2026.1.0',
  hubspot: 'hubspot-solutions/2025.7.0',
  nightfall: 'nightfall/published',
  northwind: 'northwind/2027.1.0',
  odoo: 'odoo/v11',
} as const;

const MARK = '⟦';
const rules = new URL('../../../rules/', import.meta.url);
const texts = new Map<string, string>();
const documents = new Map<string, SourceDocument>();

export function textOf(program: keyof typeof PROGRAMS): string {
  const known = texts.get(program);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${PROGRAMS[program]}.program.json`, rules), 'utf8');
  texts.set(program, text);
  return text;
}

function documentOf(program: keyof typeof PROGRAMS): SourceDocument {
  const document = documents.get(program) ?? parseProgram(textOf(program)).document;
  if (!document) throw new Error(`${program} is not JSON`);
  documents.set(program, document);
  return document;
}

export interface Edited {
  text: string;
  line: number;
  column: number;
}

/** The broken text, and the line and column at which the problem must be reported. */
export function edited({ kind, of, in: within, find, put }: Broken): Edited {
  const original = textOf(of);
  const { line, column } = locate(documentOf(of), within);
  const lines = original.split('\n').slice(0, line - 1);
  const from = lines.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  const at = original.indexOf(find, from);
  if (at < 0) throw new Error(`${kind}: ${of} has no ${find} after ${within}`);
  const marked = original.slice(0, at) + put + original.slice(at + find.length);
  const before = marked.slice(0, marked.indexOf(MARK)).split('\n');
  return { text: marked.replace(MARK, ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
