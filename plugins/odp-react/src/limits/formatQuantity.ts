const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const rough = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Bytes with a binary unit: "512 MiB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${rough.format(value)} ${UNITS[unit]}`;
}

/** Cores as written by people: "0.25 cores", "1 core". */
export function formatCores(cores: number): string {
  return `${number.format(cores)} ${cores === 1 ? 'core' : 'cores'}`;
}

/** A plain count with thousands apart. */
export function formatCount(count: number): string {
  return number.format(count);
}

/** What a quota's resource is measured in, by its Kubernetes name such as `limits.memory`. */
export function formatQuantity(resource: string, value: number): string {
  const last = resource.split('.').pop() ?? resource;
  if (['memory', 'storage', 'ephemeral-storage'].includes(last)) {
    return formatBytes(value);
  }
  return last === 'cpu' ? formatCores(value) : formatCount(value);
}
