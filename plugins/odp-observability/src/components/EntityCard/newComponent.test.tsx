import type { PanelAnswer } from '@internal/plugin-odp-observability-common';
import { within } from '@testing-library/react';
import { axe } from 'jest-axe';
import {
  aBackend,
  anEntity,
  NAMESPACE,
  showBoardCard,
} from '../../__testUtils__/boardCard';
import { dataOf, emptyOf } from '../../__testUtils__/boards';
import { NOW } from '../../__testUtils__/moment';

jest.mock('../../drawing/createPlot', () =>
  jest.requireActual('../../__testUtils__/recordedPlots'),
);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('the card of a component that the source never heard of', () => {
  const fresh = { 'odp.io/component': 'fresh', ...NAMESPACE };
  const sentence = 'Prometheus had nothing of "fresh" for a day.';
  const unheard = (id: number): PanelAnswer => ({
    ...emptyOf(id, { kind: 'not-measured', sentence }),
    state: 'error',
    error: '"fresh" is not among the values of the variable component',
  });
  const nobodyAsks = (id: number) =>
    emptyOf(id, { kind: 'no-traffic', sentence: 'Nobody asked it.' });
  const showFresh = async (
    answers: PanelAnswer[],
    annotations: Record<string, string> = {},
  ) => {
    const backend = aBackend();
    backend.panels.component = answers;
    return {
      backend,
      ...(await showBoardCard(backend, anEntity({ ...fresh, ...annotations }))),
    };
  };

  it.each<[string, PanelAnswer[], Record<string, string>]>([
    [
      'nothing was deployed',
      [1, 2, 3, 4].map(unheard),
      {
        'odp.io/awaits-image': 'true',
        why: 'It awaits its first image: no pod of it runs that could be measured.',
      },
    ],
    [
      'no pod runs',
      [1, 2, 3, 4].map(unheard),
      { why: `${sentence} None of its pods runs, or none was scraped yet.` },
    ],
    [
      'no pod was scraped',
      [
        ...[1, 2, 3].map(nobodyAsks),
        emptyOf(4, { kind: 'nothing-matches', sentence: 'Nothing of it.' }),
      ],
      {
        why: 'Nobody asked it. Nothing of it. None of its pods runs, or none was scraped yet.',
      },
    ],
    [
      'nothing scrapes pods',
      [
        ...[1, 2, 3].map(nobodyAsks),
        emptyOf(4, {
          kind: 'not-set-up',
          sentence: 'Nothing of cadvisor is scraped.',
        }),
      ],
      { why: 'Nothing of cadvisor is scraped.' },
    ],
  ])(
    'says so, and why, where %s',
    async (_, answers, { why, ...annotations }) => {
      const { container, card } = await showFresh(answers, annotations);
      expect(
        await within(card).findByText('Nothing of it is measured yet'),
      ).toBeVisible();
      expect(card).toHaveTextContent(why);
      expect(card).not.toHaveTextContent(/cannot be read|not among/);
      expect(within(card).queryByRole('region')).toBeNull();
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it.each([
    ['something is measured', dataOf(4, { Saturation: () => 12 })],
    [
      'the source does not answer',
      emptyOf(4, { kind: 'source-down', sentence: 'It is away.' }),
    ],
    [
      'no source is set up',
      emptyOf(4, {
        kind: 'not-set-up',
        sentence: 'No Prometheus is set up.',
        remedy: 'Set odp.observability.prometheus.url.',
      }),
    ],
    [
      'it is not for the role',
      emptyOf(4, { kind: 'not-permitted', sentence: 'Not for you.' }),
    ],
  ])('claims nothing of it where %s', async (_, answer) => {
    const { card } = await showFresh([...[1, 2, 3].map(nobodyAsks), answer]);
    expect(
      await within(card).findByRole('region', { name: 'Saturation' }),
    ).toBeVisible();
    expect(card).not.toHaveTextContent('measured yet');
  });

  it('looks in a cluster that it was made for', async () => {
    const { backend, card } = await showFresh([1, 2, 3, 4].map(unheard), {
      'odp.io/clusters': 'odp-us,odp-eu',
    });
    await within(card).findByText('Nothing of it is measured yet');
    expect(backend.queries[0].variables).toEqual({
      cluster: ['odp-us'],
      namespace: ['execution'],
      component: ['fresh'],
    });
    expect(card).toHaveTextContent('namespace execution on odp-us');
  });
});
