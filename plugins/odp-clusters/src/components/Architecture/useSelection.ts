import { type RefObject, useCallback, useRef } from 'react';
import type { ArchitectureSelection } from '../../architecture/model/filterArchitecture';
import { focusPart } from './focusPart';

interface SelectionOptions {
  /** Holds the cards, lines and rows. */
  root: RefObject<HTMLElement>;
  selection: ArchitectureSelection;
  onChange: (selection: ArchitectureSelection) => void;
}

/** Selecting and closing, and where the focus goes: into the details when the keyboard opened them, back when they close. */
export function useSelection(options: SelectionOptions) {
  const { root, selection, onChange } = options;
  // A link that shows a selection leaves the focus where a page begins.
  const takesFocus = useRef(false);
  const select = useCallback(
    ({ component, edge }: ArchitectureSelection, byKey: boolean) => {
      takesFocus.current = byKey;
      onChange({ component, edge });
    },
    [onChange],
  );
  const close = () => {
    takesFocus.current = false;
    focusPart(root.current, selection);
    onChange({ component: undefined, edge: undefined });
  };
  return { select, close, takesFocus: takesFocus.current };
}
