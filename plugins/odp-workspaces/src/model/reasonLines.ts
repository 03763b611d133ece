import {
  type Reason,
  reasonSentence,
} from '@internal/plugin-odp-clusters-common';

const OF_SEVERAL = /^\d+ pods: /;

/** Why something is not healthy, worst first and each cause once: a workload repeats what is said of its pods. */
export function reasonLines(reasons: readonly Reason[], now: number): string[] {
  const said = new Set<string>();
  return reasons.flatMap(reason => {
    const parts = reason.message.split('; ').filter(part => {
      const cause = part.replace(OF_SEVERAL, '');
      return !said.has(cause) && said.add(cause);
    });
    return parts.length
      ? reasonSentence({ ...reason, message: parts.join('; ') }, now)
      : [];
  });
}
