import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckList } from '#app/components/check-list';
import { LeaveGuard } from '#app/components/leave-guard';
import { TextArea } from '#app/components/text-area';
import { TextField } from '#app/components/text-field';
import { MAX_LINE_LENGTH, MAX_TITLE_LENGTH } from '#app/domain/plan/action';
import type { JointDraft } from '../joint-form';
import type { JointPageView } from '../view';

interface JointFieldsProps {
  view: JointPageView;
  draft: JointDraft;
  /** What the save builds on. */
  revision: number;
  errors: Record<string, string> | undefined;
}

/** The form of a joint action. Works without scripts. */
export function JointFields({ view, draft, revision, errors }: JointFieldsProps) {
  const { t } = useTranslation();
  const { choices } = view;
  const path = `/lan/gemensamma-aktiviteter/${view.id ?? 'ny'}`;
  const line = (name: 'title' | 'responsible', label: string, maxLength: number) => (
    <TextField name={name} label={label} defaultValue={draft[name]} maxLength={maxLength} error={errors?.[name]} />
  );
  const date = (name: 'startsOn' | 'dueOn') => (
    <TextField
      name={name}
      label={t(`plan.field.${name}`)}
      type="date"
      defaultValue={draft[name] ?? ''}
      error={errors?.[name]}
    />
  );
  return (
    <Form method="post" action={`${path}?andra`} className="joint__form" autoComplete="off" noValidate>
      <LeaveGuard />
      <input type="hidden" name="revision" value={revision} />
      {choices.programmes.length === 1 && <input type="hidden" name="programme" value={choices.programmes[0]!.id} />}
      {choices.programmes.length > 1 && (
        <Select name="programme" label={t('joint.programme')} options={choices.programmes} value={null} />
      )}
      {line('title', t('joint.column.title'), MAX_TITLE_LENGTH)}
      <Select
        name="collaborationArea"
        label={t('plan.field.collaborationArea')}
        none={t('joint.allAreas')}
        options={choices.collaborationAreas.map(({ code, name }) => ({ id: code, name }))}
        value={draft.collaborationArea}
      />
      <TextArea
        name="description"
        label={t('plan.field.description')}
        defaultValue={draft.description}
        error={errors?.description}
        rows={6}
      />
      <TextArea
        name="effectGoal"
        label={t('plan.field.effectGoal')}
        defaultValue={draft.effectGoal}
        error={errors?.effectGoal}
        rows={3}
      />
      {line('responsible', t('joint.responsible'), MAX_LINE_LENGTH)}
      <div className="joint__row">
        {date('startsOn')}
        {date('dueOn')}
      </div>
      <CheckList
        name="areas"
        legend={t('plan.field.areas')}
        description={t('joint.areasHint')}
        choices={choices.groups.map(({ code, name }) => ({ id: code, name }))}
        chosen={draft.areas}
        error={errors?.areas}
      />
      <Questions groups={choices.groups} chosen={draft.indicators} error={errors?.indicators} />
      <p className="button-row">
        <button className="ds-button" type="submit" name="intent" value="save">
          {t(view.id ? 'joint.save' : 'joint.saveDraft')}
        </button>
        {view.id && (
          <Link className="ds-link joint__draft" to={path}>
            {t('joint.dontChange')}
          </Link>
        )}
      </p>
    </Form>
  );
}

interface SelectProps {
  name: string;
  label: string;
  options: readonly { id: string; name: string }[];
  value: string | null;
  /** What no choice is called, where there may be none. */
  none?: string;
}

function Select({ name, label, options, value, none }: SelectProps) {
  return (
    <div className="field">
      <label className="ds-label" htmlFor={name}>
        {label}
      </label>
      <select className="ds-input" id={name} name={name} defaultValue={value ?? ''}>
        {none && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface QuestionsProps {
  groups: JointPageView['choices']['groups'];
  chosen: readonly string[];
  error: string | undefined;
}

/** The questions area by area; an area with a chosen one is open. */
function Questions({ groups, chosen, error }: QuestionsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="joint__questions" id="indicators">
      <legend className="ds-label">{t('joint.questions')}</legend>
      <p className="field__description">{t('joint.questionsHint')}</p>
      {error && <p className="field__error">{t(error)}</p>}
      {groups.map(({ code, name, questions }) => (
        <details key={code} className="fold" open={questions.some((one) => chosen.includes(one.code))}>
          <summary>{name}</summary>
          {questions.map((one) => (
            <label key={one.code} className="check">
              <input
                className="ds-input"
                type="checkbox"
                name="indicators"
                value={one.code}
                defaultChecked={chosen.includes(one.code)}
              />
              <span>
                <span className="code">{one.code}</span> {one.question}
              </span>
            </label>
          ))}
        </details>
      ))}
    </fieldset>
  );
}
