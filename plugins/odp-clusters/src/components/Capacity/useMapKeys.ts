import { type KeyboardEvent, useMemo } from 'react';
import type { Place } from '../../capacity/model/hitTest';
import { type Direction, firstPlace, move } from '../../capacity/model/moves';
import { nextTrouble, troubledPlaces } from '../../capacity/model/trouble';
import type { Capacity } from './useCapacity';

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface MapKeysOptions {
  capacity: Capacity;
  /** Where the keyboard is. */
  at: Place | undefined;
  /** Pixels a unit of the picture. */
  zoom: () => number;
  onZoom: (factor: number) => void;
  onWhole: () => void;
  onMove: (place: Place) => void;
  onChoose: (place: Place) => void;
}

/** Keys of the map: arrows, n and Shift n, Enter, plus, minus and 0. */
export function useMapKeys(options: MapKeysOptions) {
  const { capacity, at, zoom, onZoom, onWhole, onMove, onChoose } = options;
  const { picture, matches } = capacity;
  const places = useMemo(
    () => troubledPlaces(picture, matches),
    [picture, matches],
  );

  const act = (key: string, shift: boolean): boolean => {
    const direction = ARROWS[key];
    if (direction) {
      onMove(
        at
          ? move(picture, at, { direction, zoom: zoom() })
          : firstPlace(picture, zoom()),
      );
      return true;
    }
    switch (key) {
      case 'n':
      case 'N': {
        const next = nextTrouble(places, at, shift ? -1 : 1);
        if (next) {
          onMove(next);
        }
        return true;
      }
      case 'Enter':
        if (at) {
          onChoose(at);
        }
        return true;
      case '+':
      case '=':
        onZoom(1.5);
        return true;
      case '-':
        onZoom(1 / 1.5);
        return true;
      case '0':
        onWhole();
        return true;
      default:
        return false;
    }
  };

  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (act(event.key, event.shiftKey)) {
      event.preventDefault();
    }
  };
}
