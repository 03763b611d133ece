import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Pages are loaded when they are opened, which takes a busy machine a while.
configure({ asyncUtilTimeout: 10_000 });

// What React Flow asks of a browser and jsdom does not have; nothing is laid out here.
class NoResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(window, {
  ResizeObserver: NoResizeObserver,
  DOMMatrixReadOnly: class {
    readonly m22 = 1;
  },
});
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => 1000 },
  offsetHeight: { configurable: true, get: () => 1000 },
});
