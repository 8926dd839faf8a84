import { useTranslation } from 'react-i18next';
import { decimalText, limitText, numberText, rangeText } from '../texts';
import type { MethodView, Threshold } from '../view';
import { RowsTable } from './rows-table';
import { Paragraphs, Section, Subheading } from './section';

const SQUARE_DECIMALS = 4;

/** When a difference between two years means something. */
export function Changing({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  const { rules, sign } = view;
  return (
    <Section of="changing">
      <Paragraphs of="changing.text" values={{ minCommon: limitText(t, rules.minCommon) }} />
      <Subheading of="changing.labels" />
      <Paragraphs of="changing.labelsText" values={{ sigma: numberText(rules.sigma), z: numberText(rules.z) }} />
      <Thresholds view={view} />
      <p>{t('method.changing.directions')}</p>
      <Subheading of="changing.county" />
      <Paragraphs of="changing.countyText" />
      {sign.needed !== null && <p>{t('method.changing.countySign', { n: sign.n, needed: sign.needed })}</p>}
      <Subheading of="changing.place" />
      <Paragraphs of="changing.placeText" values={{ S: numberText(rules.S), pShift: limitText(t, rules.pShift) }} />
    </Section>
  );
}

/** From which size a change is called possible and clear, and how the first of them is worked out. */
function Thresholds({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  const { sigma } = view.rules;
  const nameOf = ({ kind, name }: Threshold) =>
    name ?? t(`method.changing.${kind === 'index' ? 'index' : 'anyDirection'}`);
  const index = view.thresholds[0];
  return (
    <>
      <RowsTable
        caption={t('method.changing.thresholds')}
        columns={[
          t('method.changing.part'),
          t('method.changing.squares'),
          t('method.changing.possible'),
          t('method.changing.clear'),
        ]}
        rows={view.thresholds.map((threshold) => ({
          key: nameOf(threshold),
          head: nameOf(threshold),
          cells: [
            rangeText(threshold.squares, (sum) => decimalText(sum, SQUARE_DECIMALS)),
            rangeText(threshold.possible, decimalText),
            rangeText(threshold.clear, decimalText),
          ],
        }))}
      />
      {index && (
        <p>
          {t('method.changing.worked', {
            name: nameOf(index),
            sigma: numberText(sigma),
            squares: decimalText(index.squares.low, SQUARE_DECIMALS),
            possible: decimalText(index.possible.low),
          })}
        </p>
      )}
    </>
  );
}
