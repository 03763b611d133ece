import type {
  Architecture,
  EdgeKind,
} from '@internal/plugin-odp-clusters-common';
import { KIND_WORDS, LEGEND_KINDS } from './edgeWords';

/** One line of the legend. */
export interface LegendEntry {
  kind: EdgeKind;
  words: string;
  count: number;
  /** Set for edges that are counted and not drawn. */
  hidden: boolean;
}

/** The kinds of edges that there are, counted over the whole answer; blocked always, because zero is news there. */
export function legendOf(
  { edges, allowedOnly }: Architecture,
  showsAllowed: boolean,
): LegendEntry[] {
  return LEGEND_KINDS.map(kind => {
    const hidden = kind === 'allowed' && !showsAllowed;
    return {
      kind,
      words: `${KIND_WORDS[kind].legend}${hidden ? ', hidden' : ''}`,
      count:
        kind === 'allowed'
          ? allowedOnly
          : edges.filter(edge => edge.kind === kind).length,
      hidden,
    };
  }).filter(({ kind, count }) => count > 0 || kind === 'blocked');
}
