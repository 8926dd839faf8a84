import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** The font in documents: letters of every language of the county's schools, Greek, Cyrillic, Arabic, signs and faces. */
export const FONT_FILES = {
  regular: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};
