import { errorAnswer } from '@internal/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { atThatMoment, minutesAgo } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderWorkspaces';
import { CALLS, withUse } from '../../__testUtils__/use';
import {
  aWorkspace,
  backendWith,
  conditions,
  drifted,
} from '../../__testUtils__/workspaces';
import { cardOf, WORKSPACE_PAGE } from '../../__testUtils__/workspacePage';

/** Rows of a table, in words. */
const rows = async (name: string) =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);
const show = (tab: string, change = {}) => {
  const backend = withUse(backendWith(aWorkspace(change)));
  openPage(backend, `${WORKSPACE_PAGE}?tab=${tab}`);
  return backend;
};

atThatMoment();

describe('what a workspace uses, on its page', () => {
  it('is told resource by resource, the worst first, and topic by topic in the header', async () => {
    show('overview');
    expect(await rows('Quota use on odp-eu')).toEqual([
      'CPU14.8 of 16 cores92 %',
      'Memory56 GiB of 64 GiB87 %',
      'Pods22 of 6036 %',
    ]);
    await waitFor(async () =>
      expect(await cardOf('Event bus backlog')).toHaveTextContent(
        /Failing 2 topics, nearest to its limit:63 %630 MB of 1 GB, pipeline.submitted/,
      ),
    );
    expect(await cardOf('About acme-risk')).toHaveTextContent(
      'event bus failing',
    );
    expect(await axe(await screen.findByRole('main'))).toHaveNoViolations();
  });

  it('is unknown with the reason where the sources do not answer', async () => {
    const backend = withUse(backendWith(aWorkspace()));
    for (const call of [CALLS.namespace, CALLS.busNamespace]) {
      backend.answers[call] = errorAnswer(500, new Error('out of cheese'));
    }
    openPage(backend, WORKSPACE_PAGE);
    await waitFor(async () =>
      expect(await cardOf('Quota on odp-eu')).toHaveTextContent(
        'Unknownout of cheese',
      ),
    );
    await waitFor(async () =>
      expect(await cardOf('Event bus backlog')).toHaveTextContent(
        /cannot be read.*out of cheese/,
      ),
    );
    expect(await cardOf('Event bus backlog')).not.toHaveTextContent(/0 topics/);
  });
});

describe('the network of a workspace', () => {
  it('says what comes in, what goes out and by which policy, and whether that holds', async () => {
    show('network', {
      conditions: conditions([{ ...drifted, system: 'mesh' }]),
    });
    expect(await rows('Ways in')).toEqual([
      'From pods of kong of namespace kongthe networkNetworkPolicy/allow-gateway',
      'Calls have to come by mTLS, STRICTthe meshPeerAuthentication/default',
    ]);
    expect(await rows('Ways out')).toEqual([
      'To every pod of namespace kube-system, ports 53 UDP, 53the networkNetworkPolicy/allow-dns',
    ]);
    const [held] = await rows('Whether the rules hold');
    expect(held).toMatch(/^odp-euReadynetwork is as declared.Drifted.*kubectl/);
    expect(
      screen.getByRole('link', { name: 'Posture on odp-eu' }),
    ).toHaveAttribute(
      'href',
      '/namespaces?cluster=odp-eu&namespace=workspace-acme-risk&tab=posture',
    );
  });

  it('does not claim that rules hold where nobody has looked', async () => {
    show('network', { conditions: [] });
    expect(await rows('Whether the rules hold')).toEqual([
      'odp-euUnknownNothing was looked at yet.UnknownNothing was looked at yet.Posture on odp-eu',
    ]);
  });
});

describe('a workspace on the event bus', () => {
  it('has its topics with what waits, each with the way to it, and its policies as wanted and read back', async () => {
    show('event-bus');
    expect(await rows('Topics')).toEqual([
      'pipeline.submittedFailingBlocked on unacked messages63 %630 MB of 1 GB~20 min evicts yaml-processor2',
      'pipeline.completed4 partitionsUnknownUnknownunknown of 1 GBtime to its limit unknown2',
    ]);
    expect(
      screen.getByRole('link', { name: 'pipeline.submitted' }),
    ).toHaveAttribute(
      'href',
      '/event-bus?instance=odp-eu-bus&topic=persistent%3A%2F%2Fodp%2Fworkspace-acme-risk%2Fpipeline.submitted',
    );
    expect(await rows('Policies')).toEqual([
      'Publish rate, messages1,000 msg/s5,000 msg/sNot as expected',
    ]);
    expect(await cardOf('Policies')).toHaveTextContent(
      '0 of 1 as expected, 1 not · read back from odp-eu-bus 1 min ago',
    );
  });
});

describe('access checks', () => {
  it('say what was tried by whom, what was expected, what came of it, and when', async () => {
    show('checks');
    expect(await rows('Access reviews on odp-eu')).toEqual([
      'Group risk-platformlist podsallowedallowedAs expected',
      'Group risk-platformpatch namespacesdeniedunknownthe server answers 503Unknown',
    ]);
    expect(await cardOf('odp-eu')).toHaveTextContent(
      '1 of 2 as expected, 1 unknown · tried 1 min ago',
    );
  });

  it('are told as earlier ones while their place does not answer', async () => {
    const message = 'odp-eu cannot be asked: connection refused';
    show('checks', {
      conditions: conditions([
        {
          system: 'access',
          state: 'unknown',
          message,
          checkedAt: minutesAgo(0),
        },
      ]),
    });
    await waitFor(async () =>
      expect(await cardOf('odp-eu')).toHaveTextContent(
        `Access is unknown now. ${message} What stands below was tried before.`,
      ),
    );
  });

  it('are not there before something was made', async () => {
    show('checks', { checks: [] });
    expect(
      await screen.findByText('Nothing was tried yet'),
    ).toBeInTheDocument();
  });
});
