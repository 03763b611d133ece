/** Largest first; a month is 30 days and a year 365, as Grafana counts them. */
const SIZES = {
  y: 31_536_000_000,
  M: 2_592_000_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
} as const;

const WRITTEN = ['w', 'd', 'h', 'm', 's', 'ms'] as const;

/** Milliseconds of `15s`, `1h30m`, `>1m`, or of bare seconds; undefined when it is no duration. */
export function parseDuration(text: string): number | undefined {
  const bare = text.trim().replace(/^>/, '');
  if (/^\d+(\.\d+)?$/.test(bare)) {
    return Number(bare) * 1000;
  }
  const parts = /^(\d+(\.\d+)?(ms|[yMwdhms]))+$/.test(bare)
    ? bare.matchAll(/(\d+(?:\.\d+)?)(ms|[yMwdhms])/g)
    : [];
  let total: number | undefined;
  for (const [, count, unit] of parts) {
    total = (total ?? 0) + Number(count) * SIZES[unit as keyof typeof SIZES];
  }
  return total;
}

/** A duration as PromQL takes it, exact to the millisecond: `15s`, `90s`, `1h`, `1500ms`. */
export function writeDuration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const unit = WRITTEN.find(name => whole % SIZES[name] === 0) ?? 'ms';
  return whole === 0 ? '0s' : `${whole / SIZES[unit]}${unit}`;
}
