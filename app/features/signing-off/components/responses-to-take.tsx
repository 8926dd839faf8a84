import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

interface ResponseToTake {
  id: string;
  name: string;
  isOwn: boolean;
  isReady: boolean;
  answered: number;
  differing: number;
  isTaken: boolean;
}

/** Everybody's responses and the way to make one of them the organisation's agreed answers. */
export function ResponsesToTake({
  responses,
  takesOwn,
  isEditable,
}: {
  responses: ResponseToTake[];
  takesOwn: boolean;
  isEditable: boolean;
}) {
  const { t } = useTranslation();
  const isAlone = responses.length === 1 && takesOwn;
  if (responses.length === 0 || isAlone) return null;
  return (
    <section aria-labelledby="responses">
      <h2 className="ds-heading" data-size="sm" id="responses">
        {t('review.responses')}
      </h2>
      <p>{t('review.responsesText')}</p>
      <ul className="plain-list">
        {responses.map((response) => (
          <li key={response.id} className="take">
            <span>
              {response.name}
              {response.isOwn ? ` ${t('assessment.you')}` : ''}: {t('review.answered', { count: response.answered })},{' '}
              {t(response.isReady ? 'assessment.ready' : 'assessment.working')}.{' '}
              {response.differing > 0 && t('review.differing', { count: response.differing })}
            </span>
            {isEditable && !response.isTaken && (response.isOwn || response.isReady) && (
              <Form method="post">
                <input type="hidden" name="intent" value="take" />
                <button
                  className="ds-button"
                  data-variant="secondary"
                  type="submit"
                  name="response"
                  value={response.id}
                >
                  {t('review.take', { name: response.name })}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
