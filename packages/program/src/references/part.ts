/** What a named part of a document is. A fact made from records, a tier, a step: whatever has an id or a title of its own. */
export type PartKind =
  | 'calendar'
  | 'role'
  | 'partnerType'
  | 'phase'
  | 'record'
  | 'field'
  | 'fact'
  | 'parameter'
  | 'derived'
  | 'requirement'
  | 'track'
  | 'tier'
  | 'benefit'
  | 'stacking'
  | 'fund'
  | 'onboarding'
  | 'fastTrack'
  | 'step'
  | 'milestone'
  | 'dealRegistration'
  | 'formField'
  | 'band'
  | 'check'
  | 'dealRule'
  | 'task'
  | 'leads'
  | 'chain'
  | 'chainStep'
  | 'notices'
  | 'notice'
  | 'transition'
  | 'member'
  | 'invariant'
  | 'test';

/** A named part: `pointer` is where it stands, `track` the track of a tier. */
export interface Part {
  readonly kind: PartKind;
  readonly id: string;
  readonly title: string;
  readonly pointer: string;
  readonly track?: string;
}

/**
 * Where an id is looked up. Facts, parameters, derived values, answers of forms and built-in facts share `value`;
 * fields are `kind.field`, steps of a chain `chain/step`, phases `type/phase`.
 */
export type Namespace =
  | 'value'
  | 'requirement'
  | 'record'
  | 'field'
  | 'group'
  | 'role'
  | 'partnerType'
  | 'phase'
  | 'track'
  | 'tier'
  | 'benefit'
  | 'stacking'
  | 'fund'
  | 'chain'
  | 'chainStep'
  | 'step'
  | 'band'
  | 'dealRule'
  | 'calendar';

export interface Name {
  readonly namespace: Namespace;
  readonly id: string;
}

/** What more of the used thing does for its user: `helps` a requirement to hold or a value to grow, `hurts` it, or nobody can say. */
export type Effect = 'helps' | 'hurts' | 'unclear';

/** One place that names an id. `by` is the innermost part around it. */
export interface Use {
  readonly name: Name;
  readonly by: Part;
  /** The text that holds the id, or with `key` the member whose key it is. */
  readonly pointer: string;
  readonly effect: Effect;
  readonly key?: true;
  /** What the document leaves out of the id, such as `deal.` where a field of the form is meant. */
  readonly prefix?: string;
}
