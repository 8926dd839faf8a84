import { useTranslation } from 'react-i18next';
import {
  AUDIENCES,
  type Audience,
  findTooWideDepth,
  SHARING_DEPTHS,
  type Sharing,
  type SharingDepth,
} from '#app/domain/benchmark/sharing';

interface AudienceFieldsetProps {
  sharing: Sharing;
  choose: (depth: SharingDepth, audience: Audience) => void;
  errors: Record<string, string> | undefined;
}

/** One choice a depth. A deeper one that is too wide is told at once where scripts run, else when the form is sent. */
export function AudienceFieldset({ sharing, choose, errors }: AudienceFieldsetProps) {
  const { t } = useTranslation();
  const tooWide = findTooWideDepth(sharing);
  return (
    <div className="audiences">
      {SHARING_DEPTHS.map((depth) => {
        const name = `share-${depth}`;
        const wideText = `sharing.tooWide.${depth}`;
        const sent = errors?.[name];
        // What was too wide when it was sent need not be so any longer.
        const error = depth === tooWide ? wideText : sent === wideText ? undefined : sent;
        return (
          <fieldset key={depth} className="audience" id={name} tabIndex={-1} aria-describedby={`${name}-help`}>
            <legend>{t(`sharing.depth.${depth}`)}</legend>
            <p className="field__description" id={`${name}-help`}>
              {t(`sharing.help.${depth}`)}
            </p>
            <div className="audience__choices">
              {AUDIENCES.map((audience) => (
                <label className="check" key={audience}>
                  <input
                    className="ds-input"
                    type="radio"
                    name={name}
                    value={audience}
                    checked={sharing[depth] === audience}
                    onChange={() => choose(depth, audience)}
                    aria-invalid={error ? true : undefined}
                    aria-describedby={error ? `${name}-error` : undefined}
                  />
                  <span>{t(`sharing.audience.${audience}`)}</span>
                </label>
              ))}
            </div>
            <p className="field__error" id={`${name}-error`} role="status">
              {error && t(error)}
            </p>
          </fieldset>
        );
      })}
    </div>
  );
}
