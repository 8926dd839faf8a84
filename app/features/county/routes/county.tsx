import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '#app/components/status-tag';
import { TableScroll } from '#app/components/table-scroll';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { formatDate } from '#app/i18n/format';
import { listParticipation, listRounds } from '#db/queries/rounds';

export const meta = pageMeta;

/** Participation only: while a round is open nobody sees more, the county included. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'county', 'view');
  const { t } = await wordsFor(request, context);
  const rounds = await listRounds(context.db, programmeIds);
  const [current] = rounds;
  const participants = current ? await listParticipation(context.db, current.id, programmeIds) : [];
  return {
    title: t('county.title'),
    round: current
      ? { name: current.name, status: current.status, opensAt: current.opens_at, closesAt: current.closes_at }
      : null,
    participants: participants.map(({ organisationName, status }) => ({
      organisationName,
      status: status ?? ('not_started' as const),
    })),
    reports: rounds
      .filter(({ status }) => status === 'closed' || status === 'archived')
      .map(({ slug, name }) => ({ path: `/lan/rapport/${slug}`, name })),
    signed: participants.filter(({ status }) => status === 'signed').length,
  };
}

export default function County() {
  const { t } = useTranslation();
  const { round, participants, signed, reports } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="ds-heading" data-size="lg">
        {t('county.title')}
      </h1>
      {!round && <p>{t('county.empty')}</p>}
      {round && (
        <>
          <h2 className="ds-heading" data-size="sm">
            {round.name}
          </h2>
          <p>
            {t(`county.${round.status}`, { opens: formatDate(round.opensAt), closes: formatDate(round.closesAt) })}{' '}
            {t('county.signed', { count: signed, of: participants.length })}
          </p>
          <p>{t('county.promise')}</p>
          <TableScroll label={t('county.participation')}>
            <table className="ds-table">
              <caption>{t('county.participation')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('county.organisation')}</th>
                  <th scope="col">{t('county.status')}</th>
                </tr>
              </thead>
              <tbody>
                {participants.map((participant) => (
                  <tr key={participant.organisationName}>
                    <th scope="row">{participant.organisationName}</th>
                    <td>
                      <StatusTag status={participant.status} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </>
      )}
      {reports.length > 0 && (
        <section aria-labelledby="reports">
          <h2 className="ds-heading" data-size="sm" id="reports">
            {t('report.list')}
          </h2>
          <ul>
            {reports.map(({ path, name }) => (
              <li key={path}>
                <Link className="ds-link" to={path}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
