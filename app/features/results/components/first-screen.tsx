import { useTranslation } from 'react-i18next';
import { shareText, valueText } from '#app/i18n/value-text';
import type { NodeView, ResultView } from '../view';
import { Achieved } from './achieved';
import { ChangeSince } from './change-since';
import { HowLink } from './how-link';
import { boundsText, changeLabelText, changeText, withheldText } from './texts';
import { ValueBar } from './value-bar';

/** What somebody with a minute reads: index, achieved level, areas, strengths and gaps. */
export function FirstScreen({ view }: { view: ResultView }) {
  const { t } = useTranslation();
  const areas = view.nodes.filter((node) => node.kind === 'area');
  return (
    <>
      <div className="result-columns">
        <IndexCard view={view} />
        <Achieved achieved={view.achieved} askedRevision={view.askedRevision} indexName={t('result.index')} />
      </div>
      <section className="card" aria-labelledby="areas-heading">
        <h2 className="ds-heading" data-size="sm" id="areas-heading">
          {t('result.areas')}
        </h2>
        <ul className="plain-list result-areas">
          {areas.map((area) => (
            <li key={area.code}>
              <AreaRow area={area} view={view} />
              <HowLink node={area.code} name={area.name} place="omrade" askedRevision={view.askedRevision} />
            </li>
          ))}
        </ul>
      </section>
      <div className="result-columns">
        <Picked view={view} codes={view.strengths} kind="strengths" />
        <Picked view={view} codes={view.gaps} kind="gaps" />
      </div>
    </>
  );
}

function AreaRow({ area, view }: { area: NodeView; view: ResultView }) {
  const { t } = useTranslation();
  const withheld = withheldText(t, area);
  const name = <span className="result-areas__name">{area.name}</span>;
  if (withheld) {
    return (
      <>
        {name}
        <span className="result-areas__withheld">{withheld}</span>
      </>
    );
  }
  return (
    <>
      {name}
      <ValueBar value={area.score} scale={view.scale} />
      <span className="result-areas__value">{valueText(area.score)}</span>
      <span className="result-areas__change">
        {area.change?.change != null &&
          view.earlier &&
          t('result.change', { change: changeText(area.change), round: view.earlier.label })}
        {area.change?.change != null && changeLabelText(t, area)}
      </span>
    </>
  );
}

function IndexCard({ view }: { view: ResultView }) {
  const { t } = useTranslation();
  const index = view.nodes.find((node) => node.kind === 'index');
  if (!index) return null;
  const { counts } = view;
  return (
    <section className="card" aria-labelledby="index-heading">
      <h2 className="ds-heading" data-size="sm" id="index-heading">
        {t('result.index')}
      </h2>
      {index.score === null ? (
        <p className="lead">{withheldText(t, index)}</p>
      ) : (
        <p className="result-index">
          <strong>{valueText(index.score)}</strong> <span>{t('result.onScale', view.scale)}</span>
        </p>
      )}
      <ChangeSince node={index} earlier={view.earlier} />
      <p>
        {t('result.coverage', { share: shareText(index.coverage), count: counts.levels, total: counts.total })}
        {counts.dontKnow > 0 && ` ${t('result.dontKnow', { count: counts.dontKnow })}`}
        {counts.notApplicable > 0 && ` ${t('result.notApplicable', { count: counts.notApplicable })}`}
      </p>
      <Bounds node={index} />
      {view.isPartial && <p>{t('result.partial')}</p>}
      <Missing view={view} index={index} />
      <p className="result-how">
        <HowLink node={index.code} name={index.name} place="index" askedRevision={view.askedRevision} />
      </p>
    </section>
  );
}

function Bounds({ node }: { node: NodeView }) {
  const { t } = useTranslation();
  const bounds = boundsText(t, node);
  return bounds && <p>{bounds}</p>;
}

/** Which areas keep the index from being shown. */
function Missing({ view, index }: { view: ResultView; index: NodeView }) {
  const { t } = useTranslation();
  if (index.status !== 'insufficient') return null;
  const areas = view.nodes.filter((node) => node.kind === 'area' && node.status === 'insufficient');
  return <p>{t('result.indexNeeds', { areas: areas.map((area) => area.name).join(', ') })}</p>;
}

function Picked({ view, codes, kind }: { view: ResultView; codes: string[]; kind: 'strengths' | 'gaps' }) {
  const { t } = useTranslation();
  const nodes = codes.flatMap((code) => view.nodes.find((node) => node.code === code) ?? []);
  return (
    <section className="card" aria-labelledby={`${kind}-heading`}>
      <h2 className="ds-heading" data-size="sm" id={`${kind}-heading`}>
        {t(`result.${kind}.title`)}
      </h2>
      {nodes.length === 0 && <p>{t('result.tooFewDirections')}</p>}
      <ul className="plain-list result-picked">
        {nodes.map((node) => (
          <li key={node.code}>
            <strong>{valueText(node.score)}</strong>
            <span>{node.name}</span>
            <HowLink node={node.code} name={node.name} place={kind} askedRevision={view.askedRevision} />
          </li>
        ))}
      </ul>
      <p className="result-rule">{t(`result.${kind}.rule`)}</p>
    </section>
  );
}
