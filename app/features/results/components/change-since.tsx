import { useTranslation } from 'react-i18next';
import type { EarlierRoundView, NodeView } from '../view';
import { changeLabelText, changeText } from './texts';

/** The change against the earlier signed round, in words; says why when there is none. */
export function ChangeSince({ node, earlier }: { node: NodeView; earlier: EarlierRoundView | null }) {
  const { t } = useTranslation();
  if (!earlier) return <p>{t('result.firstTime')}</p>;
  const round = earlier.label;
  if (node.change?.change == null) return <p>{t('result.noChange', { round })}</p>;
  return (
    <>
      <p>
        <strong>{t('result.change', { change: changeText(node.change), round })}</strong>
        {changeLabelText(t, node)}
      </p>
      {earlier.skipped.length > 0 && <p>{t('result.skipped', { round, skipped: earlier.skipped.join(', ') })}</p>}
      {node.change.roundingNote && <p className="result-rule">{t('result.roundingNote')}</p>}
    </>
  );
}
