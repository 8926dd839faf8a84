import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DemoGroup } from '../demo-people';

/** One button per role and organisation: the way in while the demo runs on this machine. */
export function DemoPeople({ groups, back }: { groups: DemoGroup[]; back: string }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="demo-people">
      <h2 className="ds-heading" data-size="sm" id="demo-people">
        {t('signIn.demoTitle')}
      </h2>
      <p>{t('signIn.demoText')}</p>
      {groups.map((group) => (
        <details key={group.name} className="fold" open={group.isProgramme}>
          <summary>{group.name}</summary>
          <Form method="post" action="/logga-in" className="demo-people" reloadDocument>
            <input type="hidden" name="intent" value="demo" />
            <input type="hidden" name="back" value={back} />
            {group.people.map((person) => (
              <button
                key={`${person.id} ${person.role}`}
                className="ds-button"
                data-variant="secondary"
                type="submit"
                name="person"
                value={person.id}
              >
                <span>
                  <strong>{t(`role.${person.role}`)}</strong>
                  <br />
                  {person.name}
                  {person.title ? `, ${person.title}` : ''}
                </span>
              </button>
            ))}
          </Form>
        </details>
      ))}
    </section>
  );
}
