import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ALLOWING_RULE,
  busyArchitecture,
} from '../../__testUtils__/busyArchitecture';
import { NOW } from '../../__testUtils__/busyPlatform';
import { showArchitecture } from '../../__testUtils__/showArchitecture';

// By label, because roles of a whole picture take jsdom long to find.
const card = (title: string) =>
  screen.findByLabelText(new RegExp(`^${title}, `));
const edge = (label: string) => screen.findByLabelText(label);
const details = (of: string) =>
  screen.findByRole('region', { name: `Details of ${of}` });

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the picture of the architecture', () => {
  it('opens with what is blocked, what nobody declared, and what carries traffic', async () => {
    await showArchitecture({});
    const title = await screen.findByText(
      '1 declared path is blocked, 1 path is used but declared nowhere.',
    );
    expect(title.parentElement).toHaveTextContent(
      'Of 7 declared paths 5 carry traffic, 1 is quiet. MLflow is failing. Traffic of the last 5 min 15 s ago.',
    );
  });

  it('explains the blocked edge by the policy that cuts Dagster off, and gives the rule that would allow it', async () => {
    const user = userEvent.setup();
    const { url } = await showArchitecture({});
    await user.click(
      await edge('Dagster to Apache Pulsar, declared but blocked'),
    );

    const panel = await details('Dagster to Apache Pulsar');
    expect(panel).toHaveTextContent('Edge selected · 6650/TCP');
    expect(panel).toHaveTextContent('Declared but blocked');
    expect(panel).toHaveTextContent(
      /Declared.*yes.*Dagster is a producer of pipeline.validation.passed. Event Bus: Apache Pulsar > Event Types/,
    );
    expect(panel).toHaveTextContent(
      /Allowed.*no.*Leaving: no. data\/dagster-quarantine lets dagster reach only pods of data-catalog/,
    );
    expect(panel).toHaveTextContent(/Entering: yes/);
    expect(panel).toHaveTextContent('both ends have a proxy, STRICT');
    expect(panel).toHaveTextContent(
      'Two statements disagreeDagster declares that it depends on Apache Pulsar; data/dagster-quarantine lets',
    );
    expect(
      within(panel).getByRole('link', { name: 'data/dagster-quarantine' }),
    ).toHaveAttribute(
      'href',
      '/namespaces?cluster=odp-eu&namespace=data&tab=posture',
    );
    expect(
      within(panel).getByRole('region', {
        name: 'The rule that would allow it',
      }),
    ).toHaveTextContent('name: allow-dagster-to-pulsar');
    expect(url().get('edge')).toBe('dagster>pulsar');

    const clipboard = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(within(panel).getByRole('button', { name: 'Copy YAML' }));
    expect(clipboard).toHaveBeenCalledWith(ALLOWING_RULE);
    expect(await within(panel).findByText('Copied')).toBeInTheDocument();
  });

  it('says of a path that nobody declared how much it is used, and leads on from finding to finding', async () => {
    const user = userEvent.setup();
    await showArchitecture({ search: '?edge=dagster>pulsar' });
    const blocked = await details('Dagster to Apache Pulsar');
    await user.click(
      within(blocked).getByRole('button', { name: /OpenFaaS to PostgreSQL/ }),
    );
    const panel = await details('OpenFaaS to PostgreSQL');
    expect(panel).toHaveTextContent(
      'DeclarednoThe platform document says nothing of it.',
    );
    expect(panel).toHaveTextContent(
      'Observed3.2 a minuteover the last 5 min, 15 s ago',
    );
    expect(panel).not.toHaveTextContent('Two statements disagree');
  });

  it('says plainly that a component runs nowhere', async () => {
    const user = userEvent.setup();
    await showArchitecture({});
    await user.click(await card('MLflow'));
    const panel = await details('MLflow');
    expect(panel).toHaveTextContent(
      'MLflow runs nowhere in odp-eu: no workload and no pod of it is there.',
    );
    expect(panel).toHaveTextContent('Failing');
    expect(panel).not.toHaveTextContent('0 of');
  });

  it('names the pods that match another component as well, and the edges of a component with their verdicts', async () => {
    const user = userEvent.setup();
    const { url } = await showArchitecture({ search: '?component=user-api' });
    const panel = await details('User API');
    expect(panel).toHaveTextContent('10 of 10 pods');
    expect(panel).toHaveTextContent(
      /more than one component.*user-api-canary-5d9c/,
    );
    expect(
      within(panel).getByRole('link', { name: /in the catalog/ }),
    ).toHaveAttribute('href', '/catalog/default/component/user-api');
    await user.click(
      within(panel).getByRole('button', {
        name: /User API to Apache Pulsar.*allowed and observed/,
      }),
    );
    expect(url().get('edge')).toBe('user-api>pulsar');
    expect(url().get('component')).toBeNull();
  });

  it('counts edges that are only allowed, and draws them when asked for', async () => {
    const user = userEvent.setup();
    const { api, url } = await showArchitecture({});
    const legend = await screen.findByRole('list', { name: 'Kinds of edges' });
    expect(legend).toHaveTextContent('Allowed only, hidden 14');
    const { edges, ...rest } = busyArchitecture();
    api.answers.architectures['odp-eu all'] = {
      ...rest,
      edges: [
        ...edges,
        { ...edges[0], id: 'temporal>dagster', to: 'dagster', kind: 'allowed' },
      ],
    };
    await user.selectOptions(screen.getByRole('combobox', { name: 'Edges' }), [
      'All, with allowed only',
    ]);
    expect(await edge('Temporal to Dagster, allowed only')).toBeInTheDocument();
    expect(url().get('edges')).toBe('all');
  });

  it('keeps only what a search finds within reach, and undoes the filters with one click', async () => {
    const user = userEvent.setup();
    const { url } = await showArchitecture({ search: '?search=gcs' });
    await card('GCS Delta Lake');
    await card('Dagster');
    expect(screen.queryByLabelText(/^Temporal/)).not.toBeInTheDocument();
    expect(screen.getByText('1 of 9 components, 2 of 8 edges')).toBeVisible();

    await user.type(screen.getByRole('searchbox'), ' nowhere');
    await user.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    await card('Temporal');
    await waitFor(() => expect(url().get('search')).toBeNull());
  });
});

