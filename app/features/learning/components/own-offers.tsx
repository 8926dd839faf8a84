import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#app/components/text-area';
import { TextField } from '#app/components/text-field';
import type { LearningView } from '../read-learning.server';

interface OwnOffersProps {
  view: LearningView;
  mayOffer: boolean;
  errors: Record<string, string> | undefined;
  written: Record<string, string> | undefined;
}

/** What the own organisation offers, the way to take it back at once, and the form for one more. */
export function OwnOffers({ view, mayOffer, errors, written }: OwnOffersProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="own-offers">
      <h2 className="ds-heading" data-size="sm" id="own-offers">
        {t('learn.own.title')}
      </h2>
      {view.ownOffers.length === 0 && <p>{t('learn.own.none')}</p>}
      <ul className="plain-list">
        {view.ownOffers.map((offer) => (
          <li key={offer.id} className="take">
            <span>
              <strong>{offer.title}</strong>
              <br />
              {offer.direction}. {t(offer.isPast ? 'learn.own.past' : 'learn.own.until', { date: offer.willingUntil })}
            </span>
            {mayOffer && (
              <Form method="post">
                <input type="hidden" name="intent" value="withdraw" />
                <button
                  className="ds-button"
                  data-variant="secondary"
                  type="submit"
                  name="example"
                  value={offer.id}
                  aria-label={t('learn.own.withdrawOf', { title: offer.title })}
                >
                  {t('learn.own.withdraw')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayOffer && <OfferForm key={view.ownOffers.at(-1)?.id} view={view} errors={errors} written={written} />}
      {!mayOffer && <p>{t('learn.own.who')}</p>}
    </section>
  );
}

function OfferForm({ view, errors, written }: Omit<OwnOffersProps, 'mayOffer'>) {
  const { t } = useTranslation();
  return (
    <details className="fold" open={Boolean(errors)}>
      <summary>
        <h3 className="ds-heading" data-size="xs">
          {t('learn.form.title')}
        </h3>
      </summary>
      <p>{t('learn.form.agree')}</p>
      <p>{t('learn.form.noPersonal')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intent" value="offer" />
        <input type="hidden" name="organisation" value={view.own!.id} />
        <DirectionField view={view} error={errors?.direction} written={written?.direction} />
        <TextField
          name="title"
          label={t('learn.form.heading')}
          defaultValue={written?.title}
          error={errors?.title}
          maxLength={100}
        />
        <TextArea
          name="text"
          label={t('learn.form.text')}
          defaultValue={written?.text}
          error={errors?.text}
          maxLength={1200}
        />
        <TextField
          name="contact"
          label={t('learn.form.contact')}
          description={t('learn.form.contactHelp')}
          defaultValue={written?.contact}
          error={errors?.contact}
          maxLength={160}
        />
        <TextField
          name="willingUntil"
          type="date"
          label={t('learn.form.until')}
          description={t('learn.form.untilHelp')}
          defaultValue={written?.willingUntil}
          error={errors?.willingUntil}
          min={view.today}
        />
        <button className="ds-button" type="submit">
          {t('learn.form.offer')}
        </button>
      </Form>
    </details>
  );
}

function DirectionField({ view, error, written }: { view: LearningView; error?: string; written?: string }) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label className="ds-label" htmlFor="direction">
        {t('learn.form.direction')}
      </label>
      <select
        className="ds-input"
        id="direction"
        name="direction"
        defaultValue={written ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'direction-error' : undefined}
      >
        <option value="">{t('learn.form.choose')}</option>
        {view.choices.map((area) => (
          <optgroup key={area.area} label={area.area}>
            {area.directions.map((direction) => (
              <option key={direction.code} value={direction.code}>
                {direction.name}
                {direction.isSensitive ? ` (${t('learn.form.meanOnly')})` : ''}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {error && (
        <p className="field__error" id="direction-error">
          {t(error)}
        </p>
      )}
    </div>
  );
}
