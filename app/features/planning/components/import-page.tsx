import { Form, Link } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { TextField } from '#app/components/text-field';
import type { Choice } from '#app/domain/plan/table/judge';
import type { CellProblem } from '#app/domain/plan/table/read-field';
import { type Done, MOST_BYTES } from '../import-form';
import type { ReviewView } from '../review-upload.server';
import type { PlanHeadView } from '../view';
import { ImportErrors } from './import-errors';
import { ImportReview } from './import-review';

export interface ImportProblem {
  errors?: Record<string, string>;
  /** The file can't be read at all. */
  problem?: CellProblem;
  view?: ReviewView;
  /** The rows that were read, to come back with the yes. */
  table?: string;
  fileName?: string;
  /** The yes was not taken: why. */
  refused?: 'changed_since' | 'not_ready';
  choices?: [id: string, choice: Choice][];
  /** What was ticked in the yes that was not taken. */
  cancelled?: string[];
  addedAnyway?: number[];
}

interface ImportPageProps {
  head: PlanHeadView;
  done: Done | null;
  failed: ImportProblem | undefined;
}

/** A changed file is chosen, read through as what it would change, and then read in. */
export function ImportPage({ head, done, failed }: ImportPageProps) {
  const { t } = useTranslation();
  const { view, problem } = failed ?? {};
  const isReady = view !== undefined && view.errors.length === 0;
  return (
    <PlanFrame
      head={head}
      part={null}
      heading={t('planTables.heading', { organisation: head.organisation, round: head.roundName })}
      errors={failed?.errors}
    >
      {done && !failed && <DoneNotice done={done} path={head.path} />}
      {problem && <ImportErrors problem={problem} />}
      {view && !isReady && <ImportErrors lines={view.errors} more={view.moreErrors} />}
      {!head.canEdit && <p className="notice">{t('planTables.unsigned')}</p>}
      {isReady && <ImportReview view={view} failed={failed ?? {}} path={head.path} />}
      {head.canEdit && <ChooseFile path={head.path} isFirst={!isReady} />}
    </PlanFrame>
  );
}

function ChooseFile({ path, isFirst }: { path: string; isFirst: boolean }) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState(0);
  /** A file that the server would not take is not even sent; without JavaScript the server says so. */
  const refuseTooLarge = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file');
    const isTooLarge = file instanceof File && file.size > MOST_BYTES;
    if (isTooLarge) event.preventDefault();
    setRefused(isTooLarge ? refused + 1 : 0);
  };
  return (
    <section className="no-print">
      {refused > 0 && <ImportErrors key={refused} problem={{ key: 'planTables.problem.tooLarge' }} />}
      {isFirst ? (
        <>
          <p className="lead">{t('planTables.intro')}</p>
          <p>{t('planTables.rules')}</p>
          <p>
            <Link className="ds-link" to={`${path}/filer`}>
              {t('planTables.toFiles')}
            </Link>
          </p>
        </>
      ) : (
        <h2 className="ds-heading" data-size="md">
          {t('planTables.other')}
        </h2>
      )}
      <Form method="post" action={`${path}/las-in`} encType="multipart/form-data" onSubmit={refuseTooLarge}>
        <TextField
          name="file"
          type="file"
          accept=".xlsx,.csv,.txt"
          label={t('planTables.file')}
          description={t('planTables.fileHint')}
        />
        <p className="button-row">
          <button
            className="ds-button"
            data-variant={isFirst ? undefined : 'secondary'}
            type="submit"
            name="intent"
            value="review"
          >
            {t(isFirst ? 'planTables.review' : 'planTables.reviewOther')}
          </button>
        </p>
      </Form>
    </section>
  );
}

function DoneNotice({ done, path }: { done: Done; path: string }) {
  const { t } = useTranslation();
  return (
    <div className="notice import-done" role="status">
      <p>
        <strong>{t('planTables.done.title')}</strong> {t('planTables.done.changed', { count: done.changed })}{' '}
        {t('planTables.done.added', { count: done.added })} {t('planTables.done.cancelled', { count: done.cancelled })}
      </p>
      {done.added > 0 && (
        <p>
          {t('planTables.done.fetchAgain')}{' '}
          <Link className="ds-link" to={`${path}/filer`}>
            {t('planTables.done.toFiles')}
          </Link>
        </p>
      )}
      <p>
        <Link className="ds-link" to={`${path}?vy=tabell`}>
          {t('planTables.done.toPlan')}
        </Link>
      </p>
    </div>
  );
}
