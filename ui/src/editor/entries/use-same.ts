import { useMemo } from 'react';

/** A value that can be written as JSON: the same object as before while it says the same, so that what is drawn of it is not drawn again. */
export function useSame<Value>(value: Value): Value {
  const written = JSON.stringify(value);
  return useMemo(() => JSON.parse(written) as Value, [written]);
}
