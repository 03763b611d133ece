import { NotAllowedError } from '@backstage/errors';
import { aNamespaceDetail } from '@internal/test-utils';
import type { NamespaceDetail } from '@internal/plugin-odp-clusters-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  busyExecution,
  busyPlatform,
  NOW,
} from '../../__testUtils__/busyPlatform';
import type { FakeClustersApi } from '../../__testUtils__/FakeClustersApi';
import { refusal } from '../../__testUtils__/refusal';
import { openPage } from '../../__testUtils__/renderClusters';

type Detail = FakeClustersApi['answers']['details'][string];

/** Opens a tab of the detail of `execution`. */
async function openTab(tab: string, detail: Detail) {
  const api = busyPlatform();
  api.answers.details['odp-eu/execution'] = detail;
  const { container } = openPage(
    api,
    `/namespaces?namespace=execution&tab=${tab}`,
  );
  const panel = await screen.findByRole('region', {
    name: 'Details of execution',
  });
  return { api, container, panel };
}

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
      /Ingress: default-deny.*allow-ingress on app=user-api.*ingress from pods of namespace kong to port 8080.*mTLS STRICT, by istio-system\/default.*1 pods have no proxy.*batch-1.*9090 PERMISSIVE.*minAvailable 9.*allows 1 now/,
    ],
    [
      'access',
      /Owner.*platform-team.*may read logs.*only reads.*cannot read Secrets/,
    ],
  ])('tells under %s what one looks for there', async (tab, words) => {
    const { panel } = await openTab(tab, full);
    const content = await within(panel).findByRole('tabpanel');
    await waitFor(() => expect(content).toHaveTextContent(words));
  });

  it.each(['light', 'dark'])(
    'has no accessibility fault under any tab, in %s',
    async mode => {
      localStorage.setItem('theme', mode);
      const { container, panel } = await openTab('pods', full);
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

  it('says that all is well where it is', async () => {
    const { panel } = await openTab('pods', aNamespaceDetail());
    expect(
      await within(panel).findByText(
        'Every pod of execution is healthy: 10 of 10.',
      ),
    ).toBeInTheDocument();
    expect(panel).toHaveTextContent('Nothing for others.');
  });

  it('keeps its frame and says which right is missing, with the table still there', async () => {
    const { panel } = await openTab(
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
    const { panel } = await openTab('pods', {
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

describe('the log of a pod', () => {
  const openLog = async (answer: FakeClustersApi['answers']['log']) => {
    const { api, panel } = await openTab('pods', full);
    api.answers.log = answer;
    await userEvent.click(
      await within(panel).findByRole('button', {
        name: 'Log of user-api-7c9-x7dkp',
      }),
    );
    return within(panel).findByRole('region', {
      name: 'Log of user-api-7c9-x7dkp',
    });
  };

  it('shows the last lines of a container, of another one, and of the run before', async () => {
    const log = await openLog(
      ({ container, previous }) =>
        `${container} ${previous ? 'before' : 'now'}`,
    );
    const lines = await within(log).findByRole('textbox');
    expect(lines).toHaveValue('user-api now');
    await userEvent.click(
      within(log).getByRole('button', { name: 'istio-proxy' }),
    );
    expect(await within(log).findByRole('textbox')).toHaveValue(
      'istio-proxy now',
    );
    await userEvent.click(
      within(log).getByRole('button', { name: 'Show previous run' }),
    );
    expect(await within(log).findByRole('textbox')).toHaveValue(
      'istio-proxy before',
    );
    await userEvent.click(
      within(log).getByRole('button', { name: 'Close log' }),
    );
    expect(log).not.toBeInTheDocument();
  });

  it('tells a log that is not for the role from one that is empty and one that cannot be read', async () => {
    const denied = await refusal(
      403,
      new NotAllowedError('Logs need the right odp.pod-logs.read.'),
    );
    let answer: string | Error = denied;
    const log = await openLog(() => answer);
    expect(await within(log).findByRole('status')).toHaveTextContent(
      'This log is not for your roleLogs need the right odp.pod-logs.read. The platform team grants it.',
    );
    answer = '';
    const again = within(log).getByRole('button', { name: 'Read again' });
    await userEvent.click(again);
    expect(await within(log).findByRole('status')).toHaveTextContent(
      'The container has written nothing',
    );
    answer = await refusal(404, new Error('the pod is gone'));
    await userEvent.click(again);
    expect(await within(log).findByRole('alert')).toHaveTextContent(
      'The log cannot be readthe pod is gone',
    );
  });
});
