import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API of a service that runs already, for `npm run dev -w ui`. */
const SERVICE = process.env.TIERWRIGHT_SERVICE ?? 'http://127.0.0.1:7400';

export default defineConfig({
  plugins: [react()],
  // Packages of ours resolve to their source, as in the tests.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // The first with light-dark(): written for older ones it needs a page that sets its theme in another way than ours.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsDir: 'editor',
    // A policy without 'unsafe-inline' for scripts; and a font or picture as `data:` would be one more thing to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    chunkSizeWarningLimit: 4000,
  },
  server: { proxy: { '/api': SERVICE } },
});
