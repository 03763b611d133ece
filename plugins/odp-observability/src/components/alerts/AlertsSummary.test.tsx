import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { anAlert, knownAlerts } from '../../__testUtils__/alerts';
import { aBackend } from '../../__testUtils__/busyBoards';
import { NOW } from '../../__testUtils__/moment';
import { openPage } from '../../__testUtils__/renderBoards';

jest.mock('../../drawing/createPlot', () =>
  jest.requireActual('../../__testUtils__/recordedPlots'),
);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const open = (alerts: object) => {
  const backend = aBackend();
  backend.answers['/alerts?cluster=odp-eu'] = alerts;
  return openPage(backend, '/dashboards');
};
const summary = (name: RegExp | string) =>
  screen.findByRole('button', { name });

describe('the alerts beside the verdict', () => {
  it('are counted, said in the sentence, and listed by the keyboard with what to do', async () => {
    const user = userEvent.setup();
    const { container } = open(
      knownAlerts([
        anAlert('ServiceErrors', {
          severity: 'critical',
          summary: 'execution/yaml-processor answers 38% with 5xx',
          labels: { namespace: 'execution', temporal_namespace: 'default' },
          runbook: {
            text: 'docs/how-to/answer-an-alert.md#serviceerrors',
            url: '/docs/default/component/odp-portal/how-to/answer-an-alert/#serviceerrors',
          },
        }),
        anAlert('PodsWait', { runbook: { text: 'ask the platform team' } }),
        anAlert('GpuBusy', { state: 'pending' }),
      ]),
    );
    const button = await summary('Alerts: 2 firing, 1 pending, 24 configured');
    expect(
      await screen.findByText(/Firing: ServiceErrors for 34 min, PodsWait\.$/),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    button.focus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Alerts' });
    const [first, second, third] = within(dialog).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'firing, criticalServiceErrorsfor 34 min, since 13:58execution/yaml-processor answers 38% with 5xxnamespace execution, temporal namespace default',
    );
    expect(
      within(first).getByRole('link', {
        name: 'What to do about ServiceErrors',
      }),
    ).toHaveAttribute(
      'href',
      '/docs/default/component/odp-portal/how-to/answer-an-alert/#serviceerrors',
    );
    expect(second).toHaveTextContent('What to do: ask the platform team');
    expect(within(second).queryByRole('link')).not.toBeInTheDocument();
    expect(third).toHaveTextContent('pending, warning');
    expect(await axe(document.body)).toHaveNoViolations();
    await user.keyboard('{Escape}');
    expect(button).toHaveFocus();
  });

  it.each([
    [
      'no alert rules',
      knownAlerts([], { hasRules: false, configured: 0 }),
      /Load the files of target-state/,
    ],
    [
      'alerts not known',
      {
        state: 'unknown',
        why: { kind: 'source-down', sentence: 'Prometheus is down.' },
      },
      /^Prometheus is down\.$/,
    ],
    [
      'none firing, 2 not evaluated',
      knownAlerts([], { unevaluated: 2, configured: undefined }),
      /^Those of your namespaces\. 2 rules could not be evaluated/,
    ],
  ])('say "%s", which is not zero', async (words, answer, detail) => {
    const user = userEvent.setup();
    open(answer);
    await user.click(await summary(`Alerts: ${words}`));
    const dialog = await screen.findByRole('dialog', { name: 'Alerts' });
    expect(within(dialog).getByText(detail)).toBeInTheDocument();
  });
});
