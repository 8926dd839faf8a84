import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** Where the explanation stands on the page. */
export const EXPLANATION_ID = 'rakning';

/** The address of a node's explanation, or of the page without one, on the revision that is read. */
export function pageAddress(askedRevision: number | null, node: string | null) {
  const query = new URLSearchParams();
  if (askedRevision !== null) query.set('revision', String(askedRevision));
  if (node !== null) query.set('visa', node);
  return { search: query.size > 0 ? `?${query}` : '', hash: node === null ? '' : `#${EXPLANATION_ID}` };
}

/** The id of the link that leads to a node's explanation, so that the way back can return to it. */
export function howLinkId(node: string, place: string): string {
  return `hur-${place}-${node}`;
}

interface HowLinkProps {
  node: string;
  name: string;
  /** Part of the page, since a node can have several links. */
  place: string;
  askedRevision: number | null;
}

/** "Så räknades det" for one number. */
export function HowLink({ node, name, place, askedRevision }: HowLinkProps) {
  const { t } = useTranslation();
  return (
    <Link
      className="ds-link how-link"
      id={howLinkId(node, place)}
      to={pageAddress(askedRevision, node)}
      state={{ from: howLinkId(node, place) }}
    >
      {t('result.how')}
      <span className="visually-hidden">: {name}</span>
    </Link>
  );
}
