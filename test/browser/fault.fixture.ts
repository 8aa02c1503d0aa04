/** What a page may not do: ask another origin, write errors, act against its policy, shut people out. */
export interface Fault {
  readonly kind: 'origin' | 'console' | 'policy' | 'accessibility';
  /** What was asked, written or refused, for a person. */
  readonly what: string;
}
