import { useTranslation } from 'react-i18next';
import type { SettingView } from '../view';

const TEXTS = ['choice', 'small', 'quartiles', 'distribution', 'sensitive', 'frozen', 'open'] as const;

/** The rules by which something is not shown, in plain words. */
export function WhyHidden({ setting: { k, nDistribution } }: { setting: SettingView }) {
  const { t } = useTranslation();
  return (
    <details className="fold">
      <summary>
        <h2 className="ds-heading" data-size="xs">
          {t('compare.why.title')}
        </h2>
      </summary>
      <ul className="narrow">
        {TEXTS.map((text) => (
          <li key={text}>{t(`compare.why.${text}`, { k, nDistribution })}</li>
        ))}
      </ul>
    </details>
  );
}
