import { aHealth, aNamespaceSummary } from '@internal/test-utils';
import { quotaLine, type SortColumn, sortNamespaces } from './sortNamespaces';

const line = (resource: string, used: number | undefined, hard: number) => ({
  quota: 'workspace',
  resource,
  used,
  hard,
});

const pods = (total: number) => ({
  total,
  counts: {},
  unscheduled: 0,
  restarting: 0,
});

const items = [
  aNamespaceSummary({
    name: 'b-full',
    health: aHealth('degraded'),
    pods: pods(2),
    restarts: { count: 1, atLeast: false },
    quota: [
      line('limits.cpu', 1, 100),
      line('requests.cpu', 9, 10),
      line('requests.memory', 1, 10),
    ],
    warnings: { count: 3, atLeast: true },
  }),
  aNamespaceSummary({
    name: 'c-unread',
    health: aHealth('failing'),
    pods: pods(30),
    restarts: { count: 7, atLeast: true },
    quota: undefined,
    warnings: undefined,
  }),
  aNamespaceSummary({
    name: 'z-idle',
    pods: pods(2),
    quota: [line('limits.cpu', 0, 10), line('memory', 5, 10)],
    warnings: { count: 0, atLeast: false },
  }),
  aNamespaceSummary({
    name: 'd-fresh',
    pods: pods(2),
    quota: [line('requests.cpu', undefined, 10)],
    warnings: { count: 0, atLeast: false },
  }),
];

describe('sortNamespaces', () => {
  it.each<[SortColumn, string[]]>([
    ['health', ['c-unread', 'b-full', 'd-fresh', 'z-idle']],
    ['name', ['b-full', 'c-unread', 'd-fresh', 'z-idle']],
    ['pods', ['c-unread', 'b-full', 'd-fresh', 'z-idle']],
    ['restarts', ['c-unread', 'b-full', 'd-fresh', 'z-idle']],
    // What is not known stands behind what is known to be zero.
    ['cpu', ['b-full', 'z-idle', 'c-unread', 'd-fresh']],
    ['memory', ['z-idle', 'b-full', 'c-unread', 'd-fresh']],
    ['warnings', ['b-full', 'd-fresh', 'z-idle', 'c-unread']],
  ])('by %s: the worst or largest first, equals by name', (column, names) => {
    expect(sortNamespaces(items, column).map(({ name }) => name)).toEqual(
      names,
    );
  });

  it('leaves the list that it is given as it is', () => {
    const before = [...items];
    sortNamespaces(items, 'name');
    expect(items).toEqual(before);
  });
});

describe('quotaLine', () => {
  it('shows the requests, else what has no prefix, else the limits', () => {
    const [full, unread, idle] = items;
    expect(quotaLine(full, 'cpu')).toMatchObject({ used: 9, hard: 10 });
    expect(quotaLine(idle, 'cpu')).toMatchObject({ resource: 'limits.cpu' });
    expect(quotaLine(idle, 'memory')).toMatchObject({ resource: 'memory' });
    expect(quotaLine(unread, 'cpu')).toBeUndefined();
  });
});
