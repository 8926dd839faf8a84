import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { TableScroll } from '#app/components/table-scroll';
import type { JointLine, JointListView } from '../view';
import { LackingSection } from './lacking-section';
import { JointMark } from './marks';

/** The county's joint actions, and what many lack as a ground for the next one. */
export function JointListPage({ view }: { view: JointListView }) {
  const { t } = useTranslation();
  return (
    <div className="joint">
      <Breadcrumb trail={[{ to: '/lan', label: t('county.title') }]} />
      <h1 className="ds-heading" data-size="lg">
        {t('joint.title')}
      </h1>
      <p className="lead">{t('joint.lead')}</p>
      {view.lines.length === 0 ? <p>{t('joint.empty')}</p> : <Lines lines={view.lines} />}
      <p className="button-row no-print">
        <Link className="ds-button" to="/lan/gemensamma-aktiviteter/ny">
          {t('joint.draft')}
        </Link>
      </p>
      <LackingSection lacking={view.lacking} />
    </div>
  );
}

function Lines({ lines }: { lines: readonly JointLine[] }) {
  const { t } = useTranslation();
  return (
    <TableScroll label={t('joint.table')}>
      <table className="ds-table joint__table">
        <caption className="visually-hidden">{t('joint.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('joint.column.title')}</th>
            <th scope="col">{t('joint.column.status')}</th>
            <th scope="col">{t('joint.column.answers')}</th>
            <th scope="col">{t('joint.column.progress')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <Link className="ds-link" to={`/lan/gemensamma-aktiviteter/${line.id}`}>
                  {line.title}
                </Link>
                <span className="joint__sub">{line.collaborationArea ?? t('joint.allAreas')}</span>
              </th>
              <td>
                <JointMark status={line.status} />{' '}
                <span className="joint__sub joint__number">{t('joint.since', { day: line.since })}</span>
              </td>
              <td>
                <Answers line={line} />
              </td>
              <td>
                {line.progress.length === 0
                  ? t('joint.none')
                  : line.progress.map(({ status, count }) => `${t(`plan.status.${status}`)}: ${count}`).join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Answers({ line }: { line: JointLine }) {
  const { t } = useTranslation();
  const { accepted, declined, withdrawn, offered, asked } = line.answers;
  if (accepted + declined + withdrawn + offered + asked === 0) return <>{t('joint.notOffered')}</>;
  return (
    <>
      {t('joint.answered', { accepted, declined: declined + withdrawn, waiting: offered + asked })}
      {line.unanswered > 0 && (
        <strong className="joint__sub">{t('joint.unanswered', { count: line.unanswered })}</strong>
      )}
    </>
  );
}
