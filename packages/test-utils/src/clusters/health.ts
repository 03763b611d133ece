import type { Health, Reason } from '@internal/plugin-odp-clusters-common';

/** A reason of the contract: user-api has crashed since 13:58, unless told otherwise. */
export function aReason(overrides: Partial<Reason> = {}): Reason {
  const status = overrides.status ?? 'degraded';
  return {
    rule: 'workload.pods-not-ready',
    status,
    object: { kind: 'Deployment', name: 'user-api', namespace: 'execution' },
    message:
      'user-api: 2 of 10 pods ready; 8 pods: out of memory: CrashLoopBackOff, last exit 137 OOMKilled, limit 512 MiB',
    since: '2026-11-23T13:58:00Z',
    ...overrides,
  };
}

/** Health in one status; the reasons say why. */
export function aHealth(
  status: Health['status'],
  ...reasons: Reason[]
): Health {
  return { status, reasons, counts: { [status]: 1 } };
}
