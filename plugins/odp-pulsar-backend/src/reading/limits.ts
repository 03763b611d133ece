import type { Limit, Policies } from '@internal/plugin-odp-pulsar-common';

/** A limit of 0 in either, size or time, turns retention off. */
export function retentionLimits(
  megabytes: number,
  minutes: number,
): Pick<Policies, 'retentionBytes' | 'retentionSeconds'> {
  if (megabytes === 0 || minutes === 0) {
    return {
      retentionBytes: { state: 'off' },
      retentionSeconds: { state: 'off' },
    };
  }
  return {
    // Pulsar's megabytes are mebibytes.
    retentionBytes: sizeLimit(megabytes < 0 ? -1 : megabytes * 1024 * 1024),
    retentionSeconds: sizeLimit(minutes < 0 ? -1 : minutes * 60),
  };
}

/** 0 is no limit of a rate or of an age, and one of a size. */
export function rateLimit(value: number | null | undefined): Limit {
  return sizeLimit(value && value > 0 ? value : -1);
}

export function sizeLimit(value: number | null | undefined): Limit {
  return value === null || value === undefined || value < 0
    ? { state: 'unlimited' }
    : { state: 'set', value };
}
