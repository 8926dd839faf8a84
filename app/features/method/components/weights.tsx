import { useTranslation } from 'react-i18next';
import { formatPercent } from '#app/i18n/format';
import { rangeText } from '../texts';
import type { KindWeights, MethodView } from '../view';
import { type Row, RowsTable } from './rows-table';
import { Subheading } from './section';

const twoDecimals = (share: number) => formatPercent(share, 2);

/** How many questions each kind of organisation is asked, and what each of them weighs. */
export function Weights({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  const { kinds } = view;
  const sumCell = ({ count, total }: KindWeights) =>
    count === 0
      ? t('method.inForce.noQuestions')
      : `${t('method.inForce.areaQuestions', { count })}, ${twoDecimals(total)}`;
  const eachCell = ({ count, each }: KindWeights) =>
    each === null
      ? t('method.inForce.noQuestions')
      : t('method.inForce.weightCell', { count, weight: rangeText(each, twoDecimals) });
  const kindNames = kinds.map((kind) => t(`method.inForce.kind.${kind}`));
  const rows = view.weights.flatMap((area): Row[] => [
    { key: area.code, head: area.name, isGroup: true, cells: kinds.map((kind) => sumCell(area.kinds[kind])) },
    ...area.directions.map((direction) => ({
      key: direction.code,
      head: direction.name,
      cells: kinds.map((kind) => eachCell(direction.kinds[kind])),
    })),
  ]);
  return (
    <>
      <Subheading of="inForce.weights" />
      <p>{t('method.inForce.weightsText')}</p>
      <RowsTable
        caption={t('method.inForce.weightTable')}
        columns={[t('method.direction'), ...kindNames]}
        rows={[
          ...rows,
          {
            key: 'total',
            head: t('method.inForce.sum'),
            isGroup: true,
            cells: kinds.map((kind) => sumCell(view.totals[kind])),
          },
        ]}
      />
      <QuestionWeights view={view} kindNames={kindNames} />
    </>
  );
}

/** The same question by question, folded. */
function QuestionWeights({ view, kindNames }: { view: MethodView; kindNames: string[] }) {
  const { t } = useTranslation();
  const questions = view.weights.flatMap((area) => area.directions.flatMap((direction) => direction.questions));
  return (
    <details className="fold">
      <summary>{t('method.inForce.everyQuestion')}</summary>
      <RowsTable
        caption={t('method.inForce.everyQuestionTable')}
        columns={[t('method.inForce.question'), ...kindNames]}
        rows={questions.map(({ code, question, weights }) => ({
          key: code,
          head: `${code} ${question}`,
          cells: view.kinds.map((kind) => (weights[kind] === null ? '–' : twoDecimals(weights[kind]))),
        }))}
      />
    </details>
  );
}
