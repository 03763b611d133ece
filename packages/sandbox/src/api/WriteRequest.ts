import type { Terminations } from './Terminations';
import type { Target } from './requestPath';
import type { WriteOptions } from './writeOptions';

/** A write that was allowed, as it came. */
export interface Write {
  user: string;
  terminations: Terminations;
  method: string;
  target: Target;
  query: URLSearchParams;
  contentType: string;
  userAgent?: string;
  body: string;
}

/** A write whose options were read. */
export interface ReadWrite extends Write {
  options: WriteOptions;
}

/** Answer to a write, without what its writer is warned of. */
export interface WriteResult {
  code: number;
  body: object;
}

export interface WriteAnswer extends WriteResult {
  warnings: string[];
}
