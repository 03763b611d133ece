import { keepMatching } from './keepMatching';
import { parseVariableQuery } from './parseVariableQuery';

describe('the question of a variable', () => {
  it.each([
    ['label_values(up, cluster)', { selector: 'up', label: 'cluster' }],
    ['label_values(cluster)', { label: 'cluster' }],
    [
      'label_values(up{a="x, y",b=~"(c|d)"}, pod )',
      { selector: 'up{a="x, y",b=~"(c|d)"}', label: 'pod' },
    ],
    ['label_values(up, $label)', { selector: 'up', label: '$label' }],
    ['label_names()', undefined],
    ['query_result(up)', undefined],
    ['metrics(.*)', undefined],
    ['', undefined],
  ])('%s', (query, question) => {
    expect(parseVariableQuery(query)).toEqual(question);
  });
});

describe('the pattern of a variable', () => {
  it('keeps what matches, by its group, each once', () => {
    const values = ['api-0', 'api-1', 'web-0'];
    expect(keepMatching(values, undefined)).toEqual(values);
    expect(keepMatching(values, '/^api/')).toEqual(['api', 'api'].slice(1));
    expect(keepMatching(values, '/^(.*)-\\d$/')).toEqual(['api', 'web']);
    expect(keepMatching(values, '/(?<text>.*)-(?<value>\\d)/g')).toEqual([
      '0',
      '1',
    ]);
    expect(keepMatching(values, 'WEB.*')).toEqual([]);
    expect(keepMatching(values, '/WEB.*/i')).toEqual(['web-0']);
  });

  it('that is none, or endless, keeps nothing', () => {
    expect(keepMatching(['a'], '/(/')).toEqual([]);
    expect(keepMatching(['a'], `/${'a?'.repeat(200)}/`)).toEqual([]);
  });
});
