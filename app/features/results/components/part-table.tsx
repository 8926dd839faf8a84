import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import { shareText, valueText } from '#app/i18n/value-text';
import type { ExplanationView, PartView } from '../view';
import { HowLink } from './how-link';
import { divisionText, weightText } from './texts';

/** The parts of an area or of the index, each as the division that it is, so that their mean can be checked. */
export function PartTable({
  explanation,
  askedRevision,
}: {
  explanation: ExplanationView;
  askedRevision: number | null;
}) {
  const { t } = useTranslation();
  const isFull = explanation.parts.every(({ coverageRatio: one }) => one === null || one.over === one.under);
  const caption = t(`result.explain.table.${explanation.node.kind}`);
  return (
    <TableScroll label={caption}>
      <table className="ds-table result-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`result.explain.part.${explanation.node.kind}`)}</th>
            <th scope="col">{t('result.explain.division')}</th>
            <th scope="col">{t('result.explain.weight')}</th>
            <th scope="col">{t('result.explain.indexShare')}</th>
            {!isFull && (
              <>
                <th scope="col">{t('result.explain.answered')}</th>
                <th scope="col">{t('result.explain.lowest')}</th>
                <th scope="col">{t('result.explain.highest')}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {explanation.parts.map((part) => (
            <tr key={part.code}>
              <th scope="row">
                {part.name}
                <br />
                <HowLink node={part.code} name={part.name} place="del" askedRevision={askedRevision} isInside />
              </th>
              <td>
                <PartValue part={part} />
              </td>
              <td>{weightText(part.weight)}</td>
              <td>{shareText(part.share, 2)}</td>
              {!isFull && (
                <>
                  <td>{divisionText(part.coverageRatio)}</td>
                  <td>{divisionText(part.lowerRatio)}</td>
                  <td>{divisionText(part.upperRatio)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function PartValue({ part }: { part: PartView }) {
  const { t } = useTranslation();
  if (part.status === 'not_applicable') return <>{t('result.explain.partNA')}</>;
  if (part.raw === null) return <>{t('result.explain.partNothing')}</>;
  const value = valueText(part.raw, 2);
  return (
    <>
      {part.ratio ? `${divisionText(part.ratio)} = ${value}` : value}
      {part.status === 'insufficient' && ` ${t('result.explain.partWithheld')}`}
    </>
  );
}
