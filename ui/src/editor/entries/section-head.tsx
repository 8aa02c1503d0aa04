import { Text, Title } from '@mantine/core';

/** What a section is called, and what stands in it. */
export function SectionHead({ title, description }: { readonly title: string; readonly description: string }) {
  return (
    <div>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {description}
      </Text>
    </div>
  );
}
