import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../run-command.mjs';

/** What is said when everything runs: the address, who can sign in, and three things to try. */
export const readyText = async ({ event: { address }, settings: { data, database } }) => {
  const file = join(data, 'demo.json');
  const demo = await readFile(file, 'utf8').then(JSON.parse, () => undefined);
  const fields = { address, ...(demo && { demo: file }) };
  const lines = [
    '',
    `ready ${address}`,
    '',
    `The editor, in a browser: ${address}/`,
    `How the service stands: ${address}/status   Every call, to be tried: ${address}/api/docs`,
    '',
    ...(demo ? demoLines(demo, address, typedPath(file)) : ['The first administrator is made by "npx tierwright admin create".', '']),
    ...(database.kind === 'embedded'
      ? ['The embedded store survives a crash, not a power cut: use PostgreSQL (DATABASE_URL) for what must not be lost.']
      : []),
    'Ctrl-C stops everything; "npm start" goes on where it was, "npm start -- --reset" begins anew.',
  ];
  return { fields, text: lines.join('\n') };
};

/** As it is typed in the repository's folder. */
const typedPath = (file) => {
  const path = relative(root, file);
  return path.startsWith('..') ? file : `./${path}`;
};

const closeOn = () => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);

/** Calls that work as they are pasted, in the repository's folder. */
const tries = ({ people }, address, file) => {
  const call = (login, path, body, headers = '') => {
    const key = `$(node -p "require('${file}').people['${login}'].key")`;
    const sent = body && ` -H 'content-type: application/json'${headers} -d '${JSON.stringify(body)}'`;
    return `curl -s ${address}/api/v1${path} -H "authorization: Bearer ${key}"${sent ?? ''}`;
  };
  const answers = {
    customer: { name: 'Contoso AG', country: 'DE', domain: 'contoso.example' },
    ...{ products: ['cloud'], amount: 50000, closeOn: closeOn(), need: 'A new data centre', tender: false },
  };
  const { partner } = people.partner;
  return [
    [
      'Register a deal as a partner; the program decides it',
      call('partner', '/deals', { submit: true, answers }, " -H 'idempotency-key: try-1'"),
    ],
    ['See what waits for the deal desk', call('deal-desk', '/tasks')],
    [`Ask why ${partner} stands where it stands`, call('channel-manager', '/decide', { partners: [partner], show: 'explanation' })],
  ];
};

const demoLines = (demo, address, file) => {
  const logins = Object.keys(demo.people);
  const width = Math.max(...logins.map((login) => login.length));
  return [
    `Sign in with the password ${demo.password} as`,
    ...logins.map((login) => `  ${login.padEnd(width)}  ${demo.people[login].title}`),
    `An API key for each is in ${file}.`,
    '',
    'Three things to try, in another terminal:',
    ...tries(demo, address, file).flatMap(([title, command], index) => [`  ${index + 1}. ${title}`, `  ${command}`]),
    '',
  ];
};
