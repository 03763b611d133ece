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
