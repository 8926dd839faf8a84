import { useTranslation } from 'react-i18next';
import type { JointStatus, OfferStatus } from '#app/domain/plan/joint-action';

const JOINT_COLORS: Record<JointStatus, string> = {
  draft: 'neutral',
  presented: 'neutral',
  anchored: 'neutral',
  offered: 'info',
  ongoing: 'warning',
  finished: 'success',
  cancelled: 'neutral',
};

const OFFER_COLORS: Record<OfferStatus, string> = {
  offered: 'info',
  asked: 'warning',
  accepted: 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
};

/** Where a joint action is, in words; the colour only repeats them. */
export function JointMark({ status }: { status: JointStatus }) {
  const { t } = useTranslation();
  return (
    <span className="ds-tag" data-color={JOINT_COLORS[status]}>
      {t(`joint.status.${status}`)}
    </span>
  );
}

/** An organisation's answer in words. */
export function OfferMark({ status }: { status: OfferStatus }) {
  const { t } = useTranslation();
  return (
    <span className="ds-tag" data-color={OFFER_COLORS[status]}>
      {t(`joint.answer.${status}`)}
    </span>
  );
}
