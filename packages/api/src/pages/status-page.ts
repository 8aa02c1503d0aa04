import type { Health } from './health.ts';
import { escaped, page } from './html.ts';

const WORDS = { ok: 'works', degraded: 'away: people keep working, what runs by itself waits', down: 'away' } as const;

/** Where somebody lands who opens the address: how the service stands, and where to go. */
export const statusPage = ({ status, parts }: Health): string =>
  page({
    title: 'Tierwright',
    body: [
      '<h1>Tierwright</h1>',
      `<p class="${status}">${status === 'ok' ? 'Everything works.' : status === 'degraded' ? 'Works, with a part away.' : 'Does not work now.'}</p>`,
      '<table><tbody>',
      ...Object.entries(parts).map(
        ([part, standing]) => `<tr><th>${escaped(part)}</th><td class="${standing}">${WORDS[standing]}</td></tr>`,
      ),
      '</tbody></table>',
      '<ul>',
      '<li><a href="/api/docs">Interactive reference of the API</a></li>',
      '<li><a href="/api/v1/openapi.json">OpenAPI document</a></li>',
      '<li><a href="/api/problems">Codes of problems</a></li>',
      '</ul>',
    ].join('\n'),
  });
