import { parser } from '@prometheus-io/lezer-promql';
import {
  builtinsFor,
  interpolate,
  interpolateText,
  variableNamesOf,
  type Binding,
} from './index';

const builtins = builtinsFor({
  range: { from: 1_000_000, to: 4_600_000 },
  intervalMs: 15_000,
  rateIntervalMs: 60_000,
});

const one = (value: string): Binding => ({ values: [value], isMany: false });
const many = (...values: string[]): Binding => ({ values, isMany: true });

function write(expr: string, bindings: Record<string, Binding> = {}) {
  return interpolate(expr, new Map(Object.entries(bindings)), builtins);
}

/** Reads a string of PromQL as Prometheus does. */
function readString(literal: string): string {
  if (literal.startsWith('`')) {
    return literal.slice(1, -1);
  }
  return literal
    .slice(1, -1)
    .replace(
      /\\(.)/g,
      (_, letter) => ({ n: '\n', r: '\r' }[letter as string] ?? letter),
    );
}

/** Kinds and order of all that PromQL reads in an expression; strings by what they mean. */
function shapeOf(expr: string) {
  const nodes: string[] = [];
  const strings: string[] = [];
  parser.parse(expr).iterate({
    enter: node => {
      nodes.push(node.name);
      if (node.name === 'StringLiteral') {
        strings.push(readString(expr.slice(node.from, node.to)));
      }
    },
  });
  return { nodes, strings };
}

const REFUSED = expect.objectContaining({ name: 'InterpolationError' });

const HOSTILE = [
  '"} or up{a="',
  "'} or up{a='",
  '`} or up{a=`',
  '\\',
  '\\"',
  'a\\"} or up{b=~"',
  'a\nb',
  'a\r\nb',
  '.*',
  'a|b',
  '$__range',
  '$other',
  '${other:raw}',
  '[[other]]',
  '#',
  '{}',
  '__proto__',
  'постгрес',
  '(a) [b] ^c$ d+ e? f*',
];

