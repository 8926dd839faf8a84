import { type Block, heading, list, paragraph, type Run } from '#app/documents/model';
import { OBSTACLES } from '#app/domain/plan/action';
import { indicatorsOf } from '#app/domain/questionnaire/applicable';
import { INDEX_NODE } from '#app/domain/scoring/score-assessment';
import { formatDate, formatLevel } from '#app/i18n/format';
import { valueText } from '#app/i18n/value-text';
import {
  areaNamesOf,
  byCollaboration,
  decisionWords,
  isCancelled,
  joined,
  type PlanWords,
  statusCounts,
  titlesOf,
} from './plan-words';

/** What the plan rests on, what it is to lead to, what stands in the way, and what has been decided. */
export function describeBackground(words: PlanWords): Block[] {
  const { content, t } = words;
  const { actions } = content;
  return [
    ...describeResult(words),
    ...describeAreaTargets(words),
    ...(actions.length > 0
      ? [paragraph(t('planFiles.content', { count: actions.length, statuses: statusCounts(words, actions) }))]
      : []),
    ...describePurpose(words),
    ...describeObstacles(words),
    ...describeDecisions(words),
  ];
}

function describeResult({ content, areas, questionnaire, language, t }: PlanWords): Block[] {
  const { organisation, round, result } = content;
  if (!result) return [paragraph(t('planFiles.background.unsigned', { round: round.label }))];
  const basis = t('planFiles.background.basis', {
    organisation: organisation.formalName,
    round: round.label,
    date: formatDate(result.signedAt),
  });
  const scoreOf = (code: string) => result.scores.find((node) => node.code === code)?.score ?? null;
  const index = scoreOf(INDEX_NODE);
  const known = areas
    .flatMap((area) => {
      const score = scoreOf(area.code);
      return score === null ? [] : [{ name: area.name[language], score }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, worst] = [known[0], known.at(-1)];
  const { min, max } = questionnaire.scale;
  const sentences = [
    basis,
    index === null
      ? t('planFiles.background.noIndex')
      : t('planFiles.background.index', { value: valueText(index), min, max }),
    best && worst && best !== worst
      ? t('planFiles.background.extremes', {
          best: best.name,
          bestValue: valueText(best.score),
          worst: worst.name,
          worstValue: valueText(worst.score),
        })
      : '',
  ];
  return [paragraph(...sentences.filter((sentence) => sentence !== ''))];
}

/** What each focus area is to reach by the next round, where a target is set. */
function describeAreaTargets({ content, areas, language, t }: PlanWords): Block[] {
  const lines = areas.flatMap(({ code, name }): [string, string][] => {
    const aim = content.areaTargets.find((one) => one.code === code);
    if (!aim) return [];
    const score = content.result?.scores.find((node) => node.code === code)?.score ?? null;
    const target = formatLevel(aim.target);
    const text =
      score === null
        ? t('planFiles.areaTargets.noResult', { target })
        : t('planFiles.areaTargets.line', { score: valueText(score), target });
    return [[name[language], text]];
  });
  return lines.length === 0 ? [] : [paragraph(t('planFiles.areaTargets.title')), labelled(lines)];
}

/** The questions that are to be raised, area by area; a question of several actions goes to the highest target. */
function describePurpose(words: PlanWords): Block[] {
  const { content, areas, t } = words;
  const raised = new Map<string, { fromLevel: number | null; target: number }>();
  for (const { content: action } of content.actions.filter((one) => !isCancelled(one))) {
    for (const { code, fromLevel, target } of action.indicators) {
      const known = raised.get(code);
      if (!known || known.target < target) raised.set(code, { fromLevel, target });
    }
  }
  if (raised.size === 0) return [paragraph(t('planFiles.purpose.none'))];
  const toText = (code: string) => {
    const { fromLevel, target } = raised.get(code)!;
    return t('plan.action.fromTo', { code, from: fromLevel ?? t('plan.action.unknown'), target });
  };
  const placed = areas.map((area) => ({
    name: areaNamesOf(words, [area.code])[0]!,
    codes: indicatorsOf([area]).flatMap(({ code }) => (raised.has(code) ? [code] : [])),
  }));
  const elsewhere = [...raised.keys()].filter((code) => !placed.some(({ codes }) => codes.includes(code)));
  return [
    paragraph(t('planFiles.purpose.questions', { count: raised.size })),
    labelled(
      [...placed, { name: t('planFiles.purpose.elsewhere'), codes: elsewhere }]
        .filter(({ codes }) => codes.length > 0)
        .map(({ name, codes }) => [name, codes.map(toText).join(', ')]),
    ),
  ];
}

function describeObstacles({ content, t }: PlanWords): Block[] {
  const count = (obstacle: string) => content.actions.filter((action) => action.content.obstacle === obstacle).length;
  const met = OBSTACLES.filter((obstacle) => count(obstacle) > 0);
  if (met.length === 0) return [];
  return [
    paragraph(t('planFiles.obstacles')),
    labelled(
      met.map((obstacle) => [t(`plan.obstacle.${obstacle}`), t('planFiles.count.actions', { count: count(obstacle) })]),
    ),
  ];
}

function describeDecisions(words: PlanWords): Block[] {
  const { content, t } = words;
  const [latest, ...earlier] = content.decisions;
  if (!latest) return [paragraph(t('planFiles.decision.none'))];
  const changed = content.actions.filter(({ sinceDecision }) => sinceDecision !== null);
  return [
    paragraph(t('planFiles.decision.latest', { decision: decisionWords(words, latest) })),
    ...(earlier.length > 0
      ? [paragraph(t('planFiles.decision.earlier')), list(earlier.map((one) => decisionWords(words, one)))]
      : []),
    heading(3, t('plan.decisions.changes')),
    changed.length === 0
      ? paragraph(t('plan.decisions.unchanged'))
      : list(changed.map((action) => `${action.content.title}: ${t(`plan.since.${action.sinceDecision!}`)}`)),
  ];
}

/** Every collaboration area with what the plan does in it, also those where it does nothing. */
export function describeCollaboration(words: PlanWords): Block[] {
  const { content, questionnaire, language, t } = words;
  const groups = byCollaboration(
    words,
    content.actions.filter((action) => !isCancelled(action)),
  );
  const empty = questionnaire.collaborationAreas.filter(({ code }) => !groups.some((group) => group.code === code));
  return [
    ...(groups.length > 0
      ? [
          labelled(
            groups.map(({ name, actions }) => [
              name,
              `${t('planFiles.count.actions', { count: actions.length })}. ${titlesOf(actions).join('; ')}`,
            ]),
          ),
        ]
      : []),
    ...(empty.length > 0
      ? [
          paragraph(
            t('planFiles.collaborationEmpty', {
              areas: joined(
                t,
                empty.map(({ name }) => name[language]),
              ),
            }),
          ),
        ]
      : []),
  ];
}

function labelled(items: readonly (readonly [label: string, text: string])[]): Block {
  return {
    kind: 'list',
    items: items.map(([label, text]): Run[] => [{ text: `${label}: `, isBold: true }, { text }]),
  };
}
