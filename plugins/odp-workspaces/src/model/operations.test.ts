import { minutesAgo } from '../__testUtils__/moment';
import { anOperation } from '../__testUtils__/workspaces';
import { operationSentence } from './operations';

describe('what an operation took', () => {
  it('is told from its first step on, and never as nothing', () => {
    expect(operationSentence(anOperation())).toBe('6 steps in 60 s.');
    const quick = anOperation({ endedAt: minutesAgo(180) });
    expect(operationSentence(quick)).toBe('6 steps in under a second.');
  });
});
