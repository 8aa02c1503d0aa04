import { CodeEditor } from './code-editor.tsx';

/** The program as JSON, in place of another view. */
export function CodeSection() {
  return <CodeEditor />;
}
