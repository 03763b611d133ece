import type { Variable } from '../model';
import { bindVariable, interpolate, type Binding } from './index';

const one = (value: string): Binding => ({ values: [value], isMany: false });
const many = (...values: string[]): Binding => ({ values, isMany: true });

describe('what was chosen of a variable', () => {
  const namespace: Variable = {
    name: 'namespace',
    type: 'query',
    multi: true,
    includeAll: true,
    options: [],
    current: ['$__all'],
    hidden: false,
  };
  const options = ['execution', 'ml'];

  it('must be among its options', () => {
    expect(bindVariable(namespace, { chosen: ['ml'], options })).toEqual(
      many('ml'),
    );
    for (const value of ['kube-system', '.*', '__proto__', 'ml"']) {
      expect(() =>
        bindVariable(namespace, { chosen: ['ml', value], options }),
      ).toThrow('not among the values of the variable namespace');
    }
    expect(() =>
      bindVariable(
        { ...namespace, multi: false },
        { chosen: options, options },
      ),
    ).toThrow('takes one value');
    expect(() =>
      bindVariable(
        { ...namespace, includeAll: false },
        { chosen: ['$__all'], options },
      ),
    ).toThrow('not among');
    expect(() => bindVariable(namespace, { chosen: [], options })).toThrow(
      'no value',
    );
    expect(
      bindVariable(
        { ...namespace, type: 'textbox', multi: false, includeAll: false },
        { chosen: ['x y'], options: [] },
      ),
    ).toEqual(one('x y'));
  });

  it('means with "all" the dashboard\'s own text, but never more than the caller may see', () => {
    const withText = { ...namespace, allValue: '.+' };
    const expr = 'up{n=~"$namespace"}';
    const all = bindVariable(withText, { chosen: ['$__all'], options });
    expect(interpolate(expr, new Map([['namespace', all]]), new Map())).toBe(
      'up{n=~".+"}',
    );
    const limited = bindVariable(withText, {
      chosen: ['$__all'],
      options,
      isLimited: true,
    });
    expect(
      interpolate(expr, new Map([['namespace', limited]]), new Map()),
    ).toBe('up{n=~"(execution|ml)"}');
    expect(() => bindVariable(namespace, { options: [] })).toThrow(
      'no value to choose',
    );
    expect(() =>
      bindVariable(withText, { options: [], isLimited: true }),
    ).toThrow('no value');
  });

  it("is the dashboard's choice when nobody chose, as far as it is still there", () => {
    const chosen = (current: string[], more = {}) =>
      bindVariable({ ...namespace, current, ...more }, { options }).values;
    expect(chosen(['ml'])).toEqual(['ml']);
    expect(chosen(['gone', 'ml'])).toEqual(['ml']);
    expect(chosen(['gone'])).toEqual(options);
    expect(chosen(['gone'], { includeAll: false })).toEqual(['execution']);
    expect(chosen(['$__all'], { includeAll: false })).toEqual(['execution']);
  });
});
