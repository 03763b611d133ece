import { bytesInWords } from '@internal/vocabulary';
import type { ContainerRecord } from '../../records';

/** How a container ended last: "last exit 137 OOMKilled, limit 512 MiB"; empty when that is not told. */
export function describeLastEnd({
  last,
  memoryLimit,
}: ContainerRecord): string {
  const end = last
    ? `last exit ${[last.exitCode, last.reason]
        .filter(part => part !== undefined)
        .join(' ')}`
    : '';
  const limit =
    last?.reason === 'OOMKilled' && memoryLimit !== undefined
      ? `limit ${bytesInWords(memoryLimit)}`
      : '';
  return [end, limit].filter(Boolean).join(', ');
}
