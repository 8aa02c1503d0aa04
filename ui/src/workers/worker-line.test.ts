import { describe, expect, it } from 'vitest';
import { WorkerLine, type WorkerPort } from './worker-line.ts';

function open() {
  const ports: (WorkerPort<string, string> & { readonly asked: string[]; ended: boolean })[] = [];
  const told: string[] = [];
  const line = new WorkerLine<string, string>(
    () => {
      const asked: string[] = [];
      const port: (typeof ports)[number] = {
        ...{ asked, ended: false, onmessage: null, onerror: null, postMessage: (one) => void asked.push(one) },
        terminate: () => {
          port.ended = true;
        },
      };
      ports.push(port);
      return port;
    },
    (said) => told.push(`said ${said}`),
    (message) => told.push(`died ${message}`),
  );
  return { line, ports, told };
}

describe('a line to a worker', () => {
  it('opens one with the first question, and another after it died', () => {
    const { line, ports, told } = open();
    expect(ports).toHaveLength(0);
    line.ask('a');
    line.ask('b');
    ports[0]?.onmessage?.({ data: 'A' });
    ports[0]?.onerror?.({ message: 'no memory' });
    ports[0]?.onerror?.({ message: 'once more' });
    expect([ports.length, ports[0]?.asked, ports[0]?.ended]).toEqual([1, ['a', 'b'], true]);
    line.ask('c');
    ports[1]?.onmessage?.({ data: 'C' });
    expect([ports.length, ports[1]?.asked, told]).toEqual([2, ['c'], ['said A', 'died no memory', 'said C']]);
  });

  it('says nothing of one that was closed', () => {
    const { line, ports, told } = open();
    line.ask('a');
    line.close();
    ports[0]?.onerror?.({});
    expect([ports[0]?.ended, told]).toEqual([true, []]);
  });
});
