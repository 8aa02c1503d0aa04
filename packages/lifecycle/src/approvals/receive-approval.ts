import type { Outcome } from '@tierwright/program';
import { refusal } from '../machine/refusal.ts';
import type { ChainHost, ChainRun } from './chain-run.ts';
import { decideStep } from './decide-step.ts';
import type { ApprovalMessage } from './messages.ts';
import { nameStandIn } from './name-stand-in.ts';

/** A decision, or the naming of a stand-in, in one of an item's runs of chains: that run as it is afterwards. */
export function receiveApproval(host: ChainHost, chains: readonly ChainRun[], message: ApprovalMessage): Outcome<ChainRun> {
  const chain = chains.find(({ id }) => id === message.chain);
  if (!chain) {
    const running = chains.filter(({ state }) => state === 'running').map(({ id }) => id);
    const expected = running.length > 0 ? `one of ${running.join(', ')}` : 'none: no chain is running';
    return {
      ok: false,
      problems: [refusal('OPS104', 'The item has no such chain.', { pointer: '/chain', value: message.chain, expected })],
    };
  }
  return message.type === 'decide' ? decideStep(host, chain, message) : nameStandIn(host, chain, message);
}
