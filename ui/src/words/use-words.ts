import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from './area.ts';

export type Values = Readonly<Record<string, string | number>>;
export type Say<Key extends string> = (key: Key, values?: Values) => string;

/** The texts of an area: `const say = useWords(programWords); say('title')`. */
export function useWords<Key extends string>(area: Area<Key>): Say<Key> {
  const { t } = useTranslation(area.name);
  return useCallback((key, values) => String(t(key, values ?? {})), [t]);
}
