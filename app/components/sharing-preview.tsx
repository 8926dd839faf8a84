import { useTranslation } from 'react-i18next';
import type { OwnDirection, OwnValues } from '#app/domain/benchmark/own-values';
import { SHARING_DEPTHS, type Sharing, type SharingDepth, visibilityTo } from '#app/domain/benchmark/sharing';
import { valueText } from '#app/i18n/value-text';

interface SharingPreviewProps {
  organisation: string;
  sharing: Sharing;
  values: OwnValues;
}

const READERS = ['countyLead', 'members', 'public'] as const;

/** What a choice lets others see, in words and with the organisation's own values. */
export function SharingPreview({ organisation, sharing, values }: SharingPreviewProps) {
  const { t } = useTranslation();
  return (
    <section className="preview" aria-labelledby="forhandsvisning">
      <h3 className="ds-heading" data-size="xs" id="forhandsvisning" tabIndex={-1}>
        {t('sharing.preview.title')}
      </h3>
      <p>{t('sharing.preview.intro')}</p>
      {READERS.map((reader) => (
        <section key={reader} className="preview__reader" aria-labelledby={`preview-${reader}`}>
          <h4 className="ds-heading" data-size="2xs" id={`preview-${reader}`}>
            {t(`sharing.preview.reader.${reader}`)}
          </h4>
          {reader !== 'members' && <p>{t(`sharing.preview.always.${reader}`, { organisation })}</p>}
          {reader === 'members' ? (
            <p>{t('sharing.preview.same')}</p>
          ) : (
            <Depths viewers={reader === 'public' ? 'public' : 'county'} {...{ organisation, sharing, values }} />
          )}
        </section>
      ))}
      <p className="notice">{t('sharing.preview.publicDocuments')}</p>
    </section>
  );
}

function Depths({ viewers, ...props }: SharingPreviewProps & { viewers: 'county' | 'public' }) {
  const { t } = useTranslation();
  return (
    <dl className="facts preview__depths">
      {SHARING_DEPTHS.map((depth) => (
        <div key={depth}>
          <dt>{t(`sharing.depth.${depth}`)}</dt>
          <dd>
            <Depth depth={depth} viewers={viewers} {...props} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Depth({
  depth,
  viewers,
  organisation,
  sharing,
  values,
}: SharingPreviewProps & { depth: SharingDepth; viewers: 'county' | 'public' }) {
  const { t } = useTranslation();
  const visibility = visibilityTo(viewers, sharing[depth]);
  if (visibility === 'left_out') return <>{t(`sharing.preview.left_out.${figureKind(depth)}`)}</>;
  const sensitive = depth === 'directions' ? values.directions.filter((direction) => direction.meanSays) : [];
  return (
    <>
      {t(`sharing.preview.${visibility}.${figureKind(depth)}`, { organisation })}
      {visibility === 'named' && <NamedValues depth={depth} values={values} />}
      {sensitive.map((direction) => (
        <p key={direction.code} className="preview__sensitive">
          {visibility === 'named'
            ? t(sayingKey(values, direction), {
                name: direction.name,
                value: valueText(direction.value!),
                count: direction.meanSays!.questions,
                highest: direction.meanSays!.highest,
                lowest: direction.meanSays!.lowest,
              })
            : t('sharing.preview.sensitiveHidden', { name: direction.name })}
        </p>
      ))}
    </>
  );
}

/** The index and its parts are figures with a mean; single answers and the plan are not. */
function figureKind(depth: SharingDepth): 'figures' | 'indicators' | 'plan' {
  return depth === 'indicators' || depth === 'plan' ? depth : 'figures';
}

function sayingKey({ scale }: OwnValues, { meanSays }: OwnDirection): string {
  if (meanSays!.highest < scale.max) return 'sharing.preview.sensitive.low';
  return meanSays!.lowest > scale.min ? 'sharing.preview.sensitive.high' : 'sharing.preview.sensitive.middle';
}

function NamedValues({ depth, values }: { depth: SharingDepth; values: OwnValues }) {
  const { t } = useTranslation();
  if (depth === 'plan') return null;
  if (depth === 'indicators') {
    const { openQuestions, closedQuestions } = values;
    return (
      <>
        {' '}
        {t('sharing.preview.answers', { count: openQuestions })}{' '}
        {closedQuestions > 0 && t('sharing.preview.closedAnswers', { count: closedQuestions })}
      </>
    );
  }
  const rows =
    depth === 'index' ? [{ code: 'INDEX', name: t('sharing.depth.index'), value: values.index }] : values[depth];
  return (
    <ul className="preview__values">
      {rows.map(({ code, name, value }) => (
        <li key={code}>
          {name}: <strong>{value === null ? t('sharing.preview.withheld') : valueText(value)}</strong>
        </li>
      ))}
    </ul>
  );
}
