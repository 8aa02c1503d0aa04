import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Report } from './check-shape.ts';

/** What a step can do; it does one of them at most. */
const DOES: readonly string[] = ['begin', 'send', 'publish'];

/** What is wrong with steps although each of their keys is right. */
export function checkSteps(steps: unknown, report: Report): void {
  if (!isSeq<Node>(steps)) return;
  steps.items.forEach((step, index) => {
    if (!isMap<Node>(step)) return;
    const pointer = `/steps/${index}`;
    const keys = step.items.flatMap(({ key }) => (isScalar(key) ? [key] : []));
    const [, ...more] = keys.filter(({ value }) => DOES.includes(String(value)));
    for (const key of more) {
      report('STORY110', key, `${pointer}/${key.value}`, 'The step does something already.', { expected: 'a step of its own' });
    }
    const refused = keys.find(({ value }) => value === 'refused');
    if (refused && !DOES.some((name) => step.has(name))) {
      report('STORY110', refused, `${pointer}/refused`, 'The step does nothing that can be refused.', {
        expected: `one of ${DOES.join(', ')} beside it`,
      });
    }
  });
}
