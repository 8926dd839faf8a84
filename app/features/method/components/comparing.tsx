import { useTranslation } from 'react-i18next';
import { decimalText, numberText } from '../texts';
import type { DifferencingExample, MethodView, QuartileStep } from '../view';
import { RowsTable } from './rows-table';
import { Paragraphs, Section, Subheading } from './section';

/** Why a number may be hidden; the words are those that stand in its place on other pages. */
export const HIDDEN_REASONS = [
  'too_few',
  'boundary',
  'differencing',
  'not_shared',
  'sensitive',
  'open_round',
  'only_one_of_kind',
  'insufficient',
] as const;

/** How organisations are compared, and what is never shown. */
export function Comparing({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  const { rules, quartiles } = view;
  const { k, nMean, nQuartile, nRank, nPercentile } = rules;
  return (
    <Section of="comparing">
      <Subheading of="comparing.who" />
      <Paragraphs of="comparing.whoText" />
      <Subheading of="comparing.quartiles" />
      <Paragraphs of="comparing.quartilesText" />
      <p>
        {t('method.comparing.quartileValues', {
          n: quartiles.values.length,
          values: quartiles.values.map((value) => decimalText(value)).join(' · '),
        })}
      </p>
      <ul>
        {quartiles.steps.map((step) => (
          <li key={step.name}>
            <QuartileSum step={step} />
          </li>
        ))}
      </ul>
      <Paragraphs of="comparing.shown" values={{ k, nMean, nQuartile, nRank, nPercentile }} />
      <Subheading of="comparing.hidden" />
      <p>{t('method.comparing.hiddenText')}</p>
      <dl className="method-terms">
        {HIDDEN_REASONS.map((reason) => (
          <div key={reason}>
            <dt>{t('result.notShown', { reason: t(`result.hidden.${reason}`, { k }) })}</dt>
            <dd>{t(`method.comparing.reason.${reason}`, { k, boundary: numberText(rules.boundary) })}</dd>
          </div>
        ))}
      </dl>
      <Differencing example={view.differencing} k={k} />
      <Sharing view={view} />
    </Section>
  );
}

function QuartileSum({ step }: { step: QuartileStep }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`method.comparing.${step.fraction === 0 ? 'quartileExact' : 'quartileSteps'}`, {
        name: t(`method.comparing.quartile.${step.name}`),
        steps: step.steps,
        share: numberText(step.share),
        position: numberText(step.position),
        number: step.number,
        fraction: numberText(step.fraction),
        below: decimalText(step.below),
        above: decimalText(step.above),
        value: decimalText(step.value),
      })}
    </>
  );
}

function Differencing({ example, k }: { example: DifferencingExample; k: number }) {
  const { t } = useTranslation();
  const [first, second] = example.groups;
  return (
    <>
      <Subheading of="comparing.differencing" />
      <p>{t('method.comparing.differencingText')}</p>
      <RowsTable
        caption={t('method.comparing.groups')}
        columns={[
          t('method.comparing.group'),
          t('method.comparing.organisations'),
          t('method.comparing.mean'),
          t('method.comparing.total'),
        ]}
        rows={example.groups.map(({ id, n, mean, total }) => ({
          key: id,
          head: t(`method.comparing.groupName.${id}`),
          cells: [n, decimalText(mean), `${n} × ${decimalText(mean)} = ${decimalText(total)}`],
        }))}
      />
      <p>
        {t('method.comparing.difference', {
          first: decimalText(first!.total),
          second: decimalText(second!.total),
          value: decimalText(example.difference),
        })}{' '}
        {t(`method.comparing.${example.isSecondReleased ? 'released' : 'refused'}`, { k })}
      </p>
    </>
  );
}

function Sharing({ view }: { view: MethodView }) {
  const { t } = useTranslation();
  return (
    <>
      <Subheading of="comparing.sharing" />
      <Paragraphs of="comparing.sharingText" />
      <dl className="method-terms">
        {view.audiences.map((audience) => (
          <div key={audience}>
            <dt>{t(`sharing.audience.${audience}`)}</dt>
            <dd>{t(`method.comparing.audience.${audience}`)}</dd>
          </div>
        ))}
      </dl>
      <RowsTable
        caption={t('method.comparing.preselected')}
        columns={[t('method.comparing.depth'), t('method.comparing.choice')]}
        rows={view.sharing.map(({ depth, audience }) => ({
          key: depth,
          head: t(`sharing.depth.${depth}`),
          cells: [t(`sharing.audience.${audience}`)],
        }))}
      />
      <p>{t('method.comparing.secrecy')}</p>
    </>
  );
}
