import { ConflictError } from '@backstage/errors';
import type { Plan } from '@internal/plugin-odp-workspaces-common';

/** @throws ConflictError with every reason why a plan cannot be done */
export function requireDoable({ refusals }: Plan): void {
  if (refusals.length) {
    throw new ConflictError(refusals.map(({ message }) => message).join(' '));
  }
}
