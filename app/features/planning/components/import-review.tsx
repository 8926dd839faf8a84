import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '#app/components/error-summary';
import { TableScroll } from '#app/components/table-scroll';
import type { ActionField } from '#app/domain/plan/action';
import { WRITTEN_COLUMNS } from '#app/domain/plan/table/columns';
import type { Choice, FieldDifference } from '#app/domain/plan/table/judge';
import { formatDateTime } from '#app/i18n/format';
import { importField } from '../import-form';
import type { ChangedAction, ReviewView } from '../review-upload.server';
import { FieldValue } from './field-value';
import type { ImportProblem } from './import-page';

interface ImportReviewProps {
  view: ReviewView;
  failed: ImportProblem;
  path: string;
}

/** What a file would change, row by row and field by field, with what somebody has to choose, and the yes to it. */
export function ImportReview({ view, failed, path }: ImportReviewProps) {
  const { t } = useTranslation();
  const { changed, added, missing, unchanged, unknown } = view;
  const choices = new Map(failed.choices);
  const unchosen =
    failed.refused === 'not_ready' ? changed.filter(({ id, conflict }) => conflict && !choices.has(id)) : [];
  const errors = unchosen.map(({ id }) => [importField.choice(id), 'planTables.problem.choose']);
  return (
    <section aria-labelledby="review">
      {errors.length > 0 && <ErrorSummary errors={Object.fromEntries(errors)} />}
      {failed.refused === 'changed_since' && (
        <p className="notice" role="alert">
          {t('planTables.preview.since')}
        </p>
      )}
      <h2 className="ds-heading" data-size="md" id="review">
        {t('planTables.preview.title')}
      </h2>
      {failed.fileName && <p>{t('planTables.preview.name', { name: failed.fileName })}</p>}
      <p role="status">
        {changed.length + added.length === 0
          ? t('planTables.preview.nothing')
          : t('planTables.preview.counts', { changed: changed.length, added: added.length, unchanged })}
      </p>
      {unknown.length > 0 && <p>{t('planTables.preview.unknown', { columns: unknown.join(', ') })}</p>}
      <Form method="post" action={`${path}/las-in`} encType="multipart/form-data" key={view.fingerprint}>
        <input type="hidden" name="table" value={failed.table} />
        <input type="hidden" name="fileName" value={failed.fileName} />
        <input type="hidden" name="fingerprint" value={view.fingerprint} />
        {changed.length > 0 && (
          <h3 className="ds-heading" data-size="sm">
            {t('planTables.preview.changed')}
          </h3>
        )}
        {changed.map((one) => (
          <Changed key={one.id} change={one} view={view} choice={choices.get(one.id)} />
        ))}
        {added.length > 0 && (
          <h3 className="ds-heading" data-size="sm">
            {t('planTables.preview.added')}
          </h3>
        )}
        {added.map(({ number, content }) => (
          <Fields
            key={number}
            view={view}
            caption={`${t('planTables.preview.row', { number })}: ${content.title}`}
            label={t('planTables.preview.tableOf', { title: content.title })}
            differences={WRITTEN_COLUMNS.filter((field) => isWritten(content[field])).map((field) => ({
              field,
              after: content[field],
            }))}
          />
        ))}
        {missing.length > 0 && <Missing missing={missing} />}
        {changed.length + added.length + missing.length > 0 && (
          <p className="button-row">
            <button className="ds-button" type="submit" name="intent" value="import">
              {t('planTables.preview.import')}
            </button>
          </p>
        )}
      </Form>
    </section>
  );
}

const isWritten = (value: unknown) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function Changed({ change, view, choice }: { change: ChangedAction; view: ReviewView; choice: Choice | undefined }) {
  const { t } = useTranslation();
  const { id, title, number, differences, conflict } = change;
  const caption = `${t('planTables.preview.row', { number })}: ${title}`;
  return (
    <div className="import-row">
      {differences.length > 0 && (
        <Fields
          view={view}
          caption={caption}
          label={t('planTables.preview.tableOf', { title })}
          differences={differences}
        />
      )}
      {conflict && (
        <>
          <Fields
            view={view}
            caption={`${caption}. ${t('planTables.conflict.mark')}`}
            label={t('planTables.conflict.tableOf', { title })}
            differences={conflict.fields}
          />
          <fieldset className="import-choice">
            <legend>{t('planTables.conflict.legend')}</legend>
            <p>{t('planTables.conflict.text', { person: conflict.savedBy, time: formatDateTime(conflict.savedAt) })}</p>
            {(['stored', 'file'] as const).map((side, index) => (
              <label className="check" key={side}>
                <input
                  type="radio"
                  id={index === 0 ? importField.choice(id) : undefined}
                  name={importField.choice(id)}
                  value={side}
                  defaultChecked={choice === side}
                />
                <span>{t(`planTables.conflict.${side}`)}</span>
              </label>
            ))}
          </fieldset>
        </>
      )}
    </div>
  );
}

type Shown = Pick<FieldDifference, 'field' | 'after'> & Partial<Pick<FieldDifference, 'before'>>;

interface FieldsProps {
  view: ReviewView;
  caption: string;
  label: string;
  differences: readonly Shown[];
}

/** Fields of one action: what they say now and what they would say, or just the latter for a new one. */
function Fields({ view, caption, label, differences }: FieldsProps) {
  const { t } = useTranslation();
  const hasBefore = differences.some(({ before }) => before !== undefined);
  const value = (field: ActionField, said: FieldDifference['after']) => (
    <FieldValue field={field} value={said} areas={view.areas} collaborationAreas={view.collaborationAreas} />
  );
  return (
    <TableScroll label={label}>
      <table className="ds-table import-fields">
        <caption className="ds-heading" data-size="xs">
          {caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('planTables.preview.field')}</th>
            {hasBefore && <th scope="col">{t('planTables.preview.before')}</th>}
            <th scope="col">{t('planTables.preview.after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{t(`plan.field.${field}`)}</th>
              {before !== undefined && <td>{value(field, before)}</td>}
              <td>{value(field, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Missing({ missing }: { missing: ReviewView['missing'] }) {
  const { t } = useTranslation();
  return (
    <fieldset className="import-choice">
      <legend>{t('planTables.preview.missing')}</legend>
      <p>{t('planTables.preview.missingText')}</p>
      {missing.map(({ id, title, status }) => (
        <label className="check" key={id}>
          <input type="checkbox" name={importField.missing(id)} value="cancel" />
          <span>
            {title} ({t(`plan.status.${status}`)})
          </span>
        </label>
      ))}
    </fieldset>
  );
}
