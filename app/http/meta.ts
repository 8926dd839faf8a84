/** Every loader answers `title`; without one (an error page) the product's name stands. */
export function pageMeta({ data }: { data: unknown }): { title: string }[] {
  const title = (data as { title?: string } | undefined)?.title;
  return [{ title: title ? `${title} – Mognadskollen` : 'Mognadskollen' }];
}
