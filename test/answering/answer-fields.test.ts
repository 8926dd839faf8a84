import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  contentOf,
  readAnswerFields,
  readFactField,
  readOrigin,
  writtenAs,
} from '#app/features/answering/answer-fields';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('the fields of the server’s form', () => {
  it('say a level as a digit, DK or NA, and back', () => {
    for (const answer of [
      contentOf('0', '', ''),
      contentOf('5', 'a', 'b'),
      contentOf('DK', '', ''),
      contentOf('', '', ''),
    ]) {
      expect(contentOf(choiceOf(answer), answer.comment, answer.evidence)).toEqual(answer);
    }
    expect(contentOf('0', '', '')).toMatchObject({ kind: 'level', level: 0 });
  });

  it('let through what is no level, for the questionnaire to refuse', () => {
    expect(contentOf('9', '', '')).toMatchObject({ kind: 'level', level: 9 });
    expect(contentOf('__proto__', '', '')).toMatchObject({ kind: '__proto__', level: null });
  });

  it('read one question, with one-character line breaks, and nothing of a question that is not there', () => {
    const form = formOf({ 'INF1.1.level': '3', 'INF1.1.comment': 'rad 1\r\nrad 2', 'INF1.1.evidence': '' });
    expect(readAnswerFields(form, 'INF1.1')).toEqual({
      kind: 'level',
      level: 3,
      comment: 'rad 1\nrad 2',
      evidence: '',
    });
    expect(readAnswerFields(form, 'INF1.2')).toBeNull();
    expect(readFactField(form, 'SDK_ANSLUTEN')).toBeNull();
  });

  it('tell what the person changed from what they left alone', () => {
    const was = contentOf('3', 'rad 1\nrad 2', '');
    const form = formOf({ 'INF1.1.revision': '4', 'INF1.1.was': writtenAs(was) });
    expect(readOrigin(form, 'INF1.1', was)).toEqual({ baseRevision: 4, isChanged: false });
    expect(readOrigin(form, 'INF1.1', contentOf('4', 'rad 1\nrad 2', ''))).toMatchObject({ isChanged: true });
    expect(readOrigin(formOf({ 'INF1.1.revision': '-1' }), 'INF1.1', was)).toMatchObject({ baseRevision: 0 });
  });
});
