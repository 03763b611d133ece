import type { Offer } from '@internal/plugin-odp-workspaces-common';
import { usdInWords } from '../model/words';
import { CardChoice, type ChoiceProps } from './CardChoice';

interface TierChoiceProps extends ChoiceProps {
  tiers: Offer['tiers'];
}

/** Tiers to choose from, each with what it gives and what it costs. */
export function TierChoice({ tiers, ...choice }: TierChoiceProps) {
  return (
    <CardChoice
      {...choice}
      cards={tiers.map(({ id, title, quota, usdPerMonth, needsApproval }) => ({
        id,
        title,
        lines: [
          `${quotaInWords(quota)}${needsApproval ? '; needs an approval' : ''}`,
        ],
        price: usdInWords(usdPerMonth),
      }))}
    />
  );
}

/** `16 cores, 64Gi memory, 500Gi storage, 60 pods`; what a tier does not limit is left out. */
function quotaInWords(quota: Record<string, string>): string {
  const parts: Array<[string, string]> = [
    ['requests.cpu', 'cores'],
    ['requests.memory', 'memory'],
    ['requests.storage', 'storage'],
    ['pods', 'pods'],
  ];
  return parts
    .flatMap(([key, unit]) => (quota[key] ? `${quota[key]} ${unit}` : []))
    .join(', ');
}
