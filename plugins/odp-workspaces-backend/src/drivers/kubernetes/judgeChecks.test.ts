import type { Check } from '@internal/plugin-odp-workspaces-common';
import { judgeChecks } from './judgeChecks';

const listing: Check = {
  kind: 'access',
  subject: 'Group risk-platform',
  what: 'list pods',
  expected: 'allowed',
  found: 'allowed',
  outcome: 'passed',
};
const privileged: Check = {
  kind: 'pod',
  what: 'a privileged pod',
  expected: 'refused by Pod Security',
  found: 'accepted by Pod Security',
  outcome: 'failed',
};
const unanswered: Check = {
  ...listing,
  found: undefined,
  outcome: 'unknown',
  message: 'the server answers 503',
};

describe('judgeChecks', () => {
  it('finds nothing to say where all have passed', () => {
    expect(judgeChecks('access', [listing])).toBeUndefined();
    expect(judgeChecks('mesh', [])).toBeUndefined();
  });

  it('calls a system failing that does what it must not, and not what it must', () => {
    expect(judgeChecks('namespace', [privileged])).toMatchObject({
      state: 'failing',
      reason: 'PodSecurity',
      message:
        'A privileged pod is accepted by Pod Security, and should be refused by Pod Security.',
    });
    const denied = { ...listing, found: 'denied', outcome: 'failed' } as const;
    const allowed = {
      ...listing,
      what: 'patch namespaces',
      expected: 'denied',
    };
    expect(
      judgeChecks('access', [denied, { ...allowed, outcome: 'failed' }]),
    ).toMatchObject({
      state: 'failing',
      message:
        'Group risk-platform may not list pods. Group risk-platform may patch namespaces.',
    });
  });

  it('calls unknown, and never ready, what has no answer', () => {
    expect(judgeChecks('access', [listing, unanswered])).toMatchObject({
      state: 'unknown',
      message: 'What tenants meet cannot be checked: the server answers 503',
    });
  });

  it('waits for a quota that is not in force', () => {
    expect(judgeChecks('quota', [listing, unanswered])).toMatchObject({
      state: 'progressing',
      reason: 'NotInForce',
    });
  });
});
