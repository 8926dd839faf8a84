import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Parameter, pairsOf } from '../choice';
import type { SettingView } from '../view';
import type { Part } from './comparison-page';

interface ChoiceFormProps {
  setting: SettingView;
  part: Part;
  action: string;
}

/** The choices of a comparison as a form that only asks for another address: it needs no JavaScript. */
export function ChoiceForm({ setting, part, action }: ChoiceFormProps) {
  const { t } = useTranslation();
  const { choice, rounds, groups, areas } = setting;
  const fields: { name: Parameter; label: string; value: string | null; options: [string, string][] }[] = [
    {
      name: 'omgang',
      label: t('compare.choose.round'),
      value: choice.round,
      options: rounds.map(({ slug, label }) => [slug, label]),
    },
    {
      name: 'grupp',
      label: t('compare.choose.group'),
      value: choice.group,
      options: groups.map(({ code, name }) => [code, name]),
    },
  ];
  if (part === 'map') {
    fields.push(
      {
        name: 'lins',
        label: t('compare.choose.lens'),
        value: choice.lens,
        options: (['fokus', 'samverkan'] as const).map((lens) => [lens, t(`compare.lens.${lens}`)]),
      },
      {
        name: 'djup',
        label: t('compare.choose.depth'),
        value: choice.depth,
        options: (['omraden', 'inriktningar'] as const).map((depth) => [depth, t(`compare.depth.${depth}`)]),
      },
    );
  }
  if (part === 'answers') {
    fields.push({
      name: 'omrade',
      label: t('compare.choose.area'),
      value: choice.area,
      options: areas.map(({ code, name }) => [code, name]),
    });
  }
  const asked = new Set<string>([...fields.map((field) => field.name), 'sida']);
  return (
    // A new form for every address: what was chosen stands in it, also after going back.
    <Form method="get" action={action} key={pairsOf(choice).join()} className="compare-choice no-print">
      <h2 className="visually-hidden">{t('compare.choose.title')}</h2>
      {fields
        .filter((field) => field.options.length > 0)
        .map((field) => (
          <div key={field.name}>
            <label className="ds-label" htmlFor={field.name}>
              {field.label}
            </label>
            <select className="ds-input" id={field.name} name={field.name} defaultValue={field.value ?? undefined}>
              {field.options.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        ))}
      <KeptChoices setting={setting} except={asked} />
      <button type="submit" className="ds-button">
        {t('compare.choose.show')}
      </button>
      <p className="result-rule">{t('compare.choose.share')}</p>
    </Form>
  );
}

/** The choices that a form does not ask about itself go with it unseen. */
export function KeptChoices({ setting, except }: { setting: SettingView; except: ReadonlySet<string> }) {
  return (
    <>
      {pairsOf(setting.choice)
        .filter(([name]) => !except.has(name))
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
    </>
  );
}
