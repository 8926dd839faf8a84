import { Link } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The plan as text to read and paste elsewhere, once it has been asked for. */
export function PlanText({ path, text }: { path: string; text: string | null }) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <section aria-labelledby="text" className="plan-file-part">
      <h2 className="ds-heading" data-size="xs" id="text">
        {t('planFiles.text.title')}
      </h2>
      {text === null ? (
        <p>
          <Link className="ds-link" to={`${path}/filer?visa=text#text`}>
            {t('planFiles.text.show')}
          </Link>
        </p>
      ) : (
        <>
          <label className="ds-label" htmlFor="plan-text">
            {t('planFiles.text.label')}
          </label>
          <textarea ref={area} id="plan-text" className="ds-input" rows={20} readOnly value={text} />
          <CopyButton area={area} />
        </>
      )}
    </section>
  );
}

/** Copies what stands in the area. There once the page can answer it; before that, the area can be marked by hand. */
function CopyButton({ area }: { area: React.RefObject<HTMLTextAreaElement> }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'loading' | 'ready' | 'copied' | 'marked'>('loading');
  useEffect(() => setState('ready'), []);
  const copy = async () => {
    area.current?.select();
    const isCopied = await navigator.clipboard.writeText(area.current?.value ?? '').then(
      () => true,
      () => false,
    );
    setState(isCopied ? 'copied' : 'marked');
  };
  if (state === 'loading') return null;
  return (
    <p className="plan-filter__buttons">
      <button type="button" className="ds-button" data-variant="secondary" onClick={copy}>
        {t('planFiles.text.copy')}
      </button>{' '}
      <span role="status">
        {state === 'copied' && t('planFiles.text.copied')}
        {state === 'marked' && t('planFiles.text.marked')}
      </span>
    </p>
  );
}
