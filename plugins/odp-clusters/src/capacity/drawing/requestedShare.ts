import { answers, requestedShare } from '../model/tally';
import type { Drawing } from './Drawing';

/** Share of a node's resources from which its bar says degraded. */
export const FULL_SHARE = 0.85;
/** The share of a node that is requested, of the resource that the picture shows; `undefined` when it does not answer. */
export function shareOfNode(
  { scene }: Drawing,
  node: number,
): number | undefined {
  const known = scene.picture.arrangement.nodes[node];
  return answers(known) ? requestedShare(known, scene.resource) : undefined;
}
