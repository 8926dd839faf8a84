import { Form, Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ACTION_STATUSES } from '#app/domain/plan/action';
import { type PlanFilter, writeFilter } from '../plan-filter';
import type { NamedCode } from '../view';

/** Chooses actions by status, area and words. A plain form: the choice stands in the address. */
export function FilterForm({ filter, areas }: { filter: PlanFilter; areas: readonly NamedCode[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const kept = new URLSearchParams(writeFilter({ ...filter, status: null, area: null, text: '' }));
  const isFiltered = filter.status !== null || filter.area !== null || filter.text !== '';
  return (
    <Form method="get" className="plan-filter no-print" role="search" key={writeFilter(filter)}>
      {[...kept].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="field">
        <label className="ds-label" htmlFor="filter-status">
          {t('plan.field.status')}
        </label>
        <select className="ds-input" id="filter-status" name="status" defaultValue={filter.status ?? ''}>
          <option value="">{t('plan.all')}</option>
          <option value="open">{t('plan.open')}</option>
          <option value="overdue">{t('plan.overdueOnly')}</option>
          {ACTION_STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`plan.status.${status}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="ds-label" htmlFor="filter-area">
          {t('plan.field.areas')}
        </label>
        <select className="ds-input" id="filter-area" name="omrade" defaultValue={filter.area ?? ''}>
          <option value="">{t('plan.all')}</option>
          {areas.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="ds-label" htmlFor="filter-text">
          {t('plan.search')}
        </label>
        <input
          className="ds-input"
          id="filter-text"
          name="sok"
          type="search"
          defaultValue={filter.text}
          maxLength={100}
        />
      </div>
      <div className="plan-filter__buttons">
        <button className="ds-button" data-variant="secondary" type="submit">
          {t('plan.filter')}
        </button>
        {isFiltered && (
          <Link className="ds-link" to={`${pathname}${kept.size > 0 ? `?${kept}` : '?vy=tabell'}`}>
            {t('plan.showAll')}
          </Link>
        )}
      </div>
    </Form>
  );
}
