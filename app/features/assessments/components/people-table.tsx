import { useTranslation } from 'react-i18next';
import { TableScroll } from '#app/components/table-scroll';
import type { PersonPart } from '../read-assessment.server';

/** Who answers, how many in each area, and who is ready. */
export function PeopleTable({ people }: { people: PersonPart[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'sv';
  const areas = people[0]?.areas ?? [];
  return (
    <section aria-labelledby="people">
      <h2 className="ds-heading" data-size="sm" id="people">
        {t('assessment.people')}
      </h2>
      {people.length === 0 && <p>{t('assessment.nobody')}</p>}
      {people.length > 0 && (
        <TableScroll label={t('assessment.peopleTable')}>
          <table className="ds-table">
            <thead>
              <tr>
                <th scope="col">{t('assessment.person')}</th>
                {areas.map((area) => (
                  <th key={area.code} scope="col">
                    {area.name[language]}
                  </th>
                ))}
                <th scope="col">{t('assessment.state')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.name}>
                  <th scope="row">
                    {person.name}
                    {person.title ? `, ${person.title}` : ''}
                    {person.isViewer ? ` ${t('assessment.you')}` : ''}
                  </th>
                  {person.areas.map((area) => (
                    <td key={area.code}>{t('progress.of', { done: area.answered, of: area.total })}</td>
                  ))}
                  <td>{t(person.isReady ? 'assessment.ready' : 'assessment.working')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </section>
  );
}
