/** Where a store is kept. */
export type StoreOptions =
  /** PGlite in a folder of this machine; made where there is none. Survives a killed process, not a power loss. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** PGlite in memory, for tests; `image`: begins as `Store`s of `memoryImage` do, which is quicker. */
  | { readonly kind: 'memory'; readonly image?: Blob }
  /** PostgreSQL 15 or newer; `url`: of a login that belongs to `tierwright_app` and owns nothing. */
  | { readonly kind: 'postgres'; readonly url: string; readonly connections?: number; readonly applicationName?: string };
