import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/** After a save that somebody else had overtaken the page is read again, so that the next one builds on what is saved. */
export function useFreshWhenStale(stale: unknown): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (stale) revalidate();
  }, [stale, revalidate]);
}
