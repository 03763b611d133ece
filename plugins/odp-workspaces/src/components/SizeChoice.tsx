import type { Offer } from '@internal/plugin-odp-workspaces-common';
import { CardChoice, type ChoiceProps } from './CardChoice';

interface SizeChoiceProps extends ChoiceProps {
  sizes: Offer['components']['sizes'];
}

/** Sizes of a pod to choose from, each with what it asks for and what it may take. */
export function SizeChoice({ sizes, ...choice }: SizeChoiceProps) {
  return (
    <CardChoice
      {...choice}
      cards={sizes.map(({ id, title, requests, limits }) => ({
        id,
        title,
        lines: [
          `has ${requests.cpu} CPU, ${requests.memory}`,
          `at most ${limits.cpu} CPU, ${limits.memory}`,
        ],
      }))}
    />
  );
}
