import { useLocation, useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';

/**
 * After a save that somebody else had overtaken the page is read again, so that the next one builds on what is saved.
 * Reading again takes away what the action answered, so it is kept until the next step: it holds what must be told.
 */
export function useFreshWhenStale<T extends { stale?: unknown }>(failed: T | undefined): T | undefined {
  const { revalidate } = useRevalidator();
  const { key } = useLocation();
  const [kept, keep] = useState<{ failed: T; key: string } | null>(null);
  useEffect(() => {
    if (!failed?.stale) return;
    keep({ failed, key });
    revalidate();
  }, [failed, key, revalidate]);
  return failed ?? (kept?.key === key ? kept.failed : undefined);
}
