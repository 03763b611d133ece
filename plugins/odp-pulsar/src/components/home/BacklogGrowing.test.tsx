import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { NOW } from '../../__testUtils__/busMoment';
import { busyBus } from '../../__testUtils__/busyBus';
import {
  aBusNamespace,
  acmeRisk,
  busyNamespaces,
} from '../../__testUtils__/busyNamespaces';
import { showExtension } from '../../__testUtils__/renderBus';

const SECTION = 'home-section:odp-pulsar/backlog-growing';
const section = () => screen.findByRole('region', { name: 'Backlog growing' });

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('backlog growing, on Home', () => {
  it('shows first what one owns, with how long, what is lost and the way to why; then everybody\u2019s', async () => {
    showExtension(busyBus(), SECTION);
    const region = await section();
    expect(within(region).getAllByRole('listitem')).toHaveLength(1);
    expect(within(region).getByRole('listitem')).toHaveTextContent(
      'odp-eu · acme-riskpipeline.submitted reaches its 1 GB limit63 % and +18.5 MB/min over 30 min. yaml-processor then loses ~100 MB each time.in ~20 minSee why',
    );
    expect(
      within(region).getByRole('link', { name: 'See why' }),
    ).toHaveAttribute(
      'href',
      '/event-bus?instance=odp-eu&topic=persistent%3A%2F%2Fodp%2Fworkspace-acme-risk%2Fpipeline.submitted',
    );
    expect(await axe(region)).toHaveNoViolations();
    await userEvent.click(
      within(region).getByRole('radio', { name: /^Everybody/ }),
    );
    expect(
      within(region)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent!.split('pipeline')[0]),
    ).toEqual([
      'odp-eu · acme-risk',
      'odp-eu · nordbank-kyc',
      'odp-eu · harbor-trade',
    ]);
  });

  it('does not say of the topic that reaches its limit how full another one is', async () => {
    const backend = busyBus();
    const forecastTopic = 'persistent://odp/workspace-acme-risk/small';
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: [{ ...acmeRisk, forecastTopic }],
    };
    showExtension(backend, SECTION);
    expect(within(await section()).getByRole('listitem')).toHaveTextContent(
      'small reaches its limit+18.5 MB/min over 30 min. yaml-processor',
    );
  });

  it('leads from a quiet list of one\u2019s own to that of all', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: busyNamespaces.items.filter(
        ({ workspace }) => workspace !== 'acme-risk',
      ),
    };
    showExtension(backend, SECTION);
    const region = await section();
    expect(region).toHaveTextContent(
      /No backlog that you own grows2 backlogs of others do/,
    );
    await userEvent.click(
      within(region).getByRole('button', { name: /^Show everybody/ }),
    );
    expect(within(region).getAllByRole('listitem')).toHaveLength(2);
  });

  it('is not there while no backlog grows', async () => {
    const backend = busyBus();
    backend.answers['/odp-eu/namespaces'] = {
      ...busyNamespaces,
      items: [aBusNamespace('quiet')],
    };
    const container = showExtension(backend, SECTION);
    await waitFor(() => expect(backend.asked).toContain('/odp-eu/namespaces'));
    await waitFor(() => expect(backend.asked).toContain('/odp-us/namespaces'));
    expect(container).not.toHaveTextContent('Backlog growing');
  });
});

describe('the event bus, on Home', () => {
  it('has a verdict for each instance, and calls that of a silent one the last known', async () => {
    showExtension(busyBus(), 'home-section:odp-pulsar/verdicts');
    const region = await screen.findByRole('region', { name: 'Event bus' });
    await waitFor(() =>
      expect(region).toHaveTextContent(
        /odp-eu12 s agoFailing 2 workspaces lose messages.*odp-usstale since 14:19Unknown no broker answers; last known: 2 workspaces/,
      ),
    );
    expect(
      within(region).getAllByRole('link', { name: 'Open' })[1],
    ).toHaveAttribute('href', '/event-bus?instance=odp-us');
    expect(await axe(region)).toHaveNoViolations();
  });
});
