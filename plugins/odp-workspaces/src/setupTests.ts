import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Pages are loaded when they are opened, which takes a busy machine a while.
configure({ asyncUtilTimeout: 10_000 });
