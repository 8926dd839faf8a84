import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DescribedFinding } from '../read-review.server';

const GROUPS = ['missing', 'comment_needed', 'prompt'] as const;

/** What is missing, what needs a comment, and what is only asked about, each a link to its spot. */
export function Findings({
  path,
  findings,
  earlierRound,
}: {
  path: string;
  findings: DescribedFinding[];
  earlierRound: string | null;
}) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="notice">{t('review.nothing')}</p>;
  return (
    <>
      {GROUPS.map((kind) => {
        const group = findings.filter((finding) => finding.kind === kind);
        if (group.length === 0) return null;
        return (
          <details key={kind} className="fold" open={kind !== 'prompt'}>
            <summary>
              <h2 className="ds-heading" data-size="xs">
                {t(`review.${kind}`, { count: group.length })}
              </h2>
            </summary>
            <p>{t(`review.${kind}Text`)}</p>
            <ul>
              {group.map((finding) => (
                <li key={`${finding.code} ${finding.because}`}>
                  <Link className="ds-link" to={`${path}/${finding.areaCode}?fraga=${finding.code}`} reloadDocument>
                    {finding.code} {finding.question}
                  </Link>
                  {kind !== 'missing' && ` ${t(`review.because.${finding.because}`, { round: earlierRound })}`}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
