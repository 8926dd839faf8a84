import type { ResultView } from './view';

/**
 * The result with the collaboration areas for its nodes, so that what shows nodes shows them too. Nothing of the county
 * stands beside them, and the earlier round only where it has them.
 */
export function asCollaboration(view: ResultView): ResultView {
  return {
    ...view,
    nodes: view.collaboration,
    earlier: view.collaboration.some((node) => node.change !== null) ? view.earlier : null,
    comparison: { isShown: false, reason: 'not_computed', closesAt: null },
  };
}
