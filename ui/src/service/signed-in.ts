/** Whether somebody has signed in here before: the session's own cookie is not for scripts. Saves a question whose answer is no. */
const KEY = 'tierwright.signed-in';

export const mayBeSignedIn = (): boolean => localStorage.getItem(KEY) !== null;

export function noteSignedIn(isSignedIn: boolean): void {
  if (isSignedIn) localStorage.setItem(KEY, 'yes');
  else localStorage.removeItem(KEY);
}
