import type { Frame } from '../frames';
import {
  ERRORS,
  grafanas,
  ours,
  REQUESTS,
  SERIES,
  tableFrame,
  tableOf,
  type Config,
} from './__testUtils__/grafana';

const MERGE = { id: 'merge', options: {} };
const organize = (options: object) => ({ id: 'organize', options });
const rename = (regex: string, renamePattern: string) => ({
  id: 'renameByRegex',
  options: { regex, renamePattern },
});
const filter = (options: object) => ({ id: 'filterFieldsByName', options });
const sort = (field: string, desc: boolean) => ({
  id: 'sortBy',
  options: { sort: [{ field, desc }] },
});
const reduce = (...reducers: string[]) => ({
  id: 'reduce',
  options: { reducers },
});
const labels = (options: object) => ({ id: 'labelsToFields', options });
const calculate = (options: object) => ({ id: 'calculateField', options });
const binary = (text: string, more: object = {}) => {
  const [left, operator, right] = text.split(' ');
  return calculate({
    mode: 'binary',
    binary: { left, operator, right },
    ...more,
  });
};

describe('transformations as Grafana makes them', () => {
  it.each<[string, Frame[], Config[]]>([
    ['merge tables', [REQUESTS, ERRORS], [MERGE]],
    ['merge one table', [REQUESTS], [MERGE]],
    [
      'keep rows apart that contradict each other',
      [
        tableFrame('A', 'limit', [['api', 1]]),
        tableFrame('B', 'limit', [['api', 2]]),
        tableFrame('C', 'used', [['api', 3]]),
      ],
      [MERGE],
    ],
    [
      'merge and organise',
      [REQUESTS, ERRORS],
      [
        MERGE,
        organize({
          excludeByName: { Time: true },
          renameByName: { 'Value #A': 'req/s', 'Value #B': '5xx', pod: '' },
          indexByName: { 'Value #B': 0, pod: 1, 'Value #A': 2 },
        }),
      ],
    ],
    [
      'include by name',
      [REQUESTS],
      [
        organize({
          includeByName: { pod: true },
          excludeByName: {},
          indexByName: {},
          renameByName: {},
        }),
      ],
    ],
    [
      'reduce',
      [SERIES],
      [reduce('lastNotNull', 'max', 'mean', 'sum', 'count')],
    ],
    ['reduce and sort', [SERIES], [reduce('max'), sort('Max', true)]],
    ['rename a part', [REQUESTS], [rename('/Value #(.)/', 'Query $1')]],
    ['rename a whole', [REQUESTS], [rename('p(.*)', 'P$1')]],
    [
      'filter by names',
      [REQUESTS],
      [filter({ include: { names: ['pod', 'nobody'] } })],
    ],
    [
      'filter by pattern',
      [REQUESTS],
      [filter({ include: { pattern: '/Val/' } })],
    ],
    [
      'filter by both',
      [REQUESTS],
      [filter({ include: { pattern: '/Val/', names: ['pod'] } })],
    ],
    ['leave out names', [REQUESTS], [filter({ exclude: { names: ['Time'] } })]],
    [
      'leave out a pattern',
      [REQUESTS],
      [filter({ include: { pattern: '/./' }, exclude: { pattern: '/Val/' } })],
    ],
    ['sort numbers down', [REQUESTS], [sort('Value #A', true)]],
    ['sort numbers up', [REQUESTS], [sort('Value #A', false)]],
    ['sort words down', [REQUESTS], [sort('pod', true)]],
    ['sort words up', [REQUESTS], [sort('pod', false)]],
    ['sort by nobody', [REQUESTS], [sort('nobody', true)]],
    [
      'add a number',
      [ERRORS],
      [
        calculate({
          mode: 'binary',
          binary: { left: 'Value #B', operator: '+', right: '2' },
        }),
      ],
    ],
    ['take from a number', [SERIES], [binary('100 - api-eu')]],
    ['multiply', [SERIES], [binary('api-eu * db-eu')]],
    ['divide', [SERIES], [binary('api-eu / db-eu', { alias: 'share' })]],
    [
      'replace',
      [SERIES],
      [binary('api-eu / db-eu', { alias: 'share', replaceFields: true })],
    ],
    [
      'add up rows',
      [SERIES],
      [calculate({ mode: 'reduceRow', reduce: { reducer: 'sum' } })],
    ],
    [
      'take the worst of a row',
      [SERIES],
      [
        calculate({
          mode: 'reduceRow',
          alias: 'worst',
          reduce: { reducer: 'max', include: ['api-eu', 'db-eu'] },
        }),
      ],
    ],
    ['labels', [SERIES], [labels({})]],
    ['some labels', [SERIES], [labels({ keepLabels: ['pod'] })]],
    ['labels of one table', [SERIES], [labels({}), MERGE]],
    ['a column a label', [SERIES], [labels({ valueLabel: 'pod' }), MERGE]],
  ])('%s', async (_, frames, configs) => {
    expect(tableOf(ours(frames, configs))).toEqual(
      await grafanas(frames, configs),
    );
  });
});
