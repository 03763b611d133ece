import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Pages are loaded when they are opened, which takes a busy machine a while.
configure({ asyncUtilTimeout: 10_000 });

// Nothing is laid out or drawn here: a picture gives way to its table.
class NoResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(window, { ResizeObserver: NoResizeObserver });
Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
