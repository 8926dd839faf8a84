import { useTranslation } from 'react-i18next';
import { valueText } from '#app/i18n/value-text';
import type { DirectionOffers, LearningView, OfferView } from '../read-learning.server';

/** Who offers to tell: first the directions where somebody is higher than the own organisation, then the others. */
export function Offers({ view }: { view: LearningView }) {
  const { t } = useTranslation();
  const higher = view.directions.filter((direction) => direction.higher.length > 0);
  const others = view.directions.filter((direction) => direction.others.length > 0);
  return (
    <>
      {view.own && (
        <section aria-labelledby="higher">
          <h2 className="ds-heading" data-size="sm" id="higher">
            {t('learn.higher.title')}
          </h2>
          <p>
            {t(view.hasOwnValues ? 'learn.higher.text' : 'learn.higher.noOwn', {
              organisation: view.own.name,
              round: view.roundName ?? t('learn.noRound'),
            })}
          </p>
          {view.hasOwnValues && higher.length === 0 && <p className="notice">{t('learn.higher.none')}</p>}
          {higher.map((direction) => (
            <Direction key={direction.code} direction={direction} offers={direction.higher} isHigher />
          ))}
        </section>
      )}
      <section aria-labelledby="others">
        <h2 className="ds-heading" data-size="sm" id="others">
          {t(view.own ? 'learn.others.title' : 'learn.all.title')}
        </h2>
        {others.length === 0 ? (
          <p className="notice">{t('learn.others.none')}</p>
        ) : (
          <p>{t(view.own ? 'learn.others.text' : 'learn.all.text')}</p>
        )}
        {others.map((direction) => (
          <Direction key={direction.code} direction={direction} offers={direction.others} />
        ))}
      </section>
    </>
  );
}

interface DirectionProps {
  direction: DirectionOffers;
  offers: OfferView[];
  isHigher?: boolean;
}

function Direction({ direction, offers, isHigher = false }: DirectionProps) {
  const { t } = useTranslation();
  return (
    <section className="learn-direction">
      <h3 className="ds-heading" data-size="xs">
        {direction.name}
      </h3>
      {isHigher && direction.ownValue !== null && (
        <p>{t('learn.ownValue', { value: valueText(direction.ownValue) })}</p>
      )}
      {direction.isSensitive && <p className="field__description">{t('learn.sensitive')}</p>}
      <ul className="learn-offers">
        {offers.map((offer) => (
          <li key={offer.id} className="card">
            <h4 className="ds-heading" data-size="2xs">
              {offer.title}
            </h4>
            <p>
              {offer.value === null
                ? offer.organisation
                : t('learn.whoWithValue', { organisation: offer.organisation, value: valueText(offer.value) })}
            </p>
            <p className="learn-text">{offer.body}</p>
            <p>{t('learn.contact', { contact: offer.contact, date: offer.willingUntil })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
