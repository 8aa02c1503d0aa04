// The one script whose policy lets it compile WebAssembly: it is served by its name (packages/api/src/pages/serve-editor.ts).
import '@tierwright/simulation/worker';
