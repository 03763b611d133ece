import { NotAllowedError } from '@backstage/errors';
import {
  aHealth,
  aNamespaceDetail,
  aNamespaceSummary,
  refusal,
} from '@internal/test-utils';
import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { busyExecution, NOW } from '../../__testUtils__/busyPlatform';
import { openDetail } from '../../__testUtils__/openDetail';

const full: NamespaceDetail = {
  ...busyExecution,
  warnings: [
    {
      object: { kind: 'Pod', name: 'user-api-7c9-x7dkp' },
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 41,
      lastSeen: '2026-11-23T14:03:48Z',
    },
  ],
  networkPolicies: [
    {
      name: 'allow-ingress',
      appliesTo: 'app=user-api',
      ingress: ['from pods of namespace kong to port 8080'],
    },
  ],
  mesh: {
    barePods: ['batch-1'],
    exceptions: [
      {
        policy: 'execution/metrics',
        appliesTo: 'app=user-api',
        mode: 'STRICT',
        ports: { '9090': 'PERMISSIVE' },
      },
    ],
    destinationRules: [],
  },
};

/** `execution` on a cluster whose token may list next to nothing. */
const blind = aNamespaceDetail({
  gaps: [
    {
      kind: 'events',
      cause: 'forbidden',
      message: 'The portal may not list events.',
    },
  ],
  summary: aNamespaceSummary({
    health: aHealth('unknown'),
    workloads: undefined,
    pods: undefined,
    restarts: undefined,
    quota: undefined,
    budgets: undefined,
    warnings: undefined,
    mesh: { mode: 'NONE', unknown: 'mesh policies cannot be read' },
    network: {
      ingress: 'open',
      egress: 'open',
      policies: 0,
      unknown: 'network policies cannot be read',
    },
  }),
  workloads: [],
  budgets: [],
  networkPolicies: [],
});

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
  localStorage.clear();
});

describe('the detail of a namespace', () => {
  it.each([
    ['pods', /user-api-7c9-x7dkp.*out of memory.*13:58.*≥ 9.*general-a-1/],
    ['workloads', /user-api.*Degraded.*2 \/ 10.*user-api: 2 of 10 pods ready/],
    ['warnings', /Pod user-api-7c9-x7dkp.*BackOff.*Back-off.*41.*12 s ago/],
    [
      'posture',
      /Ingress: default-deny.*allow-ingress on app=user-api.*ingress from pods of namespace kong to port 8080.*mTLS STRICT, by istio-system\/default.*1 pod without a proxy, which the policy does not protect:.*batch-1.*9090 PERMISSIVE.*minAvailable 9.*allows 1 now/,
    ],
    [
      'access',
      /Owner.*platform-team.*may read logs.*only reads.*cannot read Secrets/,
    ],
  ])('tells under %s what one looks for there', async (tab, words) => {
    const { panel } = await openDetail(tab, full);
    const content = await within(panel).findByRole('tabpanel');
    await waitFor(() => expect(content).toHaveTextContent(words));
  });

  it.each(['light', 'dark'])(
    'has no accessibility fault under any tab, in %s',
    async mode => {
      localStorage.setItem('theme', mode);
      const { container, panel } = await openDetail('pods', full);
      await within(panel).findByRole('tabpanel');
      expect(document.body).toHaveAttribute('data-theme-mode', mode);
      expect(await axe(container)).toHaveNoViolations();
      for (const tab of within(panel).getAllByRole('tab')) {
        await userEvent.click(tab);
        expect(tab).toHaveAttribute('aria-selected', 'true');
        expect(await axe(panel)).toHaveNoViolations();
      }
    },
  );

  it.each([
    ['pods', 'Unknown: pods cannot be read.'],
    ['workloads', 'Unknown: not every kind of workload can be read.'],
    ['warnings', 'The portal may not list events.'],
    ['posture', 'Unknown: budgets cannot be read.'],
    ['posture', 'network policies cannot be read'],
    ['posture', 'mesh policies cannot be read'],
  ])(
    'claims nothing under %s of what cannot be read: %s',
    async (tab, words) => {
      const { panel } = await openDetail(tab, blind);
      const content = await within(panel).findByRole('tabpanel');
      expect(content).toHaveTextContent(words);
      expect(content).not.toHaveTextContent(
        /Every pod|Nothing is deployed|No warnings|None\.|let through|Ingress:|mTLS/,
      );
      expect(
        within(panel)
          .getAllByRole('tab')
          .map(({ textContent }) => textContent),
      ).toEqual([
        'Pods with trouble',
        'Workloads',
        'Warnings',
        'Network and mesh',
        'Who may do what',
      ]);
    },
  );

  it('says that all is well where it is', async () => {
    const { panel } = await openDetail('pods', aNamespaceDetail());
    expect(
      await within(panel).findByText(
        'Every pod of execution is healthy: 10 of 10.',
      ),
    ).toBeInTheDocument();
    expect(panel).toHaveTextContent('Nothing for others.');
  });

  it('keeps its frame and says which right is missing, with the table still there', async () => {
    const { panel } = await openDetail(
      'pods',
      await refusal(403, new NotAllowedError('Unauthorized')),
    );
    await waitFor(() =>
      expect(panel).toHaveTextContent(
        /execution: not for your role.*Needs odp.namespace.read; the platform team grants it/,
      ),
    );
    expect(screen.getByRole('table', { name: 'Namespaces' })).toBeVisible();
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Close details' }),
    );
    expect(panel).not.toBeInTheDocument();
  });

  it('keeps the detail of a cluster that fell silent, with its age', async () => {
    const { panel } = await openDetail('pods', {
      ...full,
      freshness: {
        state: 'stale',
        asOf: '2026-11-23T13:51:00Z',
        reason: 'the API answers 504',
      },
    });
    await within(panel).findByText('stale since 13:51: the API answers 504');
    expect(panel).toHaveTextContent('out of memory');
  });
});
