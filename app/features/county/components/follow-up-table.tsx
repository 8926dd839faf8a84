import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Progress } from '#app/components/progress';
import { StatusTag } from '#app/components/status-tag';
import { TableScroll } from '#app/components/table-scroll';
import type { FollowUp, FollowUpRow, Sorting } from '../read-follow-up.server';

interface FollowUpTableProps {
  view: FollowUp;
  sorting: Sorting;
}

/** Everybody's way through the round: state, how many questions have an answer, area by area. */
export function FollowUpTable({ view, sorting }: FollowUpTableProps) {
  const { t } = useTranslation();
  const heading = (column: Sorting, text: string) => (
    <th scope="col" aria-sort={sorting === column ? 'ascending' : undefined}>
      <Link to={`?omgang=${view.slug}&sortera=${column}`} className="sort-link" preventScrollReset>
        {text}
        {sorting === column && <span aria-hidden="true"> ↓</span>}
      </Link>
    </th>
  );
  return (
    <TableScroll label={t('county.followUp.table')}>
      <table className="ds-table follow-up__table">
        <caption>{t('county.followUp.table')}</caption>
        <thead>
          <tr>
            {heading('namn', t('county.organisation'))}
            {heading('lage', t('county.status'))}
            {heading('svar', t('county.followUp.answered'))}
            {view.areas.map((area) => (
              <th scope="col" key={area.code}>
                <abbr title={area.name}>{area.code}</abbr>
              </th>
            ))}
            <th scope="col">{t('county.followUp.people')}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.organisationId} row={row} isOpen={view.status === 'open'} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ row, isOpen }: { row: FollowUpRow; isOpen: boolean }) {
  const { t } = useTranslation();
  return (
    <tr data-late={row.isLate || undefined}>
      <th scope="row">{row.name}</th>
      <td>
        {row.hasDeclined ? (
          <span className="ds-tag" data-color="neutral">
            {t('county.followUp.declined')}
          </span>
        ) : (
          <StatusTag status={row.status} />
        )}
        {!isOpen && row.isCounted !== (row.status === 'signed') && (
          <p className="declined-note">
            {t(row.isCounted ? 'county.followUp.reopened' : 'county.followUp.signedLater')}
          </p>
        )}
        {row.isLate && <strong className="late">{t('county.followUp.late')}</strong>}
      </td>
      <td>
        <Progress done={row.answered} of={row.total} label={t('county.followUp.answeredOf', { name: row.name })} />
      </td>
      {row.areas.map((area) => (
        <td key={area.code} className="follow-up__number">
          {area.total === 0 ? t('county.followUp.noQuestions') : t('county.followUp.ofArea', { ...area })}
        </td>
      ))}
      <td className="follow-up__number">{row.people}</td>
    </tr>
  );
}
