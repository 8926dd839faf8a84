import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckList } from '#app/components/check-list';
import { TextField } from '#app/components/text-field';
import type { WrittenPlan } from '../plan-form';
import type { GroupView, RoundView } from '../read-round.server';

interface GroupsProps {
  view: RoundView;
  errors: Record<string, string> | undefined;
  written: WrittenPlan | undefined;
}

/** The round's peer groups in the order in which they are released, and a form for one more. */
export function Groups({ view, errors, written }: GroupsProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="groups">
      <h2 className="ds-heading" data-size="sm" id="groups">
        {t('county.groups.title')}
      </h2>
      <p>{t(view.canChangeGroups ? 'county.groups.text' : 'county.groups.locked', { k: view.k })}</p>
      <ol className="peer-groups">
        {view.groups.map((group) => (
          <Group key={group.id} group={group} canChange={view.canChangeGroups} />
        ))}
      </ol>
      {view.canChangeGroups && (
        <details
          className="fold no-print"
          open={Boolean(errors?.groupName || errors?.groupNameEnglish || errors?.member)}
        >
          <summary>{t('county.groups.addTitle')}</summary>
          <Form method="post" noValidate key={view.newGroupId}>
            <input type="hidden" name="group" value={view.newGroupId} />
            <TextField
              name="groupName"
              label={t('county.groups.name')}
              defaultValue={written?.fields.groupName}
              error={errors?.groupName}
              autoComplete="off"
            />
            <TextField
              name="groupNameEnglish"
              label={t('county.groups.nameEnglish')}
              defaultValue={written?.fields.groupNameEnglish}
              error={errors?.groupNameEnglish}
              autoComplete="off"
            />
            <CheckList
              name="member"
              legend={t('county.groups.members')}
              description={t('county.groups.membersText', { k: view.k })}
              choices={view.participants}
              chosen={written?.organisationIds ?? []}
              error={errors?.member}
            />
            <button className="ds-button" data-variant="secondary" type="submit" name="intent" value="addGroup">
              {t('county.groups.add')}
            </button>
          </Form>
        </details>
      )}
    </section>
  );
}

function Group({ group, canChange }: { group: GroupView; canChange: boolean }) {
  const { t } = useTranslation();
  return (
    <li>
      <details className="fold">
        <summary>
          {group.name}{' '}
          <span className="peer-groups__count">{t('county.groups.count', { count: group.members.length })}</span>
        </summary>
        <p>{group.members.join(', ')}</p>
        {group.isOwn && canChange && (
          <Form method="post" className="button-row no-print">
            <input type="hidden" name="group" value={group.id} />
            {group.canRise && (
              <button
                className="ds-button"
                data-variant="tertiary"
                type="submit"
                name="intent"
                value="raiseGroup"
                aria-label={t('county.groups.raiseOne', { name: group.name })}
              >
                {t('county.groups.raise')}
              </button>
            )}
            <button
              className="ds-button"
              data-variant="tertiary"
              type="submit"
              name="intent"
              value="removeGroup"
              aria-label={t('county.groups.removeOne', { name: group.name })}
            >
              {t('county.groups.remove')}
            </button>
          </Form>
        )}
      </details>
    </li>
  );
}
