import { type RefObject, useEffect, useState } from 'react';
import { type FieldFocus, readFocus } from './focus-question';

type SurveyModule = typeof import('./survey-form.client');

export interface InteractiveForm {
  SurveyForm: SurveyModule['SurveyForm'];
  /** What had focus in the form that it replaces. */
  focus: FieldFocus | null;
}

/** Long enough that nobody is in the middle of a word when the form is exchanged. */
const QUIET_MS = 800;

/**
 * The interactive form, once its code has been fetched and nobody is writing in the server's form. Null until then, and
 * for good when it can't be fetched: the server's form goes on working.
 */
export function useSurveyForm(form: RefObject<HTMLFormElement>, isWanted: boolean): InteractiveForm | null {
  const [survey, setSurvey] = useState<InteractiveForm | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let lastInput = 0;
    let timer = 0;
    let isCurrent = true;
    const onInput = () => {
      lastInput = Date.now();
    };
    const element = form.current;
    element?.addEventListener('input', onInput);
    const exchange = (SurveyForm: SurveyModule['SurveyForm']) => {
      if (!isCurrent) return;
      const wait = lastInput + QUIET_MS - Date.now();
      if (wait > 0) timer = window.setTimeout(() => exchange(SurveyForm), wait);
      else setSurvey({ SurveyForm, focus: readFocus() });
    };
    // Without it the server's form goes on working.
    import('./survey-form.client').then(({ SurveyForm }) => exchange(SurveyForm)).catch(() => {});
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
      element?.removeEventListener('input', onInput);
    };
  }, [form, isWanted]);
  return survey;
}
