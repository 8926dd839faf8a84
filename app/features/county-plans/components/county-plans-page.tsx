import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Breadcrumb } from '#app/components/breadcrumb';
import { TableScroll } from '#app/components/table-scroll';
import type { CountyPlansView } from '../read-county-plans.server';
import { Effects } from './effects';
import { Sums } from './sums';

type Shown = NonNullable<CountyPlansView['shown']>;

/** How the plans go, as far as their organisations share them, and what has happened where actions are done. */
export function CountyPlansPage({ view }: { view: CountyPlansView }) {
  const { t } = useTranslation();
  const { rounds, shown } = view;
  return (
    <div className="joint">
      <Breadcrumb trail={[{ to: '/lan', label: t('county.title') }]} />
      <h1 className="ds-heading" data-size="lg">
        {t('joint.plans.title')}
      </h1>
      <p className="lead">{t('joint.plans.lead')}</p>
      {!shown && <p>{t('joint.plans.noRound')}</p>}
      {shown && rounds.length > 1 && (
        <nav aria-label={t('joint.plans.rounds')} className="choice-links no-print">
          {rounds.map(({ slug, name }) => (
            <Link key={slug} to={`?omgang=${slug}`} aria-current={slug === shown.slug ? 'page' : undefined}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      {shown && (
        <>
          <Named shown={shown} />
          <AreaTable shown={shown} />
          <Sums shown={shown} />
          <Effects shown={shown} />
        </>
      )}
    </div>
  );
}

function Named({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const { named } = shown.plans;
  const caption = t('joint.plans.named', { round: shown.roundName });
  return (
    <div>
      <h2 className="ds-heading" data-size="sm" id="named">
        {caption}
      </h2>
      <p>
        {t('joint.plans.namedText', { count: named.length })}{' '}
        {named.some(({ counts }) => counts !== null) && t('joint.plans.read')}
      </p>
      {named.length > 0 && (
        <TableScroll label={caption}>
          <table className="ds-table joint__table">
            <caption className="visually-hidden">{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('county.organisation')}</th>
                {(['total', 'open', 'overdue', 'done', 'joint'] as const).map((one) => (
                  <th scope="col" key={one}>
                    {t(`joint.plans.count.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {named.map(({ unitId, slug, name, counts, joint }) => (
                <tr key={unitId}>
                  <th scope="row">
                    {counts ? (
                      <Link className="ds-link" to={`/jamfor/handlingsplaner/${slug}/${shown.slug}`}>
                        {name}
                      </Link>
                    ) : (
                      name
                    )}
                  </th>
                  {counts ? (
                    [counts.total, counts.open, counts.overdue, counts.done, joint].map((count, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a number is known by its column
                      <td key={index}>{count}</td>
                    ))
                  ) : (
                    <td colSpan={5}>{t('joint.plans.notDecided')}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </div>
  );
}

function AreaTable({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const { areas, plans } = shown;
  if (plans.named.every(({ counts }) => counts === null)) return null;
  const caption = t('joint.plans.areas');
  const nameOf = (code: string | null) => areas.find((one) => one.code === code)?.name ?? t('joint.plans.noArea');
  return (
    <div>
      <h2 className="ds-heading" data-size="sm" id="areas">
        {caption}
      </h2>
      <p>{t('joint.plans.areasText')}</p>
      <TableScroll label={caption}>
        <table className="ds-table joint__table">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('joint.plans.area')}</th>
              {(['total', 'ongoing', 'overdue', 'done'] as const).map((one) => (
                <th scope="col" key={one}>
                  {t(`joint.plans.count.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plans.areas.map(({ area, total, ongoing, overdue, done }) => (
              <tr key={area ?? ''}>
                <th scope="row">{nameOf(area)}</th>
                <td>{total}</td>
                <td>{ongoing}</td>
                <td>{overdue}</td>
                <td>{done}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