describe('variables of queries', () => {
  it("are written in each of Grafana's spellings and formats", () => {
    const v = many('odp-eu', 'odp.us');
    expect(write('up{cluster=~"$v"}', { v })).toBe(
      'up{cluster=~"(odp-eu|odp\\\\.us)"}',
    );
    expect(write('up{cluster=~"${v}"}', { v })).toBe(
      write('up{cluster=~"[[v]]"}', { v }),
    );
    expect(write('up{cluster=~`$v`}', { v })).toBe(
      'up{cluster=~`(odp-eu|odp\\.us)`}',
    );
    expect(write('up{a=~"${v:regex}"}', { v })).toBe(
      'up{a=~"(odp-eu|odp\\\\.us)"}',
    );
    expect(write('up{a=~"${v:pipe}"}', { v })).toBe('up{a=~"odp-eu|odp.us"}');
    expect(write('up{a=~"${v:csv}"}', { v })).toBe('up{a=~"odp-eu,odp.us"}');
    expect(write('up{a=~"[[v:raw]]"}', { v })).toBe('up{a=~"odp-eu,odp.us"}');
    expect(write('f(${v:doublequote})', { v: many('a"b', 'c') })).toBe(
      'f("a\\"b","c")',
    );
    expect(write('f(${v:json})', { v: many('a', 'c') })).toBe('f(["a","c"])');
    expect(write('up{a=~"$v"}', { v: many('a.b') })).toBe('up{a=~"a\\\\.b"}');
    expect(write('up{a="$v"}', { v: one('a.b') })).toBe('up{a="a.b"}');
    expect(
      write('sum by (${v:csv}) (up)', { v: many('cluster', 'namespace') }),
    ).toBe('sum by (cluster,namespace) (up)');
    expect(write('topk($v, up)', { v: one('5') })).toBe('topk(5, up)');
  });

  it("of Grafana itself say the step, the rate's window and the range", () => {
    expect(
      write(
        'rate(a[$__rate_interval]) $__interval ${__interval_ms} [$__range] $__range_s $__range_ms',
      ),
    ).toBe('rate(a[1m]) 15s 15000 [3600s] 3600 3600000');
  });

  it('leave alone what is none: groups of label_replace, ends of regular expressions', () => {
    const expr =
      'label_replace(up{a=~"x$"}, "b", "$1-${2}", "c", "(.*)[[:alpha:]]$")';
    expect(write(expr)).toBe(expr);
    expect(variableNamesOf(expr)).toEqual([]);
  });

  it('can be listed before anything is run', () => {
    expect(
      variableNamesOf(
        'a{x="$cluster",y=~"${namespace:pipe}"}[$__rate_interval] + b{x="[[cluster]]"}',
      ),
    ).toEqual(['cluster', 'namespace', '__rate_interval']);
  });

  it('that nobody declared are refused by name, however they are called', () => {
    for (const name of [
      'missing',
      '__proto__',
      'constructor',
      'toString',
      '__unknown_interval',
    ]) {
      for (const expr of [
        `up{a="$${name}"}`,
        `up{a="\${${name}}"}`,
        `[[${name}]]`,
      ]) {
        expect(() => write(expr)).toThrow(REFUSED);
        expect(() => write(expr)).toThrow(name);
      }
    }
    expect(() => write('${v.field}', { v: one('a') })).toThrow('v.field');
    expect(() => write('"${v:lucene}"', { v: one('a') })).toThrow('"lucene"');
  });

  describe('with hostile values', () => {
    it.each(['"', "'", '`'])(
      'never leave a string in %s, and mean exactly the values that were chosen',
      quote => {
        const expr = `sum(rate(a{b=~${quote}$v${quote}, c="$__range"}[5m])) # $v`;
        const harmless = shapeOf(write(expr, { v: many('x', 'y') }));
        const cannotBe = (value: string) =>
          quote === '`' && value.includes('`');
        for (const value of HOSTILE.filter(cannotBe)) {
          expect(() => write(expr, { v: many(value, 'plain') })).toThrow(
            REFUSED,
          );
        }
        for (const value of HOSTILE.filter(text => !cannotBe(text))) {
          const written = shapeOf(write(expr, { v: many(value, 'plain') }));
          expect(written.nodes).toEqual(harmless.nodes);
          const pattern = new RegExp(`^(?:${written.strings[0]})$`);
          expect(
            [value, 'plain', `${value}x`].map(text => pattern.test(text)),
          ).toEqual([true, true, false]);
        }
      },
    );

    it.each(['"', "'", '`'])(
      'as single ones stay as they are in %s, or are refused when they would leave it',
      quote => {
        const expr = `a{b=${quote}$v${quote}}`;
        const harmless = shapeOf(write(expr, { v: one('x') })).nodes;
        const mayLeave = (value: string) =>
          value.includes(quote) || (quote !== '`' && /[\\\n\r]/.test(value));
        for (const value of HOSTILE.filter(mayLeave)) {
          expect(() => write(expr, { v: one(value) })).toThrow(REFUSED);
          expect(() => write(expr, { v: one(value) })).not.toThrow(/\n/);
        }
        for (const value of HOSTILE.filter(text => !mayLeave(text))) {
          expect(shapeOf(write(expr, { v: one(value) }))).toEqual({
            nodes: harmless,
            strings: [value],
          });
        }
      },
    );

    it('stand outside of a string only as a name, a number or a duration', () => {
      for (const value of ['5', '-1.5', '5m', 'up', 'odp:rate5m']) {
        expect(write('f($v)', { v: one(value) })).toBe(`f(${value})`);
        expect(write('f($v)', { v: many(value) })).toBe(`f(${value})`);
      }
      for (const value of [
        ...HOSTILE.filter(text => text !== '__proto__'),
        '',
        'a b',
        '5, secret) or (up',
      ]) {
        for (const format of ['', ':csv', ':pipe', ':raw', ':regex']) {
          expect(() => write(`f(\${v${format}})`, { v: one(value) })).toThrow(
            REFUSED,
          );
          expect(() => write(`f(\${v${format}})`, { v: many(value) })).toThrow(
            REFUSED,
          );
        }
      }
      expect(() => write('f($v)', { v: many('a', 'b') })).toThrow('choose one');
    });

    it('do not bring their quotes into a string', () => {
      for (const format of ['doublequote', 'json']) {
        expect(() => write(`a{b="\${v:${format}}"}`, { v: many('x') })).toThrow(
          REFUSED,
        );
      }
      expect(() => write('a{b=~"${v:pipe}"}', { v: many('x', '"') })).toThrow(
        REFUSED,
      );
    });

    it('are told apart from quotes in comments and behind a backslash', () => {
      expect(() =>
        write('a{b=`\\`, c="$v"}', { v: one('"} or up{a="') }),
      ).toThrow(REFUSED);
      expect(write('up # it"s\n + f($v)', { v: one('5') })).toContain('f(5)');
      expect(() => write('a{b="\\"$v"}', { v: one('" x') })).toThrow(REFUSED);
      expect(write('a{b="\\"$v"}', { v: one('x y') })).toBe('a{b="\\"x y"}');
    });
  });
});

describe('variables of titles', () => {
  it('are read by people', () => {
    const bindings = new Map([['v', many('eu', 'us')]]);
    expect(
      interpolateText('Load of $v in ${v:regex}, $unknown', bindings),
    ).toBe('Load of eu + us in eu + us, $unknown');
  });
});
