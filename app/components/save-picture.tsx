import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { savePicture } from './picture-file';

interface SavePictureProps {
  canvas: RefObject<HTMLCanvasElement>;
  /** Without its ending. */
  fileName: string;
  caption: string;
}

/** Saves a drawn picture as a file. There only when there is a picture, so never without JavaScript. */
export function SavePicture({ canvas, fileName, caption }: SavePictureProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="ds-button no-print"
      data-variant="tertiary"
      onClick={() => canvas.current && savePicture(canvas.current, caption, `${fileName}.png`)}
    >
      {t('chart.savePicture')}
      <span className="visually-hidden">: {caption}</span>
    </button>
  );
}
