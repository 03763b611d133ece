import type { ArchitectureEdge } from '@internal/plugin-odp-clusters-common';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import {
  type ArrowKey,
  cardTowards,
  DIRECTIONS,
  nextEdgeOf,
} from '../../../architecture/model/keyboardOrder';
import type { Box } from '../../../architecture/model/measureGrid';
import { focusPart } from '../focusPart';

interface GraphKeysOptions {
  root: RefObject<HTMLElement>;
  /** Cards that the filters leave. */
  cards: ReadonlyMap<string, Box>;
  edges: ArchitectureEdge[];
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
}

/**
 * The keys of the graph: arrows go from card to card, E through the edges of a
 * card, Enter opens what has the focus, Escape leads from an edge back to its card.
 */
export function useGraphKeys(options: GraphKeysOptions) {
  const { root, cards, edges, onSelect } = options;
  // The card whose edges are gone through.
  const origin = useRef<string>();

  const onCard = (event: KeyboardEvent, name: string) => {
    if (isArrow(event.key)) {
      event.preventDefault();
      focusPart(root.current, {
        component: cardTowards(cards, name, event.key),
      });
    } else if (isPlain(event, 'e')) {
      origin.current = name;
      focusPart(root.current, { edge: nextEdgeOf(edges, name, undefined) });
    }
  };

  const onEdge = (event: KeyboardEvent, id: string) => {
    const edge = edges.find(other => other.id === id);
    const card = origin.current ?? edge?.from;
    if (!edge || !card) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect({ edge: id }, true);
    } else if (isPlain(event, 'e')) {
      focusPart(root.current, { edge: nextEdgeOf(edges, card, id) });
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      focusPart(root.current, { component: card });
    } else if (isArrow(event.key)) {
      event.preventDefault();
      const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
      focusPart(root.current, { component: forward ? edge.to : edge.from });
    }
  };

  return (event: KeyboardEvent) => {
    const { component, edge } = (event.target as HTMLElement).dataset;
    if (component) {
      onCard(event, component);
    } else if (edge) {
      onEdge(event, edge);
    }
  };
}

function isArrow(key: string): key is ArrowKey {
  return key in DIRECTIONS;
}

function isPlain(event: KeyboardEvent, key: string): boolean {
  return (
    event.key.toLocaleLowerCase('en-US') === key &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey
  );
}
