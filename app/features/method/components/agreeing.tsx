import { useTranslation } from 'react-i18next';
import type { AgreeingExample } from '../view';
import { Paragraphs, Section, Subheading } from './section';

/** How several people's answers become the organisation's. */
export function Agreeing({ example }: { example: AgreeingExample }) {
  const { t } = useTranslation();
  return (
    <Section of="agreeing">
      <Paragraphs of="agreeing.text" />
      <p>
        {t('method.agreeing.example', {
          answers: example.answers.join(', '),
          suggestion: example.suggestion,
          label: t(`method.agreeing.label.${example.label}`),
        })}
      </p>
      <Paragraphs of="agreeing.more" />
      <Subheading of="agreeing.signOff" />
      <Paragraphs of="agreeing.signOffText" />
    </Section>
  );
}
