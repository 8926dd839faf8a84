import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#app/i18n/format';
import type { MessageView } from '../view';

/** Questions and answers in the order in which they were written. */
export function Thread({ messages, organisation }: { messages: readonly MessageView[]; organisation: string }) {
  const { t } = useTranslation();
  if (messages.length === 0) return null;
  return (
    <ul className="history joint__thread">
      {messages.map(({ id, isFromCounty, text, writtenAt, personName }) => (
        <li key={id} data-county={isFromCounty || undefined}>
          <p className="joint__sub">
            {t(isFromCounty ? 'joint.fromCounty' : 'joint.fromOrganisation', {
              organisation,
              person: personName,
              time: formatDateTime(writtenAt),
            })}
          </p>
          <p className="joint__text">{text}</p>
        </li>
      ))}
    </ul>
  );
}
