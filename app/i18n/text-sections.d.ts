/** Made by scripts/page-texts.ts out of the two languages' files. */
declare module 'virtual:text-sections' {
  const sections: Record<'sv' | 'en', Record<string, () => Promise<{ default: unknown }>>>;
  export default sections;
}
