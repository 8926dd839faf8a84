import { type Document, heading, list } from '#app/documents/model';
import type { FrozenPlan } from './freeze-plan.server';

/** The plan as a document. */
export function describePlan({ content, stamp, language, t }: FrozenPlan): Document {
  const { organisation, round } = content;
  return {
    title: t('plan.title', { organisation: organisation.formalName, round: round.label }),
    subtitle: content.day,
    language,
    author: organisation.formalName,
    stamp,
    blocks: [heading(2, t('planFiles.section.actions')), list(content.actions.map((action) => action.content.title))],
  };
}
