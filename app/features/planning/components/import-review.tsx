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
import { ImportMissing, isCancellable } from './import-missing';
import type { ImportProblem } from './import-page';
import { ImportUnread } from './import-unread';

interface ImportReviewProps {
  view: ReviewView;
  failed: ImportProblem;
  path: string;
}

/** What a file would change, row by row and field by field, with what somebody has to choose, and the yes to it. */
export function ImportReview({ view, failed, path }: ImportReviewProps) {
  const { t } = useTranslation();
  const { changed, added, missing } = view;
  const choices = new Map(failed.choices);
  return (
    <section aria-labelledby="review">
      <Refusal view={view} failed={failed} />
      <h2 className="ds-heading" data-size="md" id="review">
        {t('planTables.preview.title')}
      </h2>
      <Summary view={view} fileName={failed.fileName} />
      <ImportUnread unread={view.unread} />
      <Form method="post" action={`${path}/las-in`} encType="multipart/form-data" key={view.fingerprint}>
        <input type="hidden" name="table" value={failed.table} />
        <input type="hidden" name="fileName" value={failed.fileName} />
        <input type="hidden" name="fingerprint" value={view.fingerprint} />
        {changed.length > 0 && <Heading text={t('planTables.preview.changed')} />}
        {changed.map((one) => (
          <Changed key={one.id} change={one} view={view} choice={choices.get(one.id)} />
        ))}
        {added.length > 0 && <Heading text={t('planTables.preview.added')} />}
        {added.map((one) => (
          <Added key={one.number} added={one} view={view} isAdded={failed.addedAnyway?.includes(one.number)} />
        ))}
        {missing.length > 0 && <ImportMissing missing={missing} cancelled={failed.cancelled} />}
        {changed.length + added.length + missing.filter(isCancellable).length > 0 && (
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

/** Why the yes was not taken. */
function Refusal({ view, failed }: Pick<ImportReviewProps, 'view' | 'failed'>) {
  const { t } = useTranslation();
  if (failed.refused === 'changed_since') {
    return (
      <p className="notice" role="alert">
        {t('planTables.preview.since')}
      </p>
    );
  }
  if (failed.refused !== 'not_ready') return null;
  const chosen = new Map(failed.choices);
  const open = view.changed.filter(({ id, conflict }) => conflict && !chosen.has(id));
  if (open.length === 0) return null;
  const errors = open.map(({ id }) => [importField.choice(id), 'planTables.problem.choose']);
  return <ErrorSummary errors={Object.fromEntries(errors)} />;
}

function Summary({ view, fileName }: { view: ReviewView; fileName: string | undefined }) {
  const { t } = useTranslation();
  const { changed, added, missing, unchanged, unknown } = view;
  const doubles = added.filter(({ likeOne }) => likeOne).length;
  const fresh = added.length - doubles;
  const counts = { changed: changed.length, added: fresh, missing: missing.length, unchanged };
  const isNothing = counts.changed + added.length + counts.missing === 0;
  return (
    <>
      {fileName && <p>{t('planTables.preview.name', { name: fileName })}</p>}
      <p role="status">{t(isNothing ? 'planTables.preview.nothing' : 'planTables.preview.counts', counts)}</p>
      {doubles > 0 && <p>{t('planTables.double.count', { count: doubles })}</p>}
      {unknown.length > 0 && <p>{t('planTables.preview.unknown', { columns: unknown.join(', ') })}</p>}
    </>
  );
}

function Heading({ text }: { text: string }) {
  return (
    <h3 className="ds-heading" data-size="sm">
      {text}
    </h3>
  );
}

interface AddedProps {
  added: ReviewView['added'][number];
  view: ReviewView;
  isAdded: boolean | undefined;
}

/** A new row. One that the plan may have already is added only by whoever says so. */
function Added({ added: { number, content, likeOne }, view, isAdded = false }: AddedProps) {
  const { t } = useTranslation();
  const written = WRITTEN_COLUMNS.filter((field) => isWritten(content[field]));
  const caption = `${t('planTables.preview.row', { number })}: ${content.title}`;
  return (
    <div className="import-row">
      <Fields
        view={view}
        caption={likeOne ? `${caption}. ${t('planTables.double.mark')}` : caption}
        label={t('planTables.preview.tableOf', { title: content.title })}
        differences={written.map((field) => ({ field, after: content[field] }))}
      />
      {likeOne && (
        <fieldset className="import-choice">
          <legend>{t('planTables.double.legend')}</legend>
          <p>{t('planTables.double.text', { title: likeOne.title })}</p>
          <label className="check">
            <input type="checkbox" name={importField.added(number)} value="add" defaultChecked={isAdded} />
            <span>{t('planTables.double.add', { number })}</span>
          </label>
        </fieldset>
      )}
    </div>
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
