import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { RoundTag } from '#app/components/round-tag';
import { TableScroll } from '#app/components/table-scroll';
import { closingTime } from '#app/domain/closing-time';
import { authorise } from '#app/http/authorise.server';
import { pageMeta } from '#app/http/meta';
import { wordsFor } from '#app/http/page.server';
import { formatDateTime } from '#app/i18n/format';
import { countSignedByRound } from '#db/queries/round-participants';
import { listRounds } from '#db/queries/rounds';
import '#app/styles/county.css';

export const meta = pageMeta;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { programmeIds } = await authorise({ request, context }, 'rounds', 'view');
  const { t } = await wordsFor(request, context);
  const counts = new Map((await countSignedByRound(context.db, programmeIds)).map((row) => [row.roundId, row]));
  return {
    title: t('county.rounds.title'),
    rounds: (await listRounds(context.db, programmeIds)).map((round) => ({
      slug: round.slug,
      name: round.name,
      status: round.status,
      opensAt: round.opens_at,
      closesAt: closingTime(round),
      signed: counts.get(round.id)?.signed ?? 0,
      invited: counts.get(round.id)?.invited ?? 0,
    })),
  };
}

export default function Rounds() {
  const { t } = useTranslation();
  const { rounds } = useLoaderData<typeof loader>();
  const newest = rounds.find((round) => round.status !== 'draft');
  return (
    <>
      <Breadcrumb trail={[{ to: '/lan', label: t('county.title') }]} />
      <h1 className="ds-heading" data-size="lg">
        {t('county.rounds.title')}
      </h1>
      {rounds.length === 0 && <p>{t('county.empty')}</p>}
      <p className="button-row">
        <Link className="ds-button" to={`/lan/matomgangar/ny${newest ? `?fran=${newest.slug}` : ''}`}>
          {newest ? t('county.rounds.planCopy', { name: newest.name }) : t('county.rounds.plan')}
        </Link>
        {newest && (
          <Link className="ds-link" to="/lan/matomgangar/ny">
            {t('county.rounds.planAfresh')}
          </Link>
        )}
      </p>
      {rounds.length > 0 && (
        <TableScroll label={t('county.rounds.title')}>
          <table className="ds-table">
            <caption>{t('county.rounds.caption')}</caption>
            <thead>
              <tr>
                {(['name', 'status', 'opens', 'closes', 'signed', 'next'] as const).map((column) => (
                  <th scope="col" key={column}>
                    {t(`county.rounds.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rounds.map((round) => (
                <tr key={round.slug}>
                  <th scope="row">{round.name}</th>
                  <td>
                    <RoundTag status={round.status} />
                  </td>
                  <td className="nowrap">{formatDateTime(round.opensAt)}</td>
                  <td className="nowrap">{formatDateTime(round.closesAt)}</td>
                  <td>{t('progress.of', { done: round.signed, of: round.invited })}</td>
                  <td>
                    <Link className="ds-link row-link" to={`/lan/matomgangar/${round.slug}`}>
                      {t(`county.rounds.action.${round.status}`)}
                      <span className="visually-hidden"> {round.name}</span>
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  );
}
