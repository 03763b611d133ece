import { canonicalQuantity, nanosOf } from '../schema/quantity';
import type { Fields } from '../store';

type Amounts = Record<string, string>;

/** What somebody asks for and is limited to. */
interface Asked {
  requests: Amounts;
  limits: Amounts;
}

/** What a pod asks for beyond one limit of a LimitRange, in a server's words. */
export function problemsWithin(limit: Fields, spec: Fields): string[] {
  const containers = ['containers', 'initContainers'].flatMap(
    list => (spec[list] ?? []) as Fields[],
  );
  switch (limit.type) {
    case 'Container':
      return containers.flatMap(({ resources }) =>
        problemsOf(limit, {
          requests: resources?.requests ?? {},
          limits: resources?.limits ?? {},
        }),
      );
    case 'Pod':
      return problemsOf(limit, {
        requests: totalOf(spec, 'requests'),
        limits: totalOf(spec, 'limits'),
      });
    default:
      return [];
  }
}

function problemsOf(limit: Fields, asked: Asked): string[] {
  const each = (
    field: string,
    say: (what: string, bound: string) => string | undefined,
  ) =>
    Object.entries((limit[field] ?? {}) as Amounts)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([name, bound]) => say(name, bound))
      .filter((problem): problem is string => problem !== undefined);
  return [
    ...each('min', (name, bound) => {
      const words = `minimum ${name} usage per ${limit.type} is ${bound}`;
      const { [name]: request } = asked.requests;
      const { [name]: most } = asked.limits;
      if (request === undefined) {
        return `${words}.  No request is specified`;
      }
      if (isLess(request, bound)) {
        return `${words}, but request is ${request}`;
      }
      return most !== undefined && isLess(most, bound)
        ? `${words}, but limit is ${most}`
        : undefined;
    }),
    ...each('max', (name, bound) => {
      const words = `maximum ${name} usage per ${limit.type} is ${bound}`;
      const { [name]: request } = asked.requests;
      const { [name]: most } = asked.limits;
      if (most === undefined) {
        return `${words}.  No limit is specified`;
      }
      if (isLess(bound, most)) {
        return `${words}, but limit is ${most}`;
      }
      return request !== undefined && isLess(bound, request)
        ? `${words}, but request is ${request}`
        : undefined;
    }),
    ...each('maxLimitRequestRatio', (name, bound) =>
      ratioProblem(asked, { name, bound, type: limit.type }),
    ),
  ];
}

function ratioProblem(
  { requests, limits }: Asked,
  { name, bound, type }: { name: string; bound: string; type: string },
): string | undefined {
  const words = `${name} max limit to request ratio per ${type} is ${bound}`;
  const request = Number(nanosOf(requests[name] ?? 0) ?? 0n);
  const most = Number(nanosOf(limits[name] ?? 0) ?? 0n);
  if (!request) {
    return `${words}, but no request is specified or request is 0`;
  }
  if (!most) {
    return `${words}, but no limit is specified or limit is 0`;
  }
  const ratio = most / request;
  return ratio > Number(nanosOf(bound)) / 1e9
    ? `${words}, but provided ratio is ${ratio.toFixed(6)}`
    : undefined;
}

/** The sum of a pod's containers, or what the largest that runs before them needs. */
function totalOf(spec: Fields, side: 'requests' | 'limits'): Amounts {
  const total = new Map<string, bigint>();
  for (const { resources } of (spec.containers ?? []) as Fields[]) {
    for (const [name, value] of entriesOf(resources?.[side])) {
      total.set(name, (total.get(name) ?? 0n) + value);
    }
  }
  for (const { resources } of (spec.initContainers ?? []) as Fields[]) {
    for (const [name, value] of entriesOf(resources?.[side])) {
      const known = total.get(name) ?? 0n;
      total.set(name, value > known ? value : known);
    }
  }
  return Object.fromEntries(
    [...total].map(([name, nanos]) => [name, textOf(name, nanos)]),
  );
}

function entriesOf(amounts: Amounts | undefined): Array<[string, bigint]> {
  return Object.entries(amounts ?? {}).map(([name, value]) => [
    name,
    nanosOf(value) ?? 0n,
  ]);
}

/** Bytes in the units of memory, all else in thousands. */
function textOf(name: string, nanos: bigint): string {
  const bytes = nanos / 1_000_000_000n;
  return /memory|storage/.test(name) && bytes % 1024n === 0n
    ? canonicalQuantity(`${bytes / 1024n}Ki`)
    : canonicalQuantity(`${nanos}n`);
}

function isLess(one: string, other: string): boolean {
  return (nanosOf(one) ?? 0n) < (nanosOf(other) ?? 0n);
}
