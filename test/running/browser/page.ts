// What a page does: loads a base into the worker, has a candidate tried, and tells the server what it heard.

declare const location: { readonly search: string };
declare const Worker: new (
  url: string,
  options: { readonly type: 'module' },
) => { postMessage(said: unknown, transfer?: readonly ArrayBuffer[]): void; onmessage: (event: { data: { type: string } }) => void };

const tell = (said: unknown) => fetch('/said', { method: 'POST', body: JSON.stringify(said) });
const read = async (path: string) => await (await fetch(path)).arrayBuffer();
const text = async (path: string) => await (await fetch(path)).text();

const worker = new Worker(`/worker.js${location.search}`, { type: 'module' });
const [base, baseline, candidate] = await Promise.all([read('/base.arrow'), text('/baseline.json'), text('/candidate.json')]);
let asked = 0;
const simulate = () => {
  asked = performance.now();
  worker.postMessage({ type: 'simulate', id: 2, baseline, candidate });
};
let runs = 0;
worker.onmessage = ({ data }) => {
  if (data.type === 'progress') return;
  const ms = performance.now() - asked;
  if (data.type === 'loaded') return simulate();
  runs += 1;
  // The first compiles; who types sees the later ones.
  if (data.type === 'report' && runs < 5) return simulate();
  void tell({ ...data, ms });
};
worker.postMessage({ type: 'load', id: 1, shards: [base] }, [base]);
