import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckList } from '#app/components/check-list';
import { TextArea } from '#app/components/text-area';
import type { WrittenPlan } from '../plan-form';
import type { RoundView } from '../read-round.server';

interface Refused {
  errors: Record<string, string>;
  written?: WrittenPlan;
}

interface ChangingProps {
  view: RoundView;
  invite: Refused | undefined;
  message: Refused | undefined;
}

/** What may still be changed of an open round: who is invited besides, and what they read. */
export function Changing({ view, invite, message }: ChangingProps) {
  const { t } = useTranslation();
  return (
    <>
      {view.notInvited.length > 0 && (
        <details className="fold no-print" open={invite !== undefined}>
          <summary>{t('county.round.inviteTitle')}</summary>
          <Form method="post" noValidate key={view.notInvited.length}>
            <CheckList
              name="organisation"
              legend={t('county.round.invite')}
              description={t('county.round.inviteText')}
              choices={view.notInvited}
              chosen={invite?.written?.organisationIds ?? []}
              error={invite?.errors.organisation}
            />
            <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="invite">
              {t('county.round.invite')}
            </button>
          </Form>
        </details>
      )}
      <details className="fold no-print" open={message !== undefined}>
        <summary>{t('county.round.messageTitle')}</summary>
        <Form method="post" noValidate key={message ? 'refused' : view.message}>
          <input type="hidden" name="seen" value={view.message} />
          <TextArea
            name="message"
            label={t('county.form.message')}
            defaultValue={message?.written?.fields.message ?? view.message}
            error={message?.errors.message}
            maxLength={2000}
          />
          <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="message">
            {t('county.round.saveMessage')}
          </button>
        </Form>
      </details>
    </>
  );
}
