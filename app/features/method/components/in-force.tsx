import { useTranslation } from 'react-i18next';
import { parameterText } from '../texts';
import type { MethodView } from '../view';
import { RowsTable } from './rows-table';
import { Section, Subheading } from './section';
import { Weights } from './weights';

/** The parameters and the weights, and which round they come from. */
export function InForce({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  return (
    <Section of="inForce">
      <p className="notice">
        {view.round
          ? t('method.inForce.round', { round: view.round.name, programme: view.round.programme })
          : t('method.inForce.noRound')}
      </p>
      <dl className="facts">
        <div>
          <dt>{t('method.inForce.method')}</dt>
          <dd>{view.methodId}</dd>
        </div>
        <div>
          <dt>{t('method.inForce.questionnaire')}</dt>
          <dd>{t('method.inForce.version', view.questionnaire)}</dd>
        </div>
      </dl>
      <Subheading of="inForce.parameters" />
      <p>{t('method.inForce.placeNote')}</p>
      <RowsTable
        caption={t('method.inForce.parameterTable')}
        columns={[t('method.inForce.setting'), t('method.value'), t('method.inForce.place')]}
        rows={view.parameters.map((row) => ({
          key: row.key,
          head: t(`method.inForce.parameter.${row.key}`),
          cells: [parameterText(t, row), row.section],
        }))}
      />
      <Weights view={view} />
    </Section>
  );
}
