import { type Block, type Document, heading, paragraph } from '#app/documents/model';
import { describeAction, tableOf } from './describe-action';
import { describeBackground, describeCollaboration } from './describe-background';
import { describeCoordination } from './describe-coordination';
import type { PlannedAction } from './plan-content';
import { byCollaboration, isCancelled, type PlanWords, standingWords, titleOf } from './plan-words';

/** The plan in the form in which organisations decide on it. */
export function describePlan(words: PlanWords): Omit<Document, 'stamp'> {
  const { content, language, t } = words;
  return {
    title: titleOf(words),
    subtitle: standingWords(words),
    language,
    author: content.organisation.formalName,
    blocks: [
      heading(2, `1 ${t('planFiles.section.background')}`),
      ...describeBackground(words),
      heading(2, `2 ${t('planFiles.section.collaboration')}`),
      ...describeCollaboration(words),
      heading(2, `3 ${t('planFiles.section.actions')}`),
      ...describeActions(words),
      heading(2, `4 ${t('planFiles.section.coordination')}`),
      ...describeCoordination(words),
    ],
  };
}

function describeActions(words: PlanWords): Block[] {
  const { content, t } = words;
  const { actions } = content;
  if (actions.length === 0) return [paragraph(t('planFiles.noActions'))];
  const inForce = actions.filter((action) => !isCancelled(action));
  const origins = [...new Set(inForce.flatMap(({ movedOverFrom }) => movedOverFrom ?? []))].sort().reverse();
  return [
    ...origins.flatMap((round) =>
      part(
        words,
        t('planFiles.part.movedOver', { round }),
        inForce.filter(({ movedOverFrom }) => movedOverFrom === round),
      ),
    ),
    ...part(
      words,
      t('planFiles.part.new'),
      inForce.filter(({ movedOverFrom }) => movedOverFrom === null),
    ),
    ...part(words, t('planFiles.part.cancelled'), actions.filter(isCancelled)),
    heading(3, t('planFiles.part.whole')),
    ...actions.flatMap((action) => describeAction(words, action, 4)),
  ];
}

function part(words: PlanWords, title: string, actions: readonly PlannedAction[]): Block[] {
  if (actions.length === 0) return [];
  return [
    heading(3, title),
    ...byCollaboration(words, actions).map((group) => tableOf(words, group.name, group.actions)),
  ];
}
