const SHORTEST = 12;
/** Different characters at least. */
const DIFFERENT = 5;

/** Why a password is refused: the rule that it breaks; nothing where it will do. */
export function weakPassword(password: string, login: string): string | undefined {
  if ([...password].length < SHORTEST) return `at least ${SHORTEST} characters`;
  if (new Set(password).size < DIFFERENT) return `at least ${DIFFERENT} different characters`;
  const plain = password.toLowerCase();
  if (plain.includes(login) || plain.includes('tierwright')) return 'neither the login nor the name of the product in it';
  return undefined;
}
