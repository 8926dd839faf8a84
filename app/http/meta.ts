interface Titled {
  data?: unknown;
  matches?: readonly { id: string; data?: unknown }[];
}

/**
 * Every loader answers `title`; without one (an error page) the product's name stands. A page that tells what was wrong
 * in a form begins with that: root.tsx knows.
 */
export function pageMeta({ data, matches }: Titled): { title: string }[] {
  const title = (data as { title?: string } | undefined)?.title;
  const root = matches?.find((match) => match.id === 'root')?.data as { titlePrefix?: string } | undefined;
  const whole = title ? `${title} – Mognadskollen` : 'Mognadskollen';
  return [{ title: root?.titlePrefix ? `${root.titlePrefix} ${whole}` : whole }];
}
