declare global {
  interface ImportMeta {
    url: string;
  }
}

/** URL of the module that a bundle is made of: source where this is source, built where this is built. */
export const WORKFLOWS_URL = import.meta.url.replace(/location\.(ts|js)$/, 'workflows.$1');
