import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';

/** What of an address only says where on the page somebody is. */
const PLACES = ['steg', 'fraga'];

/**
 * Whether the server is asked again. Not for another step of the same page: it is there already, and the server may be
 * out of reach just now. Nor after a form that was refused, as where no route says anything.
 */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  actionStatus,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  if (actionStatus !== undefined && actionStatus >= 400) return false;
  const isOtherPlace = formMethod === undefined && currentUrl.href !== nextUrl.href;
  return isOtherPlace && pageOf(currentUrl) === pageOf(nextUrl) ? false : defaultShouldRevalidate;
}

function pageOf({ pathname, searchParams }: URL): string {
  const rest = [...searchParams].filter(([name]) => !PLACES.includes(name));
  return `${pathname}?${new URLSearchParams(rest)}`;
}
