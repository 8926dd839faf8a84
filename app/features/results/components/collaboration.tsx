import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { asCollaboration } from '../collaboration-lens';
import type { ResultView } from '../view';
import { CountyNote } from './county-note';
import { NodesFigure } from './nodes-figure';

/** The same answers by the areas that the county collaborates in. */
export function Collaboration({ view }: { view: ResultView }) {
  const { t } = useTranslation();
  if (view.collaboration.length === 0) return <p>{t('result.collaboration.none')}</p>;
  const lens = asCollaboration(view);
  return (
    <>
      <p>{t('result.collaboration.intro')}</p>
      <CountyNote comparison={lens.comparison} />
      <p className="no-print">
        <Link className="ds-link" to="/jamfor?lins=samverkan">
          {t('result.collaboration.compare')}
        </Link>
      </p>
      <NodesFigure
        view={lens}
        nodes={lens.nodes}
        kind="strip"
        part="samverkan"
        caption={t('result.collaboration.title')}
        isStaged
        isTableOpen
      />
      {view.earlier && (
        <p>{t(`result.collaboration.${lens.earlier ? 'change' : 'noEarlier'}`, { round: view.earlier.label })}</p>
      )}
    </>
  );
}
