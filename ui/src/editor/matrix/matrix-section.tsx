import { Stack } from '@mantine/core';
import { useEdition } from '../document/use-document.ts';

export function MatrixSection() {
  const { value } = useEdition();
  return <Stack>{String(value.title)}</Stack>;
}
