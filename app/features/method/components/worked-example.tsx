import { useTranslation } from 'react-i18next';
import { formatPercent } from '#app/i18n/format';
import { limitText, sumText, valueWithRange } from '../texts';
import type { ExampleDirection, ExampleUnit, MethodView } from '../view';
import { ExampleAchievedLevel } from './example-achieved-level';
import { RowsTable } from './rows-table';
import { Paragraphs, Section, Subheading } from './section';

/** One invented organisation, from answers to index, so that it can be done again with a pocket calculator. */
export function WorkedExample({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  const { example, scale, rules } = view;
  return (
    <Section of="example">
      <Paragraphs of="example.intro" values={{ questions: example.organisationQuestions }} />
      <AnswersTable rows={example.rows} />
      <Subheading of="example.step1" />
      <p>{t('method.example.step1Text', { name: example.direction.name, min: scale.min, max: scale.max })}</p>
      <Sums unit={example.direction} />
      <Verdict unit={example.direction} coverageMin={rules.coverageMin} />
      <Subheading of="example.step2" />
      <p>{t('method.example.step2Text', { name: example.area.name, count: example.directions.length })}</p>
      <UnitTable
        caption={t('method.example.parts.directions', { name: example.area.name })}
        column={t('method.direction')}
        units={example.directions}
      />
      {example.directions.slice(1).map((unit) => (
        <Verdict key={unit.name} unit={unit} coverageMin={rules.coverageMin} />
      ))}
      <p>{t('method.example.step2Sums')}</p>
      <Sums unit={example.area} />
      <Verdict unit={example.area} coverageMin={rules.coverageMin} />
      <Subheading of="example.step3" />
      <p>{t('method.example.step3Text')}</p>
      <UnitTable caption={t('method.example.parts.areas')} column={t('method.area')} units={example.areas} />
      <p>{t('method.example.step3Sums')}</p>
      <Sums unit={example.index} />
      <p>
        <strong>
          {example.index.status === 'ok'
            ? t('method.example.indexOk', { value: valueWithRange(t, example.index) })
            : t('method.example.indexInsufficient')}
        </strong>
      </p>
      <ExampleAchievedLevel achieved={example.achieved} stageShare={rules.stageShare} />
    </Section>
  );
}

function AnswersTable({ rows }: { rows: readonly ExampleDirection[] }) {
  const { t } = useTranslation();
  const most = Math.max(...rows.map(({ answers }) => answers.length));
  const columns = Array.from({ length: most }, (_, index) => t('method.example.answer', { number: index + 1 }));
  return (
    <RowsTable
      caption={t('method.example.answers')}
      columns={[t('method.direction'), ...columns]}
      rows={rows.map(({ code, name, areaName, answers }) => ({
        key: code,
        head: (
          <>
            {name}
            <br />
            <span className="method__part">{areaName}</span>
          </>
        ),
        cells: answers.map((answer) => {
          const text = answer.kind === 'level' ? String(answer.level) : t(WITHOUT_LEVEL[answer.kind]);
          return answer.isRequired ? t('method.example.required', { answer: text }) : text;
        }),
      }))}
    />
  );
}

const WITHOUT_LEVEL = { DK: 'method.dontKnow', NA: 'method.notApplicable' } as const;
const PARTS = ['coverage', 'lower', 'upper'] as const;

function Sums({ unit }: { unit: ExampleUnit }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list method-sums">
      <li>{t('method.example.line', { what: t('method.value'), sum: sumText(unit.score) })}</li>
      {PARTS.map((part) => (
        <li key={part}>{t('method.example.line', { what: t(`method.example.${part}`), sum: sumText(unit[part]) })}</li>
      ))}
    </ul>
  );
}

function UnitTable({ caption, column, units }: { caption: string; column: string; units: readonly ExampleUnit[] }) {
  const { t } = useTranslation();
  return (
    <RowsTable
      caption={caption}
      columns={[column, t('method.value'), ...PARTS.map((part) => t(`method.example.${part}`))]}
      rows={units.map((unit) => ({
        key: unit.name,
        head: unit.name,
        cells: [sumText(unit.score), ...PARTS.map((part) => sumText(unit[part]))],
      }))}
    />
  );
}

/** Whether the number is shown, and why. */
function Verdict({ unit, coverageMin }: { unit: ExampleUnit; coverageMin: number }) {
  const { t } = useTranslation();
  return (
    <p>
      {t(`method.example.${unit.status === 'ok' ? 'ok' : 'insufficient'}`, {
        name: unit.name,
        coverage: formatPercent(unit.coverage.result),
        min: limitText(t, coverageMin),
        value: valueWithRange(t, unit),
      })}
    </p>
  );
}
