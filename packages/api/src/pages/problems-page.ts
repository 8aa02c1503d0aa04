import { COMMAND_CODES } from '@tierwright/commands';
import { REFUSAL_CODES } from '@tierwright/lifecycle';
import { PROBLEM_CODES } from '@tierwright/program';
import { STORE_CODES } from '@tierwright/store';
import { API_CODES } from '../problems/api-codes.ts';
import { escaped, page } from './html.ts';

interface Meaning {
  readonly title: string;
  readonly advice?: string;
}

const row = ([code, { title, advice = '' }]: readonly [string, Meaning]) =>
  `<tr id="${code}"><td><code>${code}</code></td><td>${escaped(title)}</td><td>${escaped(advice)}</td></tr>`;

const tables = (): readonly (readonly [string, readonly (readonly [string, Meaning])[]])[] => [
  ['Requests', Object.entries(API_CODES)],
  ['Commands', Object.entries(COMMAND_CODES)],
  ['Steps of deals, onboardings and the like', Object.entries(REFUSAL_CODES)],
  ['Documents and data', Object.entries(PROBLEM_CODES)],
  ['The store', Object.entries(STORE_CODES).map(([code, title]) => [code, { title }] as const)],
];

/** Every code that a problem may have: what `type` of a problem leads to. */
export const problemsPage = (): string =>
  page({
    title: 'Problems',
    body: [
      '<h1>Problems</h1>',
      ...tables().flatMap(([title, codes]) => [
        `<h2>${escaped(title)}</h2>`,
        '<table><thead><tr><th>code</th><th>what</th><th>what to do</th></tr></thead><tbody>',
        ...codes.map(row),
        '</tbody></table>',
      ]),
    ].join('\n'),
  });
