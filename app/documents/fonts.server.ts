import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * The font in documents: letters of every language of the county's schools, Greek, Cyrillic, Arabic, signs and faces.
 * PDFs name it by these paths alone: by a name of its own pdfkit would read the file anew at every change of style.
 */
export const FONT_FILES = {
  regular: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
};
