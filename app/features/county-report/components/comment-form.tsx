import { Form, Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '#app/components/error-summary';
import { TextArea } from '#app/components/text-area';
import { formatDateTime } from '#app/i18n/format';
import { LONGEST_COMMENT } from '../report-content';

/** What was written and not saved, and why; `theirs` when somebody else has saved meanwhile. */
export interface CommentProblem {
  text: string;
  revision: number;
  errors: Record<string, string> | null;
  theirs: { text: string; savedBy: string; savedAt: string } | null;
}

interface CommentFormProps {
  comment: { text: string; revision: number; savedAt: string | null; savedBy: string | null };
  problem: CommentProblem | null;
  back: string;
}

/** The coordinator's words in one section. What could not be saved stays in the field. */
export function CommentForm({ comment, problem, back }: CommentFormProps) {
  const { t } = useTranslation();
  const isSending = useNavigation().state === 'submitting';
  const revision = problem?.revision ?? comment.revision;
  return (
    <>
      {problem?.errors && <ErrorSummary errors={problem.errors} />}
      {problem?.theirs && (
        <section className="notice" role="alert" aria-labelledby="theirs">
          <h2 className="ds-heading" data-size="xs" id="theirs">
            {t('report.comment.changed')}
          </h2>
          <p>
            {t('report.comment.changedText', {
              person: problem.theirs.savedBy,
              at: formatDateTime(problem.theirs.savedAt),
            })}
          </p>
          <blockquote className="report-theirs">{problem.theirs.text}</blockquote>
        </section>
      )}
      <p>{t('report.comment.intro')}</p>
      {comment.savedAt && (
        <p className="document-note">
          {t('report.comment.saved', { at: formatDateTime(comment.savedAt), person: comment.savedBy })}
        </p>
      )}
      <Form method="post">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="baseRevision" value={revision} key={revision} />
        <TextArea
          name="text"
          label={t('report.comment.label')}
          rows={12}
          maxLength={LONGEST_COMMENT}
          defaultValue={problem?.text ?? comment.text}
          {...(problem?.errors?.text ? { error: problem.errors.text } : {})}
        />
        <div className="document-actions">
          <button type="submit" className="ds-button" data-variant="primary" disabled={isSending}>
            {t(problem?.theirs ? 'report.comment.saveOver' : 'report.comment.save')}
          </button>
          <Link className="ds-link" to={back}>
            {t('report.comment.back')}
          </Link>
        </div>
      </Form>
    </>
  );
}
