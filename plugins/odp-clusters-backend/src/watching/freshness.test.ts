import type { ReflectorState } from '@internal/plugin-odp-kubernetes-node';
import { freshnessOf, gapsOf, type KindState, settledAt } from './freshness';

const NOW = Date.parse('2026-11-23T14:32:00Z');
const SECOND = 1000;
const CONTEXT = { now: NOW, failureMs: 30 * SECOND };

const kind = (
  name: KindState['kind'],
  state: Partial<ReflectorState>,
  size = 0,
): KindState => ({
  kind: name,
  size,
  state: { phase: 'live', since: NOW, ...state },
});
const live = (name: KindState['kind'], heard = NOW) =>
  kind(name, { syncedAt: NOW - 60 * SECOND, lastEventAt: heard });
const failing = (forSeconds: number, more: Partial<ReflectorState> = {}) =>
  kind('peerauthentications', {
    phase: 'starting',
    failingSince: NOW - forSeconds * SECOND,
    reason: 'the server answers 500: conversion webhook failed',
    nextAttemptAt: NOW + 4 * SECOND,
    ...more,
  });

describe('freshness of a cluster', () => {
  it.each<[string, KindState[], object]>([
    [
      'is live when every kind is, as old as the last word',
      [live('pods', NOW - 9 * SECOND), live('nodes', NOW - 4 * SECOND)],
      { state: 'live', asOf: '2026-11-23T14:31:56.000Z' },
    ],
    [
      'tells how many pods are read while it starts',
      [
        live('nodes'),
        kind('services', { phase: 'starting' }, 3),
        kind('pods', { phase: 'starting' }, 1240),
      ],
      { state: 'starting', progress: { kind: 'pods', read: 1240 } },
    ],
    [
      'is starting, with the reason, while one kind fails beside others that are read',
      [live('nodes'), failing(3)],
      {
        state: 'starting',
        reason:
          'peerauthentications: the server answers 500: conversion webhook failed',
        nextAttemptAt: '2026-11-23T14:32:04.000Z',
      },
    ],
    [
      'is unreachable when nothing was ever read',
      [failing(300), kind('pods', { phase: 'unreachable', reason: 'refused' })],
      { state: 'unreachable' },
    ],
    [
      'is live without a kind that has only failed for long',
      [live('nodes'), failing(31)],
      { state: 'live' },
    ],
    [
      'is stale as long as the kind that was heard of last',
      [
        live('nodes'),
        kind('pods', {
          phase: 'stale',
          reason: 'nothing heard for 90 s',
          syncedAt: NOW - 900 * SECOND,
          lastEventAt: NOW - 90 * SECOND,
        }),
      ],
      {
        state: 'stale',
        asOf: '2026-11-23T14:30:30.000Z',
        reason: 'nothing heard for 90 s',
      },
    ],
    [
      'is denied when the token is refused',
      [
        live('nodes'),
        kind('pods', { phase: 'denied', reason: 'refused (401)' }),
      ],
      { state: 'denied', reason: 'refused (401)' },
    ],
    [
      'is denied when the token may read nothing at all',
      [
        kind('nodes', { phase: 'forbidden' }),
        kind('pods', { phase: 'forbidden' }),
      ],
      { state: 'denied', reason: 'the token may read none of the kinds' },
    ],
  ])('%s', (_, kinds, freshness) => {
    expect(freshnessOf(kinds, CONTEXT)).toMatchObject(freshness);
  });

  it('waits for a kind that is on its way, and no longer than its time for one that only fails', () => {
    const onItsWay = kind('pods', { phase: 'starting' });
    expect(settledAt([live('nodes'), onItsWay], CONTEXT)).toBe(Infinity);
    expect(settledAt([live('nodes'), failing(10)], CONTEXT)).toBe(
      NOW + 20 * SECOND,
    );
    expect(settledAt([live('nodes'), failing(31)], CONTEXT)).toBeLessThan(NOW);
    // A cluster that answers nothing is not shown in part.
    expect(settledAt([failing(300)], CONTEXT)).toBe(Infinity);
    expect(
      settledAt([live('nodes'), kind('pods', { phase: 'forbidden' })], CONTEXT),
    ).toBeLessThan(NOW);
  });

  it('names each kind that cannot be read, why, and what it hides', () => {
    expect(
      gapsOf(
        [
          live('nodes'),
          failing(31),
          kind('pods', { phase: 'forbidden' }),
          kind('destinationrules', { phase: 'absent' }),
          kind('horizontalpodautoscalers', { phase: 'absent' }),
          kind('services', { phase: 'starting' }),
        ],
        CONTEXT,
      ),
    ).toEqual([
      {
        kind: 'peerauthentications',
        cause: 'failed',
        message:
          'peerauthentications cannot be read, which hides which mTLS mode the mesh asks for; the server answers 500: conversion webhook failed. The portal tries again.',
      },
      {
        kind: 'pods',
        cause: 'forbidden',
        message:
          "The portal's token may not list pods, which hides the state of pods; give it list and watch.",
      },
      {
        kind: 'destinationrules',
        cause: 'absent',
        message:
          'The cluster does not know destinationrules, so that it has none.',
      },
      {
        kind: 'horizontalpodautoscalers',
        cause: 'absent',
        message:
          'The cluster does not know horizontalpodautoscalers, which hides whether autoscaling is at its limit.',
      },
    ]);
    expect(gapsOf([live('nodes'), failing(10)], CONTEXT)).toEqual([]);
  });
});
