import { useTranslation } from 'react-i18next';
import { formatPercent } from '#app/i18n/format';
import { limitText, numberText, rangeText } from '../texts';
import type { MethodView, WeightArea } from '../view';
import { RowsTable } from './rows-table';
import { Paragraphs, Section, Subheading } from './section';

/** What the numbers are: the scale, what counts, the means and the two measures beside them. */
export function Measured({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  const { scale, counts, rules } = view;
  const meanings = t('method.measured.step', { returnObjects: true }) as unknown as string[];
  return (
    <Section of="measured">
      <Paragraphs of="measured.intro" values={{ ...counts, min: scale.min, max: scale.max }} />
      <RowsTable
        caption={t('method.measured.levels')}
        columns={[t('method.level'), t('method.measured.means')]}
        rows={scale.levels.map(({ value, name }, step) => ({
          key: String(value),
          head: t('method.example.levelName', { level: value, name }),
          cells: [meanings[step]],
        }))}
      />
      <Subheading of="measured.without" />
      <Paragraphs of="measured.withoutText" />
      <Subheading of="measured.withheld" />
      <Paragraphs of="measured.withheldText" values={{ coverage: limitText(t, rules.coverageMin) }} />
      <Subheading of="measured.meanSteps" />
      <Paragraphs of="measured.meanStepsText" />
      <AreaWeights areas={view.weights} />
      <Subheading of="measured.achieved" />
      <Paragraphs
        of="measured.achievedText"
        values={{ share: limitText(t, rules.stageShare), required: counts.required }}
      />
    </Section>
  );
}

/** What an area and one of its directions weigh for a municipality. */
function AreaWeights({ areas }: { areas: readonly WeightArea[] }) {
  const { t } = useTranslation();
  const rows = areas.flatMap(({ code, name, kinds, directions }) => {
    const totals = directions.map((direction) => direction.kinds.municipality.total).filter((total) => total > 0);
    if (totals.length === 0) return [];
    const direction = { low: Math.min(...totals), high: Math.max(...totals) };
    return [{ code, name, area: formatPercent(kinds.municipality.total, 2), count: totals.length, direction }];
  });
  const isEqual = new Set(rows.map(({ area }) => area)).size === 1;
  return (
    <>
      <p>{isEqual ? t('method.measured.equal', { share: areaShare(areas) }) : t('method.measured.unequal')}</p>
      <RowsTable
        caption={t('method.measured.weights')}
        columns={[
          t('method.area'),
          t('method.measured.directionCount'),
          t('method.measured.areaWeight'),
          t('method.measured.directionWeight'),
        ]}
        rows={rows.map(({ code, name, area, count, direction }) => ({
          key: code,
          head: name,
          cells: [numberText(count), area, rangeText(direction, (share) => formatPercent(share, 2))],
        }))}
      />
    </>
  );
}

function areaShare(areas: readonly WeightArea[]): string {
  const share = areas.find(({ kinds }) => kinds.municipality.count > 0)?.kinds.municipality.total ?? 0;
  return `${numberText(share * 100, 2)}\u00A0%`;
}
