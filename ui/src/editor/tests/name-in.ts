/** The name that is typed, and whether it has a value already: what that is stays as it is. */
export function nameIn(typed: string, taken: readonly string[]): { readonly name: string; readonly isTaken: boolean } {
  const name = typed.trim();
  return { name, isTaken: taken.includes(name) };
}
