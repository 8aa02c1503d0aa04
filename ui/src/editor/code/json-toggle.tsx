import { Button } from '@mantine/core';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useWords } from '../../words/use-words.ts';
import { editorWords } from '../words.ts';

/** Shows the JSON beside the view, or hides it; the address says which. */
export function JsonToggle() {
  const say = useWords(editorWords);
  const { section, json = false } = useSearch({ from: '/signed-in/drafts/$draft' });
  const { draft } = useParams({ from: '/signed-in/drafts/$draft' });
  if (section === 'json') return null;
  return (
    <Button
      variant="default"
      size="xs"
      my="xs"
      fullWidth
      renderRoot={(props) => (
        <Link
          {...props}
          to="/drafts/$draft"
          params={{ draft }}
          search={({ json: _json, ...rest }) => (json ? rest : { ...rest, json: true })}
        />
      )}
    >
      {json ? say('hideJson') : say('showJson')}
    </Button>
  );
}
