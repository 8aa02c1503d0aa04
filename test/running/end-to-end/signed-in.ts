import { randomUUID } from 'node:crypto';
import { type Client, createClient, type Operations } from '@tierwright/client';

type NewAccount = Operations['createAccount']['request']['body'];
type Office = Pick<NewAccount, 'roles' | 'groups' | 'partner'>;

/** The client as a browser has it: it keeps the session's cookie, and says where it comes from. */
function clientInBrowser(address: string): Client {
  let cookie = '';
  return createClient({
    address,
    fetch: async (url, init) => {
      const headers = { ...(init?.headers as Record<string, string>), origin: address, ...(cookie !== '' && { cookie }) };
      const response = await fetch(url, { ...init, headers });
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return response;
    },
  });
}

/** Signs in for the first time with a password that somebody was given, if there is another from now on. */
export async function signedIn(address: string, login: string, password: string, newPassword?: string): Promise<Client> {
  const client = clientInBrowser(address);
  await client.signIn({ body: { login, password, ...(newPassword !== undefined && { newPassword }) } });
  return client;
}

/** Somebody whose account the administrator makes, signed in with a password of their own. */
export async function newcomer(administrator: Client, address: string, login: string, office: Office): Promise<Client> {
  const account = { login, name: login, email: `${login}@people.example`, ...office };
  const { body } = await administrator.createAccount({ body: account });
  return signedIn(address, login, body.password ?? '', randomUUID());
}
