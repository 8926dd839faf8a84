import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from '#app/components/leave-guard';
import { TextArea } from '#app/components/text-area';
import { TextField } from '#app/components/text-field';
import {
  type ActionContent,
  COST_CLASSES,
  MAX_CHECK_LENGTH,
  MAX_LINE_LENGTH,
  MAX_TITLE_LENGTH,
  OBSTACLES,
  PERSPECTIVES,
} from '#app/domain/plan/action';
import { EMPTY_CHECK_LINES, fieldName } from '../action-form';
import type { ActionPageView } from '../read-action.server';
import { QuestionFields } from './question-fields';

interface ActionFieldsProps {
  view: ActionPageView;
  content: ActionContent;
  /** What the save builds on. */
  revision: number;
  errors: Record<string, string> | undefined;
}

/** The form of an action. Works without scripts: every list is plain fields, with some empty lines at the end. */
export function ActionFields({ view, content, revision, errors }: ActionFieldsProps) {
  const { t } = useTranslation();
  const label = (field: string) => t(`plan.field.${field}`);
  const line = { maxLength: MAX_LINE_LENGTH };
  return (
    <Form
      method="post"
      action={`${view.head.path}/aktivitet/${view.id ?? 'ny'}`}
      className="plan-form"
      autoComplete="off"
      noValidate
    >
      <LeaveGuard />
      <input type="hidden" name="revision" value={revision} />
      <TextField
        name="title"
        label={label('title')}
        defaultValue={content.title}
        maxLength={MAX_TITLE_LENGTH}
        error={errors?.title}
        required
      />
      <TextArea
        name="description"
        label={label('description')}
        defaultValue={content.description}
        error={errors?.description}
      />
      <TextArea
        name="effectGoal"
        label={label('effectGoal')}
        defaultValue={content.effectGoal}
        error={errors?.effectGoal}
        rows={3}
      />
      <TextField
        name="responsible"
        label={label('responsible')}
        description={t('plan.action.responsibleHint')}
        defaultValue={content.responsible}
        error={errors?.responsible}
        {...line}
      />
      <div className="plan-form__row">
        <TextField
          name="startsOn"
          label={label('startsOn')}
          type="date"
          defaultValue={content.startsOn ?? ''}
          error={errors?.startsOn}
        />
        <TextField
          name="dueOn"
          label={label('dueOn')}
          type="date"
          defaultValue={content.dueOn ?? ''}
          error={errors?.dueOn}
        />
        <Choice name="status" values={view.statuses} value={content.status} error={errors?.status} />
        <Choice name="costClass" values={COST_CLASSES} value={content.costClass} isOptional />
      </div>
      <Areas view={view} content={content} error={errors?.areas} />
      <QuestionFields view={view} content={content} error={errors?.indicators} />
      <Checks content={content} error={errors?.checks} />
      <details className="fold" open={hasMore(content)}>
        <summary>{t('plan.action.more')}</summary>
        <div className="plan-form__row">
          <Named name="collaborationArea" values={view.collaborationAreas} value={content.collaborationArea} />
          <Choice name="perspective" values={PERSPECTIVES} value={content.perspective} isOptional />
          <Choice name="obstacle" values={OBSTACLES} value={content.obstacle} isOptional />
        </div>
        <TextField
          name="rusGoal"
          label={label('rusGoal')}
          defaultValue={content.rusGoal}
          error={errors?.rusGoal}
          {...line}
        />
        <TextArea
          name="outcome"
          label={label('outcome')}
          defaultValue={content.outcome}
          error={errors?.outcome}
          rows={3}
        />
      </details>
      <p className="button-row">
        <button className="ds-button" type="submit" name="intent" value="save">
          {t(view.id ? 'plan.action.save' : 'plan.action.add')}
        </button>
      </p>
    </Form>
  );
}

function hasMore({ perspective, obstacle, rusGoal, outcome }: ActionContent): boolean {
  return perspective !== null || obstacle !== null || rusGoal !== '' || outcome !== '';
}

interface ChoiceProps {
  name: 'status' | 'costClass' | 'perspective' | 'obstacle';
  values: readonly string[];
  value: string | null;
  isOptional?: boolean;
  error?: string;
}

function Choice({ name, values, value, isOptional, error }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label className="ds-label" htmlFor={name}>
        {t(`plan.field.${name}`)}
      </label>
      <select
        className="ds-input"
        id={name}
        name={name}
        defaultValue={value ?? ''}
        aria-describedby={error && `${name}-error`}
      >
        {isOptional && <option value="">{t('plan.none')}</option>}
        {values.map((one) => (
          <option key={one} value={one}>
            {t(`plan.${name}.${one}`)}
          </option>
        ))}
      </select>
      {error && (
        <p className="field__error" id={`${name}-error`}>
          {t(error)}
        </p>
      )}
    </div>
  );
}

function Named({ name, values, value }: { name: string; values: ActionPageView['areas']; value: string | null }) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label className="ds-label" htmlFor={name}>
        {t(`plan.field.${name}`)}
      </label>
      <select className="ds-input" id={name} name={name} defaultValue={value ?? ''}>
        <option value="">{t('plan.none')}</option>
        {values.map((one) => (
          <option key={one.code} value={one.code}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Areas({ view, content, error }: { view: ActionPageView; content: ActionContent; error: string | undefined }) {
  const { t } = useTranslation();
  return (
    <fieldset className="plan-form__choices" id="areas">
      <legend>{t('plan.field.areas')}</legend>
      {view.areas.map(({ code, name }) => (
        <label key={code} className="check">
          <input type="checkbox" name="areas" value={code} defaultChecked={content.areas.includes(code)} />
          <span>{name}</span>
        </label>
      ))}
      {error && <p className="field__error">{t(error)}</p>}
    </fieldset>
  );
}

function Checks({ content, error }: { content: ActionContent; error: string | undefined }) {
  const { t } = useTranslation();
  const empty = Array.from({ length: EMPTY_CHECK_LINES }, () => ({ text: '', isDone: false }));
  return (
    <fieldset className="plan-form__checks" id="checks">
      <legend>{t('plan.field.checks')}</legend>
      <p className="field__description">{t('plan.action.checksHint')}</p>
      {[...content.checks, ...empty].map(({ text, isDone }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
        <div key={index} className="plan-form__check">
          <input
            type="checkbox"
            name={fieldName.checkDone(index)}
            defaultChecked={isDone}
            aria-label={t('plan.action.checkDone', { number: index + 1 })}
          />
          <input
            className="ds-input"
            name={fieldName.checkText(index)}
            defaultValue={text}
            maxLength={MAX_CHECK_LENGTH}
            aria-label={t('plan.action.checkText', { number: index + 1 })}
          />
        </div>
      ))}
      {error && <p className="field__error">{t(error)}</p>}
    </fieldset>
  );
}
