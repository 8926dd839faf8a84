import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PlanFrame } from '#app/components/plan-frame';
import { TableScroll } from '#app/components/table-scroll';
import { formatNumber, formatSigned } from '#app/i18n/format';
import type { SimulatedNode, SimulationView } from '../read-simulation.server';

/** Choose actions and see what the numbers would become. The choice stands in the address. */
export function SimulatorPage({ view }: { view: SimulationView }) {
  const { t } = useTranslation();
  const { head, choices, outcome } = view;
  return (
    <PlanFrame
      head={head}
      part="simulator"
      heading={t('plan.simulator.heading', { organisation: head.organisation, round: head.roundName })}
    >
      <p className="lead">{t('plan.simulator.intro')}</p>
      {choices.length === 0 ? <p>{t('plan.simulator.none')}</p> : <Choices view={view} />}
      {outcome && <Outcome outcome={outcome} />}
    </PlanFrame>
  );
}

function Choices({ view }: { view: SimulationView }) {
  const { t } = useTranslation();
  const steps = [
    { value: 'mal', step: 'target' },
    { value: 'ett', step: 'one_level' },
  ];
  return (
    <Form method="get" action={`${view.head.path}/prova`} className="plan-form no-print" preventScrollReset>
      <fieldset>
        <legend>{t('plan.simulator.choose')}</legend>
        {view.choices.map(({ id, title, questions, isChosen }) => (
          <label key={id} className="check">
            <input type="checkbox" name="aktivitet" value={id} defaultChecked={isChosen} />
            <span>
              {title} <span className="subtle">{t('plan.simulator.questions', { count: questions })}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('plan.simulator.step')}</legend>
        {steps.map(({ value, step }) => (
          <label key={value} className="check">
            <input type="radio" name="steg" value={value} defaultChecked={view.step === step} />
            <span>{t(`plan.simulator.by.${step}`)}</span>
          </label>
        ))}
      </fieldset>
      <button className="ds-button" type="submit">
        {t('plan.simulator.show')}
      </button>
    </Form>
  );
}

function Outcome({ outcome }: { outcome: NonNullable<SimulationView['outcome']> }) {
  const { t } = useTranslation();
  const level = (stage: number | null) => (stage === null ? '–' : String(stage));
  return (
    <section aria-labelledby="simulated" aria-live="polite">
      <h2 className="ds-heading" data-size="sm" id="simulated">
        {t('plan.simulator.outcome')}
      </h2>
      <p>
        {t(
          outcome.achievedBefore === outcome.achievedAfter ? 'plan.simulator.achievedSame' : 'plan.simulator.achieved',
          {
            before: level(outcome.achievedBefore),
            after: level(outcome.achievedAfter),
          },
        )}
      </p>
      <TableScroll label={t('plan.simulator.table')}>
        <table className="ds-table">
          <thead>
            <tr>
              {['part', 'now', 'then', 'difference'].map((column) => (
                <th scope="col" key={column}>
                  {t(`plan.simulator.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outcome.nodes.map((node) => (
              <NodeRow key={node.name ?? 'index'} node={node} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <h3 className="ds-heading" data-size="xs">
        {t('plan.simulator.moved', { count: outcome.moved.length })}
      </h3>
      <ul className="plain-list">
        {outcome.moved.map(({ code, question, from, to }) => (
          <li key={code}>
            <span className="code">{code}</span> {question}{' '}
            <span className="subtle">
              {t('plan.simulator.fromTo', { from: typeof from === 'number' ? from : t('plan.action.unknown'), to })}
            </span>
          </li>
        ))}
      </ul>
      <p className="subtle">{t('plan.simulator.caution')}</p>
    </section>
  );
}

function NodeRow({ node: { name, before, after } }: { node: SimulatedNode }) {
  const { t } = useTranslation();
  const number = (value: number | null) => (value === null ? t('plan.simulator.withheld') : formatNumber(value, 2));
  return (
    <tr>
      <th scope="row">{name ?? t('plan.simulator.index')}</th>
      <td>{number(before)}</td>
      <td>{number(after)}</td>
      <td>{before === null || after === null ? '–' : formatSigned(after - before, 2)}</td>
    </tr>
  );
}
