import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';

/** Whose request it is. */
export interface Caller {
  credentials: BackstageCredentials;
  /** What it came with, for the record; absent where it came as an action. */
  request?: Request;
}

/** Who asks, by entity refs; a service by its subject. */
export interface Requester {
  user: string;
  /** The user and its groups. */
  claims: readonly string[];
  /** Nobody looks at a plan in its name. */
  isService?: boolean;
}
