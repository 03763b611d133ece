import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useState } from 'react';
import {
  ActionButton,
  CopyLinkButton,
  DisabledButton,
  FilterSelect,
  Freshness,
  MissingParts,
  PageBody,
  PageTabs,
  Panel,
  PodCell,
  QuotaBar,
  RefreshButton,
  SearchField,
  SegmentedControl,
  SourceSwitch,
  Sparkline,
  STATUS_NAMES,
  StatusBar,
  StatusChip,
  StatusIcon,
  StatusWord,
  ThemeToggle,
  TroubleList,
  Verdict,
} from './index';
import { renderInMode } from './__testUtils__/renderInMode';

function Kit() {
  const [health, setHealth] = useState('any');
  const [text, setText] = useState('');
  const [cluster, setCluster] = useState('odp-eu');
  return (
    <PageBody>
      <Verdict status="failing" action={<a href="#x">Show</a>}>
        <strong>1 namespace is failing.</strong>
      </Verdict>
      <Panel title="Platform" hint="two clusters">
        {STATUS_NAMES.map(status => (
          <div key={status} data-testid={status}>
            <StatusIcon status={status} />
            <StatusWord status={status} />
            <StatusChip status={status} />
            <PodCell state={status} />
          </div>
        ))}
        <StatusBar
          of="pods"
          counts={{ failing: 2, healthy: 21 }}
          unscheduled={1}
        />
        <div data-testid="none">
          <StatusBar of="pods" counts={{}} />
        </div>
        <Freshness
          freshness={{ state: 'live', asOf: new Date().toISOString() }}
        />
      </Panel>
      <Panel label="Limits">
        <QuotaBar label="CPU" quota={{ used: 0.899999, hard: 1 }} />
        <QuotaBar label="Memory" quota={{ used: 91, hard: 100 }} />
        <QuotaBar label="Pods" quota={{ used: 3, hard: 0 }} />
        <QuotaBar label="Storage" />
        <QuotaBar label="GPU" quota={{ hard: 4 }} />
      </Panel>
      <Panel label="Lines" padded={false}>
        <Sparkline
          label="Backlog"
          status="failing"
          limit={10}
          values={[1, 2, null, 4, 5, null, 7]}
        />
        <TroubleList
          items={[
            {
              key: 'a',
              status: 'failing',
              place: 'odp-eu',
              title: 'A backlog grows',
              side: 'in ~20 min',
            },
          ]}
        />
        <MissingParts
          gaps={[{ kind: 'policies', message: 'Policies cannot be read.' }]}
          hidden={{ count: 1, one: 'namespace', right: 'odp.bus.read' }}
        />
      </Panel>
      <PageTabs
        label="Tabs"
        value="one"
        tabs={[{ value: 'one', label: 'One' }]}
        onChange={() => {}}
      />
      <SourceSwitch
        label="Instance"
        value="eu"
        sources={[
          { name: 'eu', title: 'Europe', freshness: { state: 'live' } },
          { name: 'us', freshness: { state: 'denied' } },
        ]}
        onChange={() => {}}
      />
      <ActionButton look="filled">Review plan</ActionButton>
      <DisabledButton label="Approve" why="You asked, so another approves." />
      <RefreshButton onRefresh={() => {}} />
      <CopyLinkButton />
      <ThemeToggle />
      <SearchField label="Namespace" value={text} onChange={setText} />
      <FilterSelect
        label="Health"
        value={health}
        options={[
          { value: 'any', label: 'Any' },
          { value: 'failing', label: 'Failing', hint: '1' },
        ]}
        onChange={setHealth}
      />
      <SegmentedControl
        label="Cluster"
        value={cluster}
        onChange={setCluster}
        segments={[
          { value: 'odp-eu', label: 'odp-eu' },
          { value: 'odp-us', label: 'odp-us', extra: 'stale' },
        ]}
      />
    </PageBody>
  );
}

describe('the kit', () => {
  it.each(['light', 'dark'] as const)(
    'has no accessibility fault in %s',
    async mode => {
      const { container } = renderInMode(mode, <Kit />);
      await screen.findByText('Platform');
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('says every status as shape and word, also where only the shape has room', async () => {
    renderInMode('light', <Kit />);
    for (const status of STATUS_NAMES) {
      const row = within(await screen.findByTestId(status));
      expect(row.getAllByRole('img', { name: status })).toHaveLength(2);
      expect(row.getAllByText(new RegExp(status, 'i'))).toHaveLength(2);
    }
    expect(
      screen.getByRole('img', {
        name: 'pods: 2 failing, 21 healthy, 1 without a node',
      }),
    ).toBeInTheDocument();
  });

  it('draws no bar for nothing counted, for no quota and for an unknown use', async () => {
    renderInMode('light', <Kit />);
    expect(await screen.findByTestId('none')).toBeEmptyDOMElement();
    expect(screen.getByText('no quota')).toBeInTheDocument();
    const unknown = screen.getByText('unknown', { selector: 'span' });
    expect(within(unknown).queryByText(/%/)).not.toBeInTheDocument();
  });

  it('leaves a gap in a line where nothing was read, and a dot for a reading alone', async () => {
    renderInMode('light', <Kit />);
    const line = await screen.findByRole('img', { name: 'Backlog' });
    expect(line.querySelectorAll('polyline')).toHaveLength(2);
    expect(line.querySelectorAll('circle')).toHaveLength(1);
  });

  it('rounds a quota down, so that 89.99 % does not read as 90 %, and fills one of zero', async () => {
    renderInMode('light', <Kit />);
    expect(
      await screen.findByRole('img', { name: 'CPU: 89 %, degraded' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: 'Memory: 91 %, failing' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: 'Pods: 100 %, failing' }),
    ).toBeInTheDocument();
  });

  it('keeps a disabled button reachable and tells why', async () => {
    renderInMode('light', <Kit />);
    const button = await screen.findByRole('button', { name: 'Approve' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'You asked, so another approves.',
    );
    act(() => button.focus());
    expect(button).toHaveFocus();
  });

  it('filters by keyboard: type and Escape, choose, switch', async () => {
    renderInMode('light', <Kit />);
    const search = await screen.findByRole('searchbox', { name: 'Namespace' });
    await userEvent.type(search, 'kong');
    expect(search).toHaveValue('kong');
    await userEvent.keyboard('{Escape}');
    expect(search).toHaveValue('');

    const health = screen.getByRole('combobox', { name: 'Health' });
    await userEvent.selectOptions(health, 'Failing (1)');
    expect(health).toHaveValue('failing');

    await userEvent.click(screen.getByRole('radio', { name: /odp-us/ }));
    expect(screen.getByRole('radio', { name: /odp-us/ })).toBeChecked();
  });

  it('ticks the age without being asked', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask'] });
    const { unmount } = renderInMode('light', <Kit />);
    expect(screen.getByText(/updated 0 s ago/)).toBeInTheDocument();
    await act(() => jest.advanceTimersByTimeAsync(3000));
    expect(screen.getByText(/updated 3 s ago/)).toBeInTheDocument();
    unmount();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });
});
