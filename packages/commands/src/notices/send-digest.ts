import { lockMail, releaseDigests } from '@tierwright/store';
import type { Command, Service } from '../command/command.ts';
import { refuse } from '../command/refuse.ts';
import { runCommand } from '../command/run-command.ts';
import { asWorker } from '../items/as-worker.ts';
import type { SystemCaller } from '../rights/caller.ts';

/** N1.9: what waited for somebody's digest goes out; how many letters that were. */
const digest: Command<{ readonly person: string }, { readonly letters: number }, SystemCaller> = {
  name: 'notice.digest',
  rights: {},
  async run({ tx, now, about }, { person }) {
    await lockMail(tx);
    const letters = await releaseDigests(tx, now, [person]);
    if (letters === 0) return refuse('CMD603', 'Nothing waits for the digest.', { value: person });
    about(`digest/${person}`);
    return { ok: true, status: 200, body: { letters } };
  },
};

/** The digest of a person is due: it goes out, once. It may have gone out with a letter that came meanwhile. */
export async function sendDigest(service: Service, tenant: string, person: string): Promise<number> {
  const answer = await runCommand(service, digest, { caller: asWorker(tenant), input: { person } });
  if (answer.ok) return answer.body.letters;
  if (answer.failure.code !== 'CMD603') throw new Error(answer.failure.title);
  return 0;
}