describe('the picture of the architecture, by keyboard', () => {
  it('goes from card to card, through the edges of one, and into the details and back', async () => {
    const user = userEvent.setup();
    const { view } = await showArchitecture({});
    const temporal = await card('Temporal');
    // One stop for the whole picture, whatever its size.
    expect(
      [...view.querySelectorAll('[data-component], [data-edge]')].filter(
        part => part.getAttribute('tabindex') === '0',
      ),
    ).toEqual([temporal]);

    act(() => temporal.focus());
    await user.keyboard('{ArrowDown}');
    expect(await card('Dagster')).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(await card('PostgreSQL')).toHaveFocus();
    await user.keyboard('{ArrowLeft}e');
    const blocked = await edge(
      'Dagster to Apache Pulsar, declared but blocked',
    );
    expect(blocked).toHaveFocus();
    await user.keyboard('e');
    expect(
      await edge('Dagster to GCS Delta Lake, declared, allowed and observed'),
    ).toHaveFocus();
    await user.keyboard('e{Enter}');
    await details('Dagster to Apache Pulsar');
    expect(
      screen.getByRole('heading', { name: 'Dagster to Apache Pulsar' }),
    ).toHaveFocus();

    await user.keyboard('{Escape}');
    await waitFor(() => expect(blocked).toHaveFocus());
    expect(
      screen.queryByRole('region', {
        name: 'Details of Dagster to Apache Pulsar',
      }),
    ).not.toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(await card('Dagster')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', { name: 'Dagster' }),
    ).toHaveFocus();
  });
});
