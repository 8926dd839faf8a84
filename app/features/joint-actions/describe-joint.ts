import type { JointContent } from '#app/domain/plan/joint-action';
import { placesByIndicator } from '#app/domain/questionnaire/applicable';
import type { Language, Questionnaire } from '#app/domain/questionnaire/schema';
import type { JointReading, MessageView } from './view';

/** The content with names for its codes. */
export function describeJoint(content: JointContent, questionnaire: Questionnaire, language: Language): JointReading {
  const places = placesByIndicator(questionnaire.focusAreas);
  return {
    ...content,
    collaborationArea: nameOfCollaborationArea(content.collaborationArea, questionnaire, language),
    areas: questionnaire.focusAreas
      .filter(({ code }) => content.areas.includes(code))
      .map(({ name }) => name[language]),
    questions: content.indicators.map(({ code }) => ({
      code,
      question: places.get(code)?.indicator.question[language] ?? '',
    })),
  };
}

export function nameOfCollaborationArea(
  code: string | null,
  questionnaire: Questionnaire,
  language: Language,
): string | null {
  return questionnaire.collaborationAreas.find((area) => area.code === code)?.name[language] ?? null;
}

export function toMessageView(row: Omit<MessageView, 'isFromCounty'> & { isFromCounty: 0 | 1 }): MessageView {
  const { id, text, writtenAt, personName } = row;
  return { id, isFromCounty: row.isFromCounty === 1, text, writtenAt, personName };
}
