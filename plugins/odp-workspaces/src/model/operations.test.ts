import { minutesAgo } from '../__testUtils__/moment';
import { summarizeOperation } from '@internal/plugin-odp-workspaces-common';
import { anOperation } from '../__testUtils__/workspaces';
import { operationSentence } from './operations';

describe('what an operation took', () => {
  it('is told from its first step on, and never as nothing', () => {
    const sentence = (change = {}) =>
      operationSentence(summarizeOperation(anOperation(change)));
    expect(sentence()).toBe('6 steps in 60 s.');
    expect(sentence({ endedAt: minutesAgo(180) })).toBe(
      '6 steps in under a second.',
    );
  });
});
