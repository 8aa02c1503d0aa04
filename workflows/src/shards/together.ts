/** Does something for each, so many at a time, until `stop` is said by one. Says whether it was. */
export async function together<T>(
  all: readonly T[],
  atOnce: number,
  one: (item: T) => Promise<'go on' | 'stop'>,
): Promise<'go on' | 'stop'> {
  let next = 0;
  let said: 'go on' | 'stop' = 'go on';
  const run = async (): Promise<void> => {
    while (said === 'go on') {
      const item = all[next];
      next += 1;
      if (next > all.length || item === undefined) return;
      if ((await one(item)) === 'stop') said = 'stop';
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, run));
  return said;
}
