import { Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { NodeKind } from '../view';

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

/** Where a reader came from who has just arrived at an explanation without a history, or without JavaScript. */
export function usualLinkId(node: { code: string; kind: NodeKind }): string {
  const places: Record<NodeKind, string> = {
    index: 'index',
    area: 'omrade',
    direction: 'tabell-direction',
    collaboration: 'tabell-collaboration',
  };
  return howLinkId(node.code, places[node.kind]);
}

/** The link that led into the explanation, kept while the reader goes from number to number inside it. */
export function useOrigin(): string | null {
  const { state } = useLocation();
  const from = (state as { from?: unknown } | null)?.from;
  return typeof from === 'string' ? from : null;
}

interface HowLinkProps {
  node: string;
  name: string;
  /** Part of the page, since a node can have several links. */
  place: string;
  askedRevision: number | null;
  /** The link stands inside an explanation. */
  isInside?: boolean;
}

/** "Så räknades det" for one number. */
export function HowLink({ node, name, place, askedRevision, isInside = false }: HowLinkProps) {
  const { t } = useTranslation();
  const origin = useOrigin();
  const id = howLinkId(node, place);
  return (
    <Link
      className="ds-link how-link"
      id={id}
      to={pageAddress(askedRevision, node)}
      state={{ from: isInside && origin ? origin : id }}
    >
      {t('result.how')}
      <span className="visually-hidden">: {name}</span>
    </Link>
  );
}
