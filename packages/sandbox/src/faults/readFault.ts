import type { Fault, FaultEffect } from './Faults';

type Body = Record<string, unknown>;

/** What each effect needs, as sentences for who forgot it. */
const EFFECTS: Record<
  FaultEffect['kind'],
  (effect: Body) => string | undefined
> = {
  status: ({ code }) =>
    isNumber(code, 400, 599) ? undefined : 'effect.code is 400 to 599',
  'stream-status': ({ code }) =>
    code === 410 || code === 500 ? undefined : 'effect.code is 410 or 500',
  'abrupt-close': () => undefined,
  'late-close': () => undefined,
  'half-page': () => undefined,
  'slow-drip': ({ bytes, everyMs }) =>
    isNumber(bytes, 1) && isNumber(everyMs, 1)
      ? undefined
      : 'effect.bytes and effect.everyMs are numbers from 1',
  silence: () => undefined,
};

/**
 * Reads a fault that came over HTTP.
 *
 * @throws Error naming the field and what it takes
 */
export function readFault(body: Body): Fault {
  const effect = (body.effect ?? {}) as Body;
  const check = Object.hasOwn(EFFECTS, String(effect.kind))
    ? EFFECTS[effect.kind as FaultEffect['kind']]
    : undefined;
  if (!check) {
    throw new Error(`effect.kind is one of ${Object.keys(EFFECTS).join(', ')}`);
  }
  const problem =
    check(effect) ??
    (body.times === undefined || isNumber(body.times, 1)
      ? undefined
      : 'times is a number from 1, or absent for until cleared') ??
    (body.after === undefined || isNumber(body.after, 0)
      ? undefined
      : 'after is a number from 0, or absent for at once') ??
    ['verb', 'resource']
      .filter(key => !['string', 'undefined'].includes(typeof body[key]))
      .map(key => `${key} is a text, or absent for any`)[0];
  if (problem) {
    throw new Error(problem);
  }
  return {
    verb: body.verb as string | undefined,
    resource: body.resource as string | undefined,
    after: body.after as number | undefined,
    times: body.times as number | undefined,
    effect: effect as FaultEffect,
  };
}

function isNumber(value: unknown, from: number, to = Infinity): boolean {
  return typeof value === 'number' && value >= from && value <= to;
}
