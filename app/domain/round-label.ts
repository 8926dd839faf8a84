/** How a round is called in running text: by its year where its address is a year ("+0,3 sedan 2025"), else by its name. */
export function roundLabel({ slug, name }: { slug: string; name: string }): string {
  return /^\d{4}$/.test(slug) ? slug : name;
}
