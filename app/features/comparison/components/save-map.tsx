import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonView } from '../view';

interface SaveMapProps {
  view: ComparisonView;
  caption: string;
  /** Without its ending. */
  fileName: string;
}

/** Saves the page of the map as a picture. Not there until the script that draws it can run. */
export function SaveMap({ view, caption, fileName }: SaveMapProps) {
  const { t } = useTranslation();
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!isReady || view.map.rows.length === 0) return null;
  const save = async () => {
    const [{ drawMap }, { savePicture }] = await Promise.all([
      import('../draw-map'),
      import('#app/components/picture-file'),
    ]);
    savePicture(drawMap(view, t('compare.map.organisation')), caption, `${fileName}.png`);
  };
  return (
    <button
      type="button"
      className="ds-button"
      data-variant="tertiary"
      onClick={() => void save().catch((error: unknown) => console.error('picture not saved', error))}
    >
      {t('chart.savePicture')}
      <span className="visually-hidden">: {caption}</span>
    </button>
  );
}
