import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { renderInMode } from '../__testUtils__/renderInMode';
import { odpColours } from '../tokens';
import { ViewState } from './ViewState';
import type { ViewStateValue } from './ViewStateValue';

const MINUTE = 60_000;

const view = (state: ViewStateValue) => (
  <ViewState
    state={state}
    filters={<button type="button">Health</button>}
    freshness={{ state: 'live', asOf: new Date().toISOString() }}
  >
    <p>execution</p>
  </ViewState>
);

const states = (onRetry: () => void = () => {}): ViewStateValue[] => [
  { kind: 'ready' },
  {
    kind: 'loading',
    since: Date.now() - 2000,
    lastLoadedAt: Date.now() - 38_000,
  },
  {
    kind: 'stale',
    since: Date.now() - 13 * MINUTE,
    reason: 'the API answers 504',
    nextAttemptAt: Date.now() + MINUTE,
    onRetry,
  },
  {
    kind: 'empty-by-nature',
    title: 'No workspaces yet',
    detail: 'Your team owns none.',
    actions: [{ label: 'Create a workspace', to: '/create' }],
  },
  {
    kind: 'empty-by-filter',
    title: 'No namespace is failing',
    actions: [{ label: 'Clear health', onClick: onRetry }],
  },
  {
    kind: 'not-permitted',
    title: '2 namespaces are not shown',
    detail: 'Needs odp.namespace.read.',
  },
  {
    kind: 'source-failed',
    title: 'Prometheus does not answer',
    detail: 'connection refused.',
    since: Date.now() - MINUTE,
    onRetry,
  },
  { kind: 'not-set-up', title: 'No data: the metric is off' },
];

describe('ViewState', () => {
  const cases = (['light', 'dark'] as const).flatMap(mode =>
    states().map(state => [state.kind, mode, state] as const),
  );

  it.each(cases)(
    '%s in %s keeps frame and filters and has no accessibility fault',
    async (kind, mode, state) => {
      const { container } = renderInMode(mode, view(state));
      expect(
        await screen.findByRole('button', { name: 'Health' }),
      ).toBeInTheDocument();
      expect(container.querySelector('[data-view-state]')).toHaveAttribute(
        'data-view-state',
        kind,
      );
      expect(
        getComputedStyle(screen.getByTestId('page')).getPropertyValue(
          '--odp-paper',
        ),
      ).toBe(odpColours[mode].paper);
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('keeps the last data on screen while loading and when stale, with its age', async () => {
    const [, loading, stale] = states();
    const { unmount } = renderInMode('light', view(loading));
    expect(await screen.findByText('execution')).toBeInTheDocument();
    expect(
      screen.getByText(/Loading for \d+ s · last data 3\d s old/),
    ).toBeInTheDocument();
    unmount();

    renderInMode('light', view(stale));
    expect(await screen.findByText('execution')).toBeInTheDocument();
    expect(
      screen.getByText(/stale since .*: the API answers 504/),
    ).toBeInTheDocument();
    expect(screen.getByText(/next try in \d+ s/)).toBeInTheDocument();
  });

  it('does not show old content under a message, and names what failed as an alert', async () => {
    renderInMode('light', view(states()[6]));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Prometheus does not answer.*Since .*: connection refused\./,
    );
    expect(screen.queryByText('execution')).not.toBeInTheDocument();
  });

  it('offers the way out: retry, clear a filter, a first step', async () => {
    const onRetry = jest.fn();
    const [, , stale, byNature, byFilter] = states(onRetry);
    renderInMode(
      'light',
      <>
        {view(stale)}
        {view(byFilter)}
        {view(byNature)}
      </>,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear health' }));
    expect(onRetry).toHaveBeenCalledTimes(2);
    expect(
      screen.getByRole('link', { name: 'Create a workspace' }),
    ).toHaveAttribute('href', '/create');
  });

  it('is busy only while loading', async () => {
    const { container } = renderInMode('light', view({ kind: 'loading' }));
    expect(await screen.findByText('Loading')).toBeInTheDocument();
    expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
  });
});
