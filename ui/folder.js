import { fileURLToPath } from 'node:url';

/** Where the built editor is. */
export const editorFolder = fileURLToPath(new URL('./dist/', import.meta.url));
