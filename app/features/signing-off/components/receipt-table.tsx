import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SHARING_DEPTHS } from '#app/domain/benchmark/sharing';
import { formatDateTime } from '#app/i18n/format';
import type { ReceiptView } from '../read-receipts.server';

interface ReceiptTableProps {
  receipt: ReceiptView;
  view: { organisationName: string; roundName: string; resultPath: string };
  isLatest: boolean;
}

/** One sign-off: reference, time, who, what was shared. Earlier revisions stay readable. */
export function ReceiptTable({ receipt, view, isLatest }: ReceiptTableProps) {
  const { t } = useTranslation();
  const rows = [
    [t('receipt.reference'), receipt.reference],
    [t('county.organisation'), view.organisationName],
    [t('receipt.round'), view.roundName],
    [t('receipt.signedAt'), formatDateTime(receipt.signedAt)],
    [t('receipt.signedBy'), [receipt.personName, receipt.personTitle].filter(Boolean).join(', ')],
    [t('receipt.revision'), String(receipt.revision)],
    ...(receipt.diaryNumber ? [[t('receipt.diaryNumber'), receipt.diaryNumber]] : []),
    ...SHARING_DEPTHS.flatMap((depth) => {
      const audience = receipt.sharing[depth];
      const label = t('receipt.sharing', { depth: t(`sharing.depth.${depth}`) });
      return audience ? [[label, t(`sharing.audience.${audience}`)]] : [];
    }),
    [t('receipt.method'), receipt.methodId],
    [t('receipt.hash'), receipt.answersHash],
  ] as [string, string][];
  return (
    <section className="card" aria-labelledby={`revision-${receipt.revision}`}>
      <h2 className="ds-heading" data-size="sm" id={`revision-${receipt.revision}`}>
        {t(isLatest ? 'receipt.latest' : 'receipt.earlier', { revision: receipt.revision })}
      </h2>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={label === t('receipt.hash') ? 'code' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {!isLatest && (
        <p>
          <Link className="ds-link" to={`${view.resultPath}?revision=${receipt.revision}`}>
            {t('receipt.readEarlier', { revision: receipt.revision })}
          </Link>
        </p>
      )}
    </section>
  );
}
