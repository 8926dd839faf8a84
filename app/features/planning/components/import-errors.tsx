import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellProblem } from '#app/domain/plan/table/read-field';
import type { ErrorLine } from '../review-upload.server';

interface ImportErrorsProps {
  problem?: CellProblem;
  lines?: readonly ErrorLine[];
  more?: number;
}

/** What is wrong with a file: with the whole of it, or cell by cell. Takes focus, since it is what the page has to say. */
export function ImportErrors({ problem, lines = [], more = 0 }: ImportErrorsProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="error-summary" role="alert">
      <h2 className="ds-heading" data-size="xs" tabIndex={-1} ref={heading}>
        {t('planTables.errors.title')}
      </h2>
      {problem && <p>{t(problem.key, problem.values)}</p>}
      {lines.length > 0 && (
        <>
          <p>{t('planTables.errors.text')}</p>
          <ul>
            {lines.map((line) => (
              <li key={`${line.row} ${line.column} ${line.key}`}>
                <strong>{t('planTables.errors.at', { row: line.row, column: line.column })}</strong>{' '}
                {t(line.key, line.values)}
              </li>
            ))}
            {more > 0 && <li>{t('planTables.errors.more', { count: more })}</li>}
          </ul>
        </>
      )}
    </div>
  );
}
