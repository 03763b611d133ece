import { number, oneOf, text, type Body } from '../../control/fields';
import type { PulsarFault, PulsarFaultEffect } from './PulsarFault';

/** How each effect is read. */
const EFFECTS: Record<
  PulsarFaultEffect['kind'],
  (effect: Body) => PulsarFaultEffect
> = {
  status: ({ code }) => ({
    kind: 'status',
    code: number('effect.code', code, { from: 400 }),
  }),
  'abrupt-close': () => ({ kind: 'abrupt-close' }),
  'half-page': () => ({ kind: 'half-page' }),
  'slow-drip': ({ bytes, everyMs }) => ({
    kind: 'slow-drip',
    bytes: number('effect.bytes', bytes, { from: 1 }),
    everyMs: number('effect.everyMs', everyMs, { from: 1 }),
  }),
  silence: () => ({ kind: 'silence' }),
  unauthorized: () => ({ kind: 'unauthorized' }),
  redirect: ({ to }) => ({ kind: 'redirect', to: text('effect.to', to) }),
  'redirect-loop': () => ({ kind: 'redirect-loop' }),
  huge: ({ bytes }) => ({
    kind: 'huge',
    bytes: number('effect.bytes', bytes, { from: 1 }),
  }),
};

const KINDS = Object.keys(EFFECTS) as Array<PulsarFaultEffect['kind']>;

/**
 * Reads a fault that came over HTTP.
 *
 * @throws Error naming the field and what it takes
 */
export function readPulsarFault(body: Body): PulsarFault {
  const effect = (body.effect ?? {}) as Body;
  const kind = oneOf('effect.kind', effect.kind, KINDS);
  const optional = <T>(
    name: 'broker' | 'method' | 'resource' | 'after' | 'times',
    read: (value: unknown) => T,
  ) => (body[name] === undefined ? {} : { [name]: read(body[name]) });
  return {
    ...optional('broker', value => number('broker', value, { from: 0 })),
    ...optional('method', value => text('method', value)),
    ...optional('resource', value => text('resource', value)),
    ...optional('after', value => number('after', value, { from: 0 })),
    ...optional('times', value => number('times', value, { from: 1 })),
    effect: EFFECTS[kind](effect),
  };
}
