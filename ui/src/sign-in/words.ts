import { wordsOf } from '../words/area.ts';

export const signInWords = wordsOf('sign-in', {
  title: 'Sign in to Tierwright',
  login: 'Login',
  password: 'Password',
  togglePassword: 'Show or hide it',
  signIn: 'Sign in',
  newPassword: 'New password',
  newPasswordHint: 'At least 12 characters; the one that you were given is replaced.',
  replace: 'Replace and sign in',
  ended: 'Your session has ended',
  endedText: 'Sign in again to go on: this page stays as it is.',
  forSamples: 'The logins of the sample data stand in the terminal in which it was started.',
});
