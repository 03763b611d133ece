import { z } from 'zod/v3';

/** What one rule lets through, as it is declared; nothing else passes. */
export const networkRuleSchema = z.object({
  /** Seen from the pods of the workspace. */
  direction: z.enum(['in', 'out']),
  /** `mesh`: by who calls; `network`: by pods, addresses and ports. What comes in has to pass both. */
  layer: z.enum(['network', 'mesh']),
  /** Object that has the rule: `NetworkPolicy/allow-dns`. */
  policy: z.string(),
  /** In words: "to pods of pulsar of namespace storage, ports 6650, 8080". */
  rule: z.string(),
});

export type NetworkRule = z.infer<typeof networkRuleSchema>;
