import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Where a page's own controls go: an element in the header that the page layout draws. */
export const HeaderSlotContext = createContext<HTMLElement | undefined>(
  undefined,
);

/** Puts freshness, cluster switch and buttons into the page's header, at its right end; where no header has a slot they stay in place. */
export function PageHeaderActions({ children }: { children: ReactNode }) {
  const slot = useContext(HeaderSlotContext);
  return slot ? createPortal(children, slot) : <>{children}</>;
}

/** The age of what a page shows: before all that can be pressed, as its words come, go and change their length, and nothing may move under a pointer. */
export function HeaderAge({ children }: { children: ReactNode }) {
  return <span style={{ order: -2 }}>{children}</span>;
}

/** A switch of sources: before the buttons of a view, which may be there earlier. */
export function HeaderSwitch({ children }: { children: ReactNode }) {
  return <span style={{ order: -1 }}>{children}</span>;
}
