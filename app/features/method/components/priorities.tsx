import { useTranslation } from 'react-i18next';
import type { PriorityExample } from '../view';
import { RowsTable } from './rows-table';
import { Paragraphs, Section } from './section';

const PARTS = ['gap', 'importance', 'feasibility'] as const;

/** The proposed order of the action plan, shown as its three parts. */
export function Priorities({ example }: { example: PriorityExample }) {
  const { t } = useTranslation();
  return (
    <Section of="priorities">
      <Paragraphs of="priorities.text" />
      <RowsTable
        caption={t('method.priorities.example')}
        columns={[
          t('method.priorities.question'),
          t('method.priorities.order'),
          ...PARTS.map((part) => t(`method.priorities.${part}`)),
          t('method.priorities.why'),
        ]}
        rows={example.rows.map((row, index) => ({
          key: row.name,
          head: row.name,
          cells: [
            index + 1,
            ...PARTS.map((part) => row[part]),
            t(`method.priorities.because.${row.tier === 1 ? 'required' : 'product'}`, { ...row }),
          ],
        }))}
      />
      {example.investigate.length > 0 && (
        <p>{t('method.priorities.investigate', { questions: example.investigate.join(', ') })}</p>
      )}
    </Section>
  );
}
