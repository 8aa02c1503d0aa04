// For tests: what the audit chain alone says of publications.

export interface ChainRow {
  readonly actor: string;
  readonly command: string;
  readonly subject: string;
  readonly detail: string;
}

interface Detail {
  readonly by?: string;
  readonly draft?: string;
  readonly from?: string;
  readonly hash?: string;
  readonly round?: number;
  readonly needed?: number;
  readonly review?: string;
  readonly outcome?: string;
  readonly state?: string;
  readonly approvals?: readonly string[];
}

/** A publication that the chain does not prove. */
export interface Unproved {
  readonly release: string;
  readonly why: string;
}

interface Review {
  readonly draft: string;
  readonly hash: string;
  readonly round: number;
  readonly needed: number;
  isOpen: boolean;
  readonly approvedBy: Set<string>;
}

/** Reads a chain from its beginning and gives every publication without enough humans who wrote none of its content. */
export function unprovedPublications(rows: readonly ChainRow[]): { readonly unproved: readonly Unproved[]; readonly published: number } {
  const authors = new Map<string, Set<string>>();
  const contents = new Map<string, Set<string>>();
  const reviews = new Map<string, Review>();
  const unproved: Unproved[] = [];
  const inForce = new Set<string>();
  let published = 0;
  const authorsOf = (draft: string): Set<string> => {
    const known = authors.get(draft) ?? new Set();
    authors.set(draft, known);
    return known;
  };
  const endReviews = (draft: string): void => {
    for (const review of reviews.values()) if (review.draft === draft) review.isOpen = false;
  };
  for (const { command, subject, detail } of rows) {
    const [, id = ''] = subject.split('/');
    const said: Detail = detail === '' ? {} : JSON.parse(detail);
    switch (command) {
      case 'program.draft.create':
      case 'program.draft.edit':
        authorsOf(id).add(said.by ?? '');
        endReviews(id);
        break;
      case 'program.draft.discard':
        endReviews(id);
        break;
      case 'program.import':
        authorsOf(said.draft ?? '').add(said.by ?? '');
        break;
      case 'program.review.withdraw':
        endReviews(said.draft ?? '');
        break;
      case 'program.review.decide': {
        const review = reviews.get(id);
        if (!review?.isOpen || said.hash !== review.hash || said.round !== review.round) {
          unproved.push({ release: subject, why: 'decided on what is not under review' });
        } else if (said.outcome === 'approve') review.approvedBy.add(said.by ?? '');
        else review.isOpen = false;
        break;
      }
      case 'program.publish':
      case 'program.activate': {
        if (command === 'program.activate' && said.state !== 'active') break;
        if (command === 'program.activate') {
          published += 1;
          inForce.add(said.hash ?? '');
        }
        const review = reviews.get(said.review ?? '');
        const wrote = new Set([...(contents.get(said.hash ?? '') ?? [])].flatMap((draft) => [...authorsOf(draft)]));
        const counted = [...(review?.approvedBy ?? [])].filter((human) => !wrote.has(human) && said.approvals?.includes(human));
        if (!review?.isOpen || review.hash !== said.hash || review.round !== said.round) {
          unproved.push({ release: id, why: 'published what is not under review' });
        } else if (new Set(counted).size < review.needed)
          unproved.push({ release: id, why: `${counted.length} of ${review.needed} humans` });
        break;
      }
      case 'program.importPublished':
        inForce.add(said.hash ?? '');
        break;
      case 'program.rollback':
        if (!inForce.has(said.hash ?? '')) unproved.push({ release: id, why: 'never in force before' });
        break;
      default:
    }
    if (command === 'program.review.request' || command === 'program.import') {
      const { draft = '', hash = '', round = 0, needed = 1 } = said;
      reviews.set(id, { draft, hash, round, needed, isOpen: true, approvedBy: new Set() });
      contents.set(hash, (contents.get(hash) ?? new Set()).add(draft));
    }
  }
  return { unproved, published };
}
