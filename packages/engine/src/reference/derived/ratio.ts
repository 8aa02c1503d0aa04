import type { RatioOf } from '@tierwright/program';
import type { Context } from '../context.ts';
import { exactNumber, type Reading, unknownOf } from '../reading.ts';
import type { Session } from '../session.ts';

/** ENG-D3: one division; where only one side is money it counts in major units. */
export async function ratioReading(session: Session, { ratio, per, onZero }: RatioOf, context: Context): Promise<Reading> {
  const type = per === undefined ? 'percent' : 'number';
  const [a, b] = await Promise.all([session.read(ratio[0] ?? '', context), session.read(ratio[1] ?? '', context)]);
  const above = exactNumber(a);
  const below = exactNumber(b);
  if (above === null || below === null) return unknownOf(type);
  if (below === 0) return { type, value: typeof onZero === 'number' ? onZero : null };
  const times = per ?? 100;
  const minor = 10 ** session.exponent;
  if (a.type === 'money' && b.type !== 'money') return { type, value: (times * above) / (below * minor) };
  if (a.type !== 'money' && b.type === 'money') return { type, value: (times * above * minor) / below };
  return { type, value: (times * above) / below };
}
