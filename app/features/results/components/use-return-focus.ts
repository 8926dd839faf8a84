import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';

/** Coming back from an explanation the focus returns to the link that led there. */
export function useReturnFocus(): void {
  const { state, key } = useLocation();
  const target = (state as { returnTo?: unknown } | null)?.returnTo;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each navigation.
  useEffect(() => {
    if (typeof target === 'string') document.getElementById(target)?.focus();
  }, [key, target]);
}
